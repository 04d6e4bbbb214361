-- Words on a terminal: how wide they are, and breaking them into lines.
local M = {}

-- One character of UTF-8 (or a stray byte).
local CHARACTER = "[^\128-\191][\128-\191]*"

-- First and last code points that take two columns, and those that take none.
local WIDE = {
    { 0x1100, 0x115f }, { 0x2e80, 0x303e }, { 0x3041, 0x33ff }, { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff },
    { 0xa000, 0xa4cf }, { 0xac00, 0xd7a3 }, { 0xf900, 0xfaff }, { 0xfe30, 0xfe4f }, { 0xff00, 0xff60 },
    { 0xffe0, 0xffe6 }, { 0x1f300, 0x1f64f }, { 0x1f900, 0x1f9ff }, { 0x20000, 0x3fffd },
}
local NO_WIDTH = {
    { 0x0300, 0x036f }, { 0x0483, 0x0489 }, { 0x0591, 0x05bd }, { 0x0610, 0x061a }, { 0x064b, 0x065f },
    { 0x093c, 0x094d }, { 0x0e31, 0x0e31 }, { 0x0e34, 0x0e3a }, { 0x0e47, 0x0e4e }, { 0x1ab0, 0x1aff },
    { 0x200b, 0x200f }, { 0x202a, 0x202e }, { 0x2060, 0x2064 }, { 0x20d0, 0x20ff }, { 0xfe00, 0xfe0f },
    { 0xfe20, 0xfe2f }, { 0xfeff, 0xfeff },
}

local function codepoint(character)
    local first = character:byte()
    if first < 0xc0 then
        return first
    end
    local value = first % (first < 0xe0 and 0x20 or first < 0xf0 and 0x10 or 0x08)
    for i = 2, #character do
        value = value * 64 + character:byte(i) % 64
    end
    return value
end

local function is_among(value, ranges)
    for _, range in ipairs(ranges) do
        if value <= range[2] then
            return value >= range[1]
        end
    end
    return false
end

local function character_width(character)
    if #character == 1 then
        return 1
    end
    local value = codepoint(character)
    return is_among(value, NO_WIDTH) and 0 or is_among(value, WIDE) and 2 or 1
end

--- How many columns a text takes.
---@param s string
---@return integer
function M.width(s)
    if not s:find("[\128-\255]") then
        return #s
    end
    local width = 0
    for character in s:gmatch(CHARACTER) do
        width = width + character_width(character)
    end
    return width
end

--- The text without control characters: what stands in an article must not steer the reader's terminal.
---@param s string
---@return string
function M.clean(s)
    s = s:gsub("[%z\1-\31\127]+", " ")
    return (s:gsub("\194[\128-\159]", " "))
end

--- A long text's beginning, cut at a space if there is one.
---@param s string
---@param limit integer in bytes
---@return string
function M.shorten(s, limit)
    if #s <= limit then
        return s
    end
    return s:sub(1, limit):gsub("[\194-\244][\128-\191]*$", ""):gsub("%s+%S*$", "") .. "…"
end

-- Add the pieces of a word that is wider than a line.
local function split_word(word, width, pieces)
    local piece, taken = "", 0
    for character in word:gmatch(CHARACTER) do
        local w = character_width(character)
        if taken + w > width and piece ~= "" then
            pieces[#pieces + 1] = piece
            piece, taken = "", 0
        end
        piece, taken = piece .. character, taken + w
    end
    pieces[#pieces + 1] = piece
end

--- Break a text into lines of at most `width` columns, at its spaces where it has any.
---@param s string
---@param width integer
---@return string[]
function M.wrap(s, width)
    local lines, line, taken = {}, nil, 0
    width = math.max(width, 2)
    for word in M.clean(s):gmatch("[^ ]+") do
        local w = M.width(word)
        if line and taken + 1 + w <= width then
            line, taken = line .. " " .. word, taken + 1 + w
        else
            lines[#lines + 1] = line
            if w > width then
                split_word(word, width, lines)
                word = table.remove(lines)
                w = M.width(word)
            end
            line, taken = word, w
        end
    end
    lines[#lines + 1] = line
    return lines
end

return M
