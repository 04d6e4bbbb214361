-- Cutting a text at code points, for formats whose positions count those.
local M = {}

local STRIDE = 128

local function count(s)
    local _, n = s:gsub("[^\128-\191]", "")
    return n
end

-- The number of code points before every STRIDE-th byte.
local function running_counts(text)
    local sums = { [0] = 0 }
    for i = 1, math.floor(#text / STRIDE) do
        sums[i] = sums[i - 1] + count(text:sub((i - 1) * STRIDE + 1, i * STRIDE))
    end
    return sums
end

-- The last entry of `sums` that is `position` or less.
local function find(sums, position)
    local low, high = 0, #sums
    while low < high do
        local middle = math.ceil((low + high) / 2)
        if sums[middle] <= position then
            low = middle
        else
            high = middle - 1
        end
    end
    return low
end

--- Make a function that gives the part of a valid UTF-8 text between two positions, which count code points from 0.
---@param text string
---@return fun(from: integer, to: integer): string
function M.slicer(text)
    if not text:find("[\128-\255]") then
        return function(from, to)
            return text:sub(from + 1, to)
        end
    end
    local sums = running_counts(text)

    -- how many bytes stand before a code point; beyond the end: all of them
    local function byte_of(position)
        local entry = find(sums, position)
        local missing = position - sums[entry]
        local base = entry * STRIDE
        for at in text:sub(base + 1, base + 2 * STRIDE):gmatch("()[^\128-\191]") do
            if missing == 0 then
                return base + at - 1
            end
            missing = missing - 1
        end
        return #text
    end

    return function(from, to)
        return text:sub(byte_of(from) + 1, byte_of(to))
    end
end

return M
