-- Files of word lists. A heading in brackets names the lists that the entries below it go into, one on each line; a
-- line that begins with "#" says something to readers:
--
--     # Who stands for the government here.
--     [PLACE]
--     Ottawa
--     Parliament Hill
--
-- They are read with plain searches from one such line to the next: a pattern would look at each character of a file
-- that may have thousands of entries, and packs are read whenever a program starts.
local M = {}

-- Where the next line begins that has this character first; nil if there is none. The text begins with a line end.
local function line_with(text, character, from)
    local at = text:find(character, from, true)
    while at and text:byte(at - 1) ~= 10 do
        at = text:find(character, at + 1, true)
    end
    return at
end

-- The text with a line end before it, and its comments empty lines.
local function without_comments(text)
    text = "\n" .. text
    local pieces, from = {}, 1
    local at = line_with(text, "#", 2)
    while at do
        pieces[#pieces + 1] = text:sub(from, at - 1)
        from = text:find("\n", at, true) or #text + 1
        at = line_with(text, "#", from)
    end
    pieces[#pieces + 1] = text:sub(from)
    return table.concat(pieces)
end

-- The number of the line that begins at byte `at` of a text that begins with a line end.
local function line_at(text, at)
    return select(2, text:sub(1, at - 1):gsub("\n", ""))
end

--- The lists of a file.
---@param text string
---@param add fun(list: string, entries: string, line: fun(): integer) called for each heading and each list that it
---    names; `line()` is the number of the line at which the entries begin
---@return integer? line, string? message what is wrong, and where, if anything is
function M.each(text, add)
    text = without_comments((text:gsub("^\239\187\191", "")))
    local at = line_with(text, "[", 2)
    local entry = text:sub(1, at and at - 1):find("%S")
    if entry then
        return line_at(text, entry), "the entries of a list stand below its heading, as in [CUE]"
    end
    while at do
        local stop = text:find("\n", at, true) or #text + 1
        local names = text:sub(at, stop - 1):match("^%[(%u[%u%d_ ]*)%]%s*$")
        if not names then
            return line_at(text, at), "a heading has names of lists: [CUE], or [TITLE HONORIFIC]"
        end
        local following = line_with(text, "[", stop)
        local entries = text:sub(stop + 1, following and following - 1)
        for list in names:gmatch("[^ ]+") do
            add(list, entries, function() return line_at(text, stop + 1) end)
        end
        at = following
    end
end

return M
