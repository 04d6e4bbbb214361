-- Run in every host: read a text with the host's Lua and write the record, to be compared with the command's.
-- DIXIT_TEXT, DIXIT_OUT and DIXIT_MODULES come through the environment: not every host passes arguments.
package.cpath = os.getenv("DIXIT_MODULES") .. "/" .. _VERSION:match("%d%.%d") .. "/?.so"

local dixit = require "dixit"

local function read_file(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("*a")
    file:close()
    return text
end

local text = read_file(os.getenv("DIXIT_TEXT"))
local parts = {}
for _, offsets in ipairs { "bytes", "codepoints", "utf16" } do
    local doc = assert(dixit.read(text, { id = "sample", offsets = offsets }))
    parts[#parts + 1] = dixit.render(doc, "jsonl")
end

local out = assert(io.open(os.getenv("DIXIT_OUT"), "wb"))
assert(out:write(table.concat(parts)))
assert(out:close())

-- pandoc takes what a filter returns for filters
return {}
