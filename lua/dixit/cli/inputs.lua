-- Reading inputs: files and the standard input, each one text or JSON lines.
local M = {}

--- What messages call an input.
function M.name_of(path)
    return path == "-" and "standard input" or path
end

local function is_jsonl(input, path, kind)
    if kind and kind ~= "auto" then
        return kind == "jsonl"
    end
    return path:find("%.jsonl$") or path:find("%.ndjson$") or input:is_jsonl()
end

local function each_line(input, path, read, complain)
    while true do
        local line, number, message = input:line()
        if line then
            local where = M.name_of(path) .. ":" .. number
            local id = line.id or path .. ":" .. number
            if read({ id = id, text = line.text, lang = line.lang, where = where, number = number }) == false then
                return false
            end
        elseif message then
            complain(M.name_of(path) .. ":" .. number .. ": " .. message)
        end
        if line == nil then
            return true
        end
    end
end

local function whole(input, path, read, complain)
    local text, message = input:text()
    if not text then
        complain(M.name_of(path) .. ": " .. message)
        return true
    end
    return read({ id = path, text = text, where = M.name_of(path) }) ~= false
end

--- Call `read` with each document of an input: a table of id, text, lang, where (for messages), and, in JSON lines,
--- the number of its line. What is wrong with the input goes to `complain`. A `read` that returns false ends it.
---@param path string "-" is the standard input
---@param kind? string "text", "jsonl" or "auto"
---@return boolean go_on
function M.each(host, path, kind, read, complain)
    local input, message = host.open(path)
    if not input then
        complain(message)
        return true
    end
    local go_on = (is_jsonl(input, path, kind) and each_line or whole)(input, path, read, complain)
    input:close()
    return go_on
end

return M
