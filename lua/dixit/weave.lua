-- Weaving elements into a text: spans that overlap as they like become elements that are properly nested.
--
-- Where two spans cross, the one that began later is closed and opened again: <a>one <b>two</b></a><b> three</b>.
local M = {}

-- Earlier ones first, and around the later; of those that begin together the longer.
local function sorted(elements)
    local list = {}
    for i, element in ipairs(elements) do
        if element[2] > element[1] then
            list[#list + 1] = { from = element[1], to = element[2], order = i, element = element }
        end
    end
    table.sort(list, function(a, b)
        if a.from ~= b.from then
            return a.from < b.from
        elseif a.to ~= b.to then
            return a.to > b.to
        end
        return a.order < b.order
    end)
    return list
end

local function first_end(stack, to)
    for _, item in ipairs(stack) do
        to = math.min(to, item.to)
    end
    return to
end

-- Open an item, for the first time or again.
local function open(parts, item)
    local element = item.element
    parts[#parts + 1] = item.begun and element.again or element.open
    item.begun = true
end

-- Close what ends at `at` and what lies within it; what goes on is opened again.
local function close(parts, stack, at)
    local lowest
    for i, item in ipairs(stack) do
        if item.to <= at then
            lowest = i
            break
        end
    end
    if not lowest then
        return
    end
    local go_on = {}
    while #stack >= lowest do
        local item = table.remove(stack)
        if item.to > at then
            parts[#parts + 1] = item.element.close
            table.insert(go_on, 1, item)
        else
            parts[#parts + 1] = item.element.finish or item.element.close
        end
    end
    for _, item in ipairs(go_on) do
        open(parts, item)
        stack[#stack + 1] = item
    end
end

--- Make a function that writes stretches of a text with elements woven in. Its stretches have to ascend; an element
--- that goes on from one into the next is closed at the end of the first and opened again in the next.
---@param text string
---@param elements dixit.Element[]
---@param escape fun(s: string): string what is done to the text itself
---@return fun(from: integer, to: integer): string
function M.weaver(text, elements, escape)
    local list, next_one, waiting = sorted(elements), 1, {}

    -- Those that reach into a stretch from before it.
    local function begin(parts, from, to)
        local stack, still = {}, {}
        while list[next_one] and list[next_one].from < from do
            waiting[#waiting + 1] = list[next_one]
            next_one = next_one + 1
        end
        for _, item in ipairs(waiting) do
            if item.to > from and to > from then
                open(parts, item)
                stack[#stack + 1] = item
            end
            if item.to > to then
                still[#still + 1] = item
            end
        end
        waiting = still
        return stack
    end

    return function(from, to)
        local parts, at = {}, from
        local stack = begin(parts, from, to)
        while at < to do
            local item = list[next_one]
            local stop = first_end(stack, item and math.min(to, item.from) or to)
            if stop > at then
                parts[#parts + 1] = escape(text:sub(at + 1, stop))
                at = stop
            end
            close(parts, stack, at)
            while list[next_one] and list[next_one].from == at and at < to do
                item = list[next_one]
                open(parts, item)
                stack[#stack + 1] = item
                waiting[#waiting + 1] = item.to > to and item or nil
                next_one = next_one + 1
            end
        end
        for i = #stack, 1, -1 do
            parts[#parts + 1] = stack[i].element.close
        end
        return table.concat(parts)
    end
end

return M
