-- "Did you mean": the word of a list that is nearest to one that is not in it.
local M = {}

-- How many letters must be changed, added, left out or swapped with their neighbour; `limit` or more is `limit`.
local function distance(a, b, limit)
    if math.abs(#a - #b) >= limit then
        return limit
    end
    local before, row = nil, {}
    for j = 0, #b do
        row[j] = j
    end
    for i = 1, #a do
        local next_row = { [0] = i }
        for j = 1, #b do
            local same = a:byte(i) == b:byte(j)
            local best = math.min(row[j] + 1, next_row[j - 1] + 1, row[j - 1] + (same and 0 or 1))
            if before and j > 1 and a:byte(i) == b:byte(j - 1) and a:byte(i - 1) == b:byte(j) then
                best = math.min(best, before[j - 2] + 1)
            end
            next_row[j] = best
        end
        before, row = row, next_row
    end
    return math.min(row[#b], limit)
end

--- The nearest of `words`, or nil if none is near.
---@param word string
---@param words string[]
---@return string?
function M.nearest(word, words)
    local found
    local limit = math.max(2, math.floor(#word / 3) + 1)
    for _, candidate in ipairs(words) do
        local d = distance(word:lower(), candidate:lower(), limit)
        if d < limit then
            found, limit = candidate, d
        end
    end
    return found
end

--- ", did you mean 'x'?" or nothing.
---@param word string
---@param words string[]
function M.clause(word, words)
    local near = M.nearest(word, words)
    return near and ", did you mean '" .. near .. "'?" or ""
end

--- The keys of a table, sorted.
function M.keys(map)
    local keys = {}
    for key in pairs(map) do
        keys[#keys + 1] = key
    end
    table.sort(keys)
    return keys
end

return M
