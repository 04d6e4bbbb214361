-- Escaping for formats: what a text needs so that it stands for itself in XML, HTML, CSV, Markdown, SQL ...
-- (JSON has dixit.json.) Everything here returns valid UTF-8 when it is given such.
local dixit = ...

local M = {}

local REPLACEMENT = "\239\191\189" -- U+FFFD

-- UTF-8 ---------------------------------------------------------------------------------------------------------

-- Lead bytes, and what may follow them: the well-formed sequences of the Unicode standard.
local SEQUENCES = {
    "^[\194-\223][\128-\191]", "^\224[\160-\191][\128-\191]", "^[\225-\236\238\239][\128-\191][\128-\191]",
    "^\237[\128-\159][\128-\191]", "^\240[\144-\191][\128-\191][\128-\191]",
    "^[\241-\243][\128-\191][\128-\191][\128-\191]", "^\244[\128-\143][\128-\191][\128-\191]",
}

local function sequence_end(s, at)
    for _, pattern in ipairs(SEQUENCES) do
        local _, last = s:find(pattern, at)
        if last then
            return last
        end
    end
end

--- The text with U+FFFD for every byte that is no part of a character. What a document holds is valid already; its
--- id, which may be a file's name, need not be.
---@param s string
---@return string
function M.utf8(s)
    local parts, from = {}, 1
    local at = s:find("[\128-\255]")
    while at do
        local last = sequence_end(s, at)
        if not last then
            parts[#parts + 1] = s:sub(from, at - 1) .. REPLACEMENT
            from, last = at + 1, at
        end
        at = s:find("[\128-\255]", last + 1)
    end
    return table.concat(parts) .. s:sub(from)
end

-- XML and HTML --------------------------------------------------------------------------------------------------

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

--- Text for XML and HTML, inside elements or quoted attributes. Characters that XML cannot hold become U+FFFD, every
--- line end a line feed.
---@param s string
---@return string
function M.xml(s)
    s = s:gsub("[&<>\"']", ENTITIES)
    if s:find("[%z\1-\8\11-\31\127]") then
        s = s:gsub("\r\n?", "\n"):gsub("[%z\1-\8\11-\31\127]", REPLACEMENT)
    end
    if s:find("[\194\239]") then
        s = s:gsub("\194[\128-\159]", REPLACEMENT):gsub("\239\191[\190\191]", REPLACEMENT)
    end
    return s
end

--- The same for an attribute that may hold line ends and tabs: an XML parser would make spaces of them.
---@param s string
---@return string
function M.attribute(s)
    return (M.xml(s):gsub("[\t\n]", { ["\t"] = "&#9;", ["\n"] = "&#10;" }))
end

--- A path as a relative IRI: percent signs for what has a meaning in one, or cannot stand in one.
---@param s string
---@return string
function M.iri(s)
    s = M.utf8(s):gsub("[%z\1-\32\127\"#%%<>%?%[%]\\%^`{|}]", function(c)
        return ("%%%02X"):format(c:byte())
    end)
    -- "a:b" would be an address of the scheme "a"
    return s:find("^[^/]*:") and "./" .. s or s
end

-- Tables --------------------------------------------------------------------------------------------------------

-- Spreadsheets run a cell that begins so; an apostrophe before it makes it a text. Digits after a sign are a number.
local function disarm(s)
    if s:find("^[=+%-@\t\r\n]") then
        return "'" .. s
    end
    for _, wide in ipairs { "＝", "＋", "－", "＠" } do
        if s:sub(1, #wide) == wide then
            return "'" .. s
        end
    end
    return s
end

local function cell_text(value)
    if value == nil then
        return ""
    elseif type(value) ~= "string" then
        return dixit.json(value) -- a locale's decimal comma would be a separator
    end
    return disarm(value:gsub("%z", REPLACEMENT))
end

local function quoted(s)
    return '"' .. s:gsub('"', '""') .. '"'
end

--- A cell of a CSV file (RFC 4180): in quotation marks where it has to be, and harmless in a spreadsheet. Strings that
--- a spreadsheet would take for a formula get an apostrophe before them; nil is an empty cell.
---@param value any
---@return string
function M.csv(value)
    local s = cell_text(value)
    return s:find('[",\r\n]') and quoted(s) or s
end

--- A cell of a file of tab-separated values: the same, with spaces for tabs and line ends.
---@param value any
---@return string
function M.tsv(value)
    local s = cell_text(value):gsub("\r\n", " "):gsub("[\t\r\n]", " ")
    return s:find('"', 1, true) and quoted(s) or s
end

-- Markdown ------------------------------------------------------------------------------------------------------

--- Text for Markdown (CommonMark, GitHub's and pandoc's), on one line: it shows as it is.
---@param s string
---@return string
function M.markdown(s)
    s = s:gsub("\194[\128-\159]", " ") -- U+0080 to U+009F: controls, and a line end among them
    s = s:gsub("[%z\1-\32\127]+", " "):gsub("^ ", "")
    s = s:gsub("[\\`%*_%[%]<>&~|%$%^@{}]", "\\%0")
    -- what opens a heading, a list, a rule, a definition at the beginning of a line
    s = s:gsub("^[#+%-=:%%]", "\\%0"):gsub("^(%d+)([.)])", "%1\\%2")
    return s
end

-- SQL -----------------------------------------------------------------------------------------------------------

-- A text with carriage returns. The shell of SQLite drops those at the ends of lines, so others stand for them.
local function with_returns(s)
    local mark, n = "\\r", 0
    while s:find(mark, 1, true) do
        n = n + 1
        mark = "\\r" .. n
    end
    return "replace('" .. s:gsub("'", "''"):gsub("\r", (mark:gsub("%%", "%%%%"))) .. "', '" .. mark .. "', char(13))"
end

--- A value for SQLite: a literal, NULL for nil, 1 and 0 for booleans. NUL bytes become U+FFFD.
---@param value any
---@return string
function M.sql(value)
    if value == nil then
        return "NULL"
    elseif type(value) == "boolean" then
        return value and "1" or "0"
    elseif type(value) ~= "string" then
        return dixit.json(value)
    end
    value = value:gsub("%z", REPLACEMENT)
    if value:find("\r", 1, true) then
        return with_returns(value)
    end
    return "'" .. value:gsub("'", "''") .. "'"
end

return M
