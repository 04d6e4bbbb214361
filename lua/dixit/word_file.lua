-- Files of word lists. A heading in brackets names the lists that the entries below it go into, one on each line; a
-- line that begins with "#" says something to readers:
--
--     # Who stands for the government here.
--     [PLACE]
--     Ottawa
--     Parliament Hill
local dixit = ...
local M = {}

--- The lists of a file.
---@param add fun(list: string, entries: string, line: integer) called for each heading and each list that it names;
---    `line` is the one on which the entries begin
---@param bytes any the file as a string, or what holds it
---@param len? integer of what is no string
---@return integer? line, string? message what is wrong, and where, if anything is
function M.each(add, bytes, len)
    local sections, line, message = dixit.internal.lists(bytes, len)
    if not sections then
        return line, message
    end
    for i = 1, #sections, 3 do
        for list in sections[i]:gmatch("[^ ]+") do
            add(list, sections[i + 1], sections[i + 2])
        end
    end
end

return M
