-- What is said of a mistake in a pack: whose line it is, and the pattern with a caret under the place.
local dixit = ...
local confine = dixit.script("confine")

local M = {}

-- The line of the file on which byte `position` of a pattern stands, if the pattern can be found in the file.
local function exact_line(item, position)
    local file, line = item.where:match("^(.*):(%d+)$")
    local source = file and confine.source(file)
    if not source then
        return item.where
    end
    local start = 1
    for _ = 2, tonumber(line) do
        start = (source:find("\n", start, true) or #source) + 1
    end
    local found = source:find(item.match, start, true)
    if not found then
        return item.where
    end
    local _, ends = source:sub(1, found + position - 2):gsub("\n", "\n")
    return file .. ":" .. (ends + 1)
end

-- The pattern's line with a caret under the place. Marks that continue a UTF-8 character take no column.
local function caret(pattern, position)
    local before, after = pattern:sub(1, position - 1), pattern:sub(position)
    local start, rest = before:match("[^\n]*$"), after:match("^[^\n]*")
    start = start:gsub("^%s+", "")
    local line = (start .. rest):gsub("%s+$", "")
    local _, columns = start:gsub("[^\128-\191]", "")
    return "    " .. line .. "\n    " .. (" "):rep(columns) .. "^"
end

--- The message for what the core refuses. The first line says it all; two more show the place.
function M.message(item, what, message, code, position)
    if code ~= "pattern" and code ~= "name" then
        return ("%s: %s: %s"):format(item.where, what, message)
    end
    local rest = item.match:sub(position):match("^[^\n]*"):gsub("%s+$", "")
    local at = rest == "" and "at its end" or 'at "' .. rest:sub(1, 40):gsub("[\194-\244][\128-\191]*$", "") .. '"'
    return ("%s: %s: %s (%s)\n%s"):format(exact_line(item, position), what, message, at, caret(item.match, position))
end

return M
