-- dixit-format: 1
-- One JSON object for each document, each on a line of its own.
local dixit = require "dixit"
local record = dixit.script("record")

local M = {
    name = "jsonl",
    description = "one JSON object for each document, each on one line, for many documents",
    extension = "jsonl",
    parts = "record",
}

function M.document(out, doc)
    out:write(dixit.json(doc, record), "\n")
end

return M
