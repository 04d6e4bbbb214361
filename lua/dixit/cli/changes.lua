-- What has changed from one list of quotations to another.
local M = {}

---@class dixit.Noted a quotation, as far as changes are shown
---@field text string
---@field type string
---@field speaker string the name, or "?" and the reason
---@field rule string
---@field line integer

--- Note down a quotation.
---@param quote dixit.Quote
---@return dixit.Noted
function M.note(quote)
    return { text = quote.text, type = quote.type, speaker = quote.speaker or "? (" .. quote.unknown .. ")",
        rule = quote.rule, line = quote.line }
end

-- Where something stands in the text does not count: an edit further up moves everything.
local function key(noted)
    return table.concat({ noted.text, noted.type, noted.speaker, noted.rule }, "\0")
end

-- Match what is the same by `key_of`; the numbers of those left over, of both lists.
local function leave_out(old, new, old_left, new_left, key_of, matched)
    local waiting = {}
    for i, noted in ipairs(old) do
        if old_left[i] then
            local k = key_of(noted)
            waiting[k] = waiting[k] or {}
            table.insert(waiting[k], i)
        end
    end
    for j, noted in ipairs(new) do
        local list = new_left[j] and waiting[key_of(noted)]
        if list and list[1] then
            local i = table.remove(list, 1)
            old_left[i], new_left[j] = nil, nil
            matched(i, j)
        end
    end
end

local function all(list)
    local set = {}
    for i in ipairs(list) do
        set[i] = true
    end
    return set
end

local WATCHED = { "type", "speaker", "rule" }

-- "speaker Ann Lee → Bob Ray, rule en/alone → own/slug"
local function difference(old, new)
    local parts = {}
    for _, field in ipairs(WATCHED) do
        if old[field] ~= new[field] then
            parts[#parts + 1] = ("%s %s → %s"):format(field, old[field], new[field])
        end
    end
    return table.concat(parts, ", ")
end

--- Compare two lists: those that are gone ("-"), then in the order of the text those that are new ("+") or read
--- otherwise ("~", with what is different).
---@param old dixit.Noted[]
---@param new dixit.Noted[]
---@return { sign: string, quote: dixit.Noted, difference?: string }[]
function M.between(old, new)
    local old_left, new_left, otherwise, list = all(old), all(new), {}, {}
    leave_out(old, new, old_left, new_left, key, function() end)
    leave_out(old, new, old_left, new_left, function(noted) return noted.text end, function(i, j)
        otherwise[j] = difference(old[i], new[j])
    end)
    for i, noted in ipairs(old) do
        if old_left[i] then
            list[#list + 1] = { sign = "-", quote = noted }
        end
    end
    for j, noted in ipairs(new) do
        if new_left[j] or otherwise[j] then
            list[#list + 1] = { sign = new_left[j] and "+" or "~", quote = noted, difference = otherwise[j] }
        end
    end
    return list
end

return M
