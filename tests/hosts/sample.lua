-- Run in every host: read texts with the host's Lua and write them in every format, to be compared with what the
-- command writes. DIXIT_TEXTS and DIXIT_FORMATS (lists, with spaces), DIXIT_OUT and DIXIT_MODULES come through the
-- environment: not every host passes arguments.
package.cpath = os.getenv("DIXIT_MODULES") .. "/" .. _VERSION:match("%d%.%d") .. "/?.so"

local dixit = require "dixit"

local function read_file(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("*a")
    file:close()
    return text
end

local parts = {}

-- Read a text as a format wants it, and write it.
local function render(path, name, offsets)
    local format = dixit.format(name)
    local doc = assert(dixit.read(read_file(path), {
        id = path:match("[^/]*$"), parts = format.parts, offsets = offsets or format.offsets,
    }))
    parts[#parts + 1] = dixit.render(doc, format)
end

for path in os.getenv("DIXIT_TEXTS"):gmatch("%S+") do
    for _, offsets in ipairs { "bytes", "codepoints", "utf16" } do
        render(path, "jsonl", offsets)
    end
    for name in os.getenv("DIXIT_FORMATS"):gmatch("%S+") do
        render(path, name)
    end
end

local out = assert(io.open(os.getenv("DIXIT_OUT"), "wb"))
assert(out:write(table.concat(parts)))
assert(out:close())

-- pandoc takes what a filter returns for filters
return {}
