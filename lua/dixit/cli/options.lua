-- Reading the command line.
local dixit = ...
local suggest = dixit.script("suggest")
local report = dixit.script("cli.report")

local M = {}

local function one_of(...)
    local words = { ... }
    return function(value)
        for _, word in ipairs(words) do
            if value == word then
                return value
            end
        end
        local last = table.remove(words)
        local list = table.concat(words, ", ") .. " or " .. last
        words[#words + 1] = last
        return nil, list, suggest.clause(value, words)
    end
end

local function fraction(value)
    local number = tonumber(value)
    if number and number >= 0 and number <= 1 then
        return number
    end
    return nil, "a number from 0 to 1", ""
end

local function language(value)
    if value:find("^%a[%w-]*$") and #value < 36 then
        return value
    end
    return nil, "a language's code, as en or pt-BR", ""
end

local function anything(value)
    if value == "" then
        return nil, "a name or a path", ""
    end
    return value
end

-- Options by their long names: a reader for the value, or true for those that have none. `many`: each use counts.
local OPTIONS = {
    rules = { value = anything, many = true },
    lang = { value = language },
    format = { value = anything },
    output = { value = anything },
    offsets = { value = one_of("bytes", "codepoints", "utf16") },
    input = { value = one_of("auto", "text", "jsonl") },
    scope = { value = one_of("speech", "all") },
    ["min-confidence"] = { value = fraction },
    color = { is = "color", set = true },
    ["no-color"] = { is = "color", set = false },
    help = { is = "help", set = true },
    version = { is = "version", set = true },
}
local LETTERS = { r = "rules", l = "lang", f = "format", o = "output", h = "help", V = "version" }

local function usage_error(message)
    report.stop(report.USAGE, message .. " (dixit --help tells more)")
end

local function unknown(argument)
    local names = {}
    for name in pairs(OPTIONS) do
        names[#names + 1] = "--" .. name
    end
    table.sort(names)
    usage_error("there is no option " .. argument .. suggest.clause(argument, names))
end

local function keep(given, name, option, text)
    local value, wanted, hint = option.value(text)
    if value == nil then
        usage_error(("--%s should be %s, not '%s'%s"):format(name, wanted, text, hint))
    end
    local field = name:gsub("-", "_")
    if option.many then
        given[field] = given[field] or {}
        table.insert(given[field], value)
    else
        given[field] = value
    end
end

-- "--name", "--name=value", "-x", "-xvalue": the name and the value, if one is attached.
local function take_apart(argument)
    local name, value = argument:match("^%-%-([^=]+)=(.*)$")
    if name then
        return name, value
    end
    name = argument:match("^%-%-(.+)$")
    if name then
        return name
    end
    local letter = argument:sub(2, 2)
    return LETTERS[letter], #argument > 2 and argument:sub(3) or nil
end

--- Read arguments into a table of options; `files` holds the others.
---@param arguments string[]
function M.parse(arguments)
    local given = { files = {} }
    local i, only_files = 1, false
    while arguments[i] do
        local argument = arguments[i]
        if only_files or argument == "-" or argument:sub(1, 1) ~= "-" then
            given.files[#given.files + 1] = argument
        elseif argument == "--" then
            only_files = true
        else
            local name, value = take_apart(argument)
            local option = OPTIONS[name]
            if not option then
                unknown(argument:match("^[^=]+"))
            elseif not option.value then
                if value then
                    usage_error("--" .. name .. " takes no value")
                end
                given[option.is] = option.set
            else
                if not value then
                    i = i + 1
                    value = arguments[i]
                end
                if not value then
                    usage_error("--" .. name .. " needs a value")
                end
                keep(given, name, option, value)
            end
        end
        i = i + 1
    end
    return given
end

return M
