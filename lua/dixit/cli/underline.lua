-- A stretch of text with parts of it underlined, broken into lines:
--
--     “I will,” said Ann Lee.
--     1~~~~~~~~ ^^^^ =======
--
-- The sign says what a part is, a number in place of its first sign which quotation it belongs to.
local dixit = ...
local text = dixit.script("text")

local M = {}

-- How many bytes the character that begins with this byte has; 0 for a byte that begins none.
local function character_length(byte)
    return byte < 0x80 and 1 or byte < 0xc2 and 0 or byte < 0xe0 and 2 or byte < 0xf0 and 3 or byte < 0xf5 and 4 or 0
end

-- The characters from byte `first` to `last`: each with what is shown of it, where it stands, and how wide it is.
local function characters(s, first, last)
    local list, at = {}, first
    while at <= last do
        local length = character_length(s:byte(at))
        local whole = length > 0 and s:sub(at, at + length - 1)
        if not whole or not whole:find("^[^\128-\191][\128-\191]*$") or #whole ~= length then
            whole, length = "?", 1
        end
        whole = text.clean(whole)
        local previous = list[#list]
        -- white space in the source, line ends too, is one space
        if whole ~= " " or (previous and previous.shown ~= " ") then
            list[#list + 1] = { shown = whole, at = at, width = text.width(whole) }
        end
        at = at + length
    end
    return list
end

-- Where lines end: the number of the last character of each.
local function breaks(list, width)
    local ends, taken, space = {}, 0, nil
    local i, start = 1, 1
    while i <= #list do
        if list[i].shown == " " then
            space = i
        end
        taken = taken + list[i].width
        if taken > width and i > start then
            local last = space and space >= start and space or i - 1
            ends[#ends + 1] = last
            start, i, taken, space = last + 1, last, 0, nil
        end
        i = i + 1
    end
    ends[#ends + 1] = #list
    return ends
end

-- The signs under one character: its part's own, or a digit of the number at its beginning.
local function signs_at(list, i, labels, parts)
    local character = list[i]
    if labels[i] then
        return labels[i] .. (parts[i].sign):rep(character.width - 1)
    end
    return (parts[i] and parts[i].sign or " "):rep(character.width)
end

-- The number of the first character at byte `at` or behind it.
local function first_at(list, at)
    local low, high = 1, #list + 1
    while low < high do
        local middle = math.floor((low + high) / 2)
        if list[middle].at < at then
            low = middle + 1
        else
            high = middle
        end
    end
    return low
end

-- Which part each character belongs to, and the digits of numbers, by the characters' numbers.
local function assign(list, parts)
    local owner, labels = {}, {}
    for _, part in ipairs(parts) do
        local digits, n, i = tostring(part.number or ""), 0, first_at(list, part.first)
        while list[i] and list[i].at <= part.last do
            owner[i], labels[i], n = part, nil, n + 1
            if n <= #digits and list[i].width > 0 then
                labels[i] = digits:sub(n, n)
            end
            i = i + 1
        end
    end
    return owner, labels
end

--- Break bytes `first` to `last` of a text into lines of at most `width` columns.
---@param s string
---@param parts { first: integer, last: integer, sign: string, style: string, number?: integer }[] by bytes, from 1
---@param paint fun(style: string, s: string): string
---@return { shown: string, signs: string }[] signs are "" under a line without any
function M.lines(s, first, last, parts, width, paint)
    local list = characters(s, first, last)
    local owner, labels = assign(list, parts)
    local lines, start = {}, 1
    for _, ends in ipairs(breaks(list, width)) do
        local shown, signs, style, run = {}, {}, nil, {}
        local function close_run()
            shown[#shown + 1] = style and paint(style, table.concat(run)) or table.concat(run)
            run = {}
        end
        local is_spaced = list[ends] and list[ends].shown == " "
        for i = start, is_spaced and ends - 1 or ends do
            local mine = owner[i] and owner[i].style
            if mine ~= style then
                close_run()
                style = mine
            end
            run[#run + 1] = list[i].shown
            signs[#signs + 1] = signs_at(list, i, labels, owner)
        end
        close_run()
        lines[#lines + 1] = { shown = table.concat(shown), signs = table.concat(signs):gsub("%s+$", "") }
        start = ends + 1
    end
    return lines
end

return M
