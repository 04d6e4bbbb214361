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
    only = { value = anything },
    coverage = { value = anything, many = true },
    update = { is = "update", set = true },
    ["update-todo"] = { is = "update_todo", set = true },
    poll = { is = "poll", set = true },
    verbose = { is = "verbose", set = true },
    color = { is = "color", set = true },
    ["no-color"] = { is = "color", set = false },
    ["no-limits"] = { is = "no_limits", set = true },
    help = { is = "help", set = true },
    version = { is = "version", set = true },
}
local LETTERS = {
    r = "rules", l = "lang", f = "format", o = "output", h = "help", v = "verbose", V = "version",
}

-- The options that a command takes, beside --help and --version. A command that is not here takes those of extract.
local TAKES = {
    extract = "rules lang format output offsets input scope min-confidence color no-color no-limits",
    explain = "rules lang format output offsets input scope min-confidence color no-color no-limits",
    test = "rules format only coverage update update-todo verbose input color no-color no-limits",
    compile = "output no-limits",
    ["new-pack"] = "output",
    watch = "rules lang input scope min-confidence poll color no-color no-limits",
    help = "",
}

local function set_of(words)
    local set = { help = true, version = true }
    for word in words:gmatch("%S+") do
        set[word] = true
    end
    return set
end

-- `command` is what the user called, "extract" if nothing.
local function usage_error(command, message)
    local more = command == "extract" and "dixit --help" or "dixit help " .. command
    report.stop(report.USAGE, message .. " (" .. more .. " tells more)")
end

local function unknown(command, argument, takes)
    local names = {}
    for name in pairs(takes) do
        names[#names + 1] = "--" .. name
    end
    table.sort(names)
    usage_error(command, "there is no option " .. argument .. suggest.clause(argument, names))
end

local function keep(command, given, name, option, text)
    local value, wanted, hint = option.value(text)
    if value == nil then
        usage_error(command, ("--%s should be %s, not '%s'%s"):format(name, wanted, text, hint))
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
---@param command? string whose they are; else "extract"
function M.parse(arguments, command)
    command = command or "extract"
    local takes = set_of(TAKES[command] or TAKES.extract)
    local given = { files = {} }
    local i, only_files = 1, false
    while arguments[i] do
        local argument = arguments[i]
        if only_files or argument:find("^%-:?%d*$") or argument:sub(1, 1) ~= "-" then -- "-:12": explain knows it
            given.files[#given.files + 1] = argument
        elseif argument == "--" then
            only_files = true
        else
            local name, value = take_apart(argument)
            local option = OPTIONS[name]
            if option and not takes[name] then
                usage_error(command, ("dixit %s has no option %s"):format(command, argument:match("^[^=]+")))
            elseif not option then
                unknown(command, argument:match("^[^=]+"), takes)
            elseif not option.value then
                if value then
                    usage_error(command, "--" .. name .. " takes no value")
                end
                given[option.is] = option.set
            else
                if not value then
                    i = i + 1
                    value = arguments[i]
                end
                if not value then
                    usage_error(command, "--" .. name .. " needs a value")
                end
                keep(command, given, name, option, value)
            end
        end
        i = i + 1
    end
    return given
end

return M
