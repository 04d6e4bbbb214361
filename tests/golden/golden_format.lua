-- dixit-format: 1
-- A document as the source of a Lua table: what the command knows of it, for golden.lua to read.
local M = {
    name = "golden",
    description = "a Lua table, for the golden examples",
    extension = "lua",
}

local function literal(value)
    if type(value) ~= "table" then
        return type(value) == "string" and ("%q"):format(value) or tostring(value)
    end
    local parts = {}
    for key, item in pairs(value) do
        parts[#parts + 1] = "[" .. literal(key) .. "]=" .. literal(item)
    end
    return "{" .. table.concat(parts, ",") .. "}"
end

function M.document(out, doc)
    out:write("return ", literal(doc), "\n")
end

return M
