-- dixit-format: 1
-- One JSON object for each document, indented. Several documents are several objects, one after the other, as jq and
-- most readers of JSON take them.
local dixit = require "dixit"
local record = dixit.script("record")

local M = {
    name = "json",
    description = "one JSON object for each document, for programs and people",
    extension = "json",
    parts = "record",
}

function M.document(out, doc)
    out:write(dixit.json(doc, record, true), "\n")
end

return M
