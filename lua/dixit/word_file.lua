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
---@param bytes any the file as a string, or its address
---@param len? integer at an address: how many bytes
---@param owner? any what keeps them there
---@return integer? line, string? message what is wrong, and where, if anything is
function M.each(add, bytes, len, owner)
    local sections, line, message = dixit.internal.lists(bytes, len, owner)
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
