-- Running packs and formats: as source text, with functions that can do no harm, and with no way to the host's
-- globals. Every run gets tables of its own, so that nothing it does to them reaches anybody else.
local dixit = ...

local M = {}

local BASE = {
    "assert", "error", "ipairs", "next", "pairs", "pcall", "rawequal", "rawget", "rawlen", "rawset", "select",
    "setmetatable", "tonumber", "tostring", "type", "unpack", "xpcall",
}

-- Our scripts that packs and formats may use, beside those of rules.
local OPEN = {
    codepoints = true, columns = true, escape = true, inflect = true, phrases = true, record = true, text = true,
    weave = true,
}

local function copy(from)
    local to = {}
    for key, value in pairs(from) do
        to[key] = value
    end
    return to
end

local function sorted_names(set)
    local names = {}
    for name in pairs(set) do
        names[#names + 1] = name
    end
    table.sort(names)
    return names
end

-- What a pack or a format gets from `require "dixit"`.
local function public_functions()
    return {
        version = dixit.version,
        json = dixit.json,
        pack = dixit.pack,
        script = function(name)
            if not (OPEN[name] or tostring(name):find("^rules%.")) then
                error("packs and formats may use the scripts rules.*, " .. table.concat(sorted_names(OPEN), ", ")
                    .. ", not '" .. tostring(name) .. "'", 2)
            end
            return dixit.script(name)
        end,
    }
end

local function environment()
    local env = { string = copy(string), table = copy(table), math = copy(math) }
    for _, name in ipairs(BASE) do
        env[name] = _G[name]
    end
    env.string.dump = nil
    env.utf8 = utf8 and copy(utf8) -- luacheck: ignore 113 (from Lua 5.3 on)
    local functions = public_functions()
    function env.require(name)
        if name ~= "dixit" then
            error("there is no module '" .. tostring(name) .. "' here, only 'dixit'", 2)
        end
        return functions
    end
    env._G = env
    return env, functions
end

-- The API that packs and formats are written to; line 1 of a file may say which it needs.
local API = 1

local function check_api(source, chunk)
    local needed = tonumber(source:match("^%-%- dixit%-%a+: *(%d+)"))
    if needed and needed > API then
        error(("%s:1: this needs version %d of dixit's interface, here is %d"):format(chunk:sub(2), needed, API), 0)
    end
end

-- The text of what was run, by its path: compile.lua looks there for the line that a mistake is on.
M.sources = {}

--- Run `source` and return what it returns. `chunk` is "@" and the file's path.
function M.run(source, chunk)
    local env, functions = environment()
    check_api(source, chunk)
    M.sources[chunk:sub(2)] = source
    local run, message = dixit.internal.load(source, chunk, env)
    if not run then
        error(message, 0)
    end
    return run(functions)
end

return M
