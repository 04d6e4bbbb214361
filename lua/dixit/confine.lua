-- Running packs and formats: as source text, with functions that can do no harm, and with no way to the host's
-- globals. Every run gets tables of its own, so that nothing it does to them reaches anybody else.
--
-- What is left out, and why: `load` and its like (bytecode crashes Lua), `coroutine` (limits hold in the thread that
-- set them), `getmetatable` (the metatable of strings is everybody's), `getfenv`, `collectgarbage`, `debug`, `io`,
-- `os`, `package` and `print`; of `math` what is random, so that the same text gives the same result.
--
-- A host that can may limit the time and the memory that scripts take: see M.limits.
local dixit = ...

local M = {}

local pcall, type, tostring, getmetatable, setmetatable, rawget =
    pcall, type, tostring, getmetatable, setmetatable, rawget

local debug = debug -- luacheck: ignore 113 143
M.own_source = debug and debug.getinfo(1, "S").source

-- The path of the file that is run at the moment.
M.running = nil

local BASE = {
    "assert", "error", "ipairs", "next", "pairs", "pcall", "rawequal", "rawget", "rawlen", "rawset", "select",
    "tonumber", "tostring", "type", "unpack",
}
local LEFT_OUT = { string = { "dump" }, math = { "random", "randomseed" }, table = {} }

-- Our scripts that packs and formats may use, beside those of rules.
local OPEN = {
    codepoints = true, columns = true, escape = true, inflect = true, phrases = true, record = true, text = true,
    weave = true,
}

-- How much JSON a script may make at once: tables that hold each other twice can stand for any amount.
local JSON_MAX = 256 * 1024 * 1024

-- Limits ----------------------------------------------------------------------------------------------------------

--- A host's means to limit scripts, or nil: `call(kind, f, ...)` is a pcall that also ends a script of a kind ("load",
--- "format") that takes too much; `wrap(f)` is a rule's function that is ended likewise; `renew()` is called before
--- each document; `string` has functions that end when their script does.
M.limits = nil

-- What a script raised is turned into a text without asking it how: a `__tostring` would run outside of the limits.
local function checked(ok, ...)
    if ok then
        return true, ...
    end
    local raised = ...
    if type(raised) == "string" then
        return false, raised
    end
    return false, "it raised a " .. type(raised) .. ", not a message"
end

--- Call a function of a script's, within the limits. What it raises comes back as a text.
---@param kind "load"|"format"
---@return boolean ok, any ...
function M.call(kind, f, ...)
    if M.limits then
        return checked(M.limits.call(kind, f, ...))
    end
    return checked(pcall(f, ...))
end

--- A rule's function, limited.
function M.limited(f)
    return M.limits and M.limits.wrap(f) or f
end

--- A new document: rules' functions have their time again.
function M.renew()
    if M.limits then
        M.limits.renew()
    end
end

-- The environment ---------------------------------------------------------------------------------------------------

local function copy(from, without)
    local to = {}
    for key, value in pairs(from) do
        to[key] = value
    end
    for _, key in ipairs(without or {}) do
        to[key] = nil
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

-- A copy of the tables in a value, so that who gets it can change nothing of ours. Functions stay what they are.
local function deep_copy(value, seen)
    if type(value) ~= "table" or getmetatable(value) ~= nil then
        return value
    end
    seen = seen or {}
    if not seen[value] then
        local to = {}
        seen[value] = to
        for key, item in pairs(value) do
            to[key] = deep_copy(item, seen)
        end
    end
    return seen[value]
end

-- What a pack or a format gets from `require "dixit"`. `strings` may have limits.
local function public_functions(strings, ours)
    return {
        version = dixit.version,
        json = function(value, layout, pretty)
            return dixit.json(value, layout, pretty, JSON_MAX)
        end,
        lines = ours and dixit.lines or function(text)
            return (strings.gsub(text, "%s+", "\n"))
        end,
        pack = dixit.script("pack").new_handle,
        script = function(name)
            if type(name) ~= "string" or not (OPEN[name] or name:find("^rules%.")) then
                error("packs and formats may use the scripts rules.*, " .. table.concat(sorted_names(OPEN), ", ")
                    .. ", not '" .. tostring(name) .. "'", 2)
            end
            return deep_copy(dixit.script(name))
        end,
    }
end

-- A finalizer runs wherever the collector does, and nothing limits it there.
local function safe_setmetatable(t, metatable)
    if type(metatable) == "table" and rawget(metatable, "__gc") ~= nil then
        error("there are no finalizers (__gc) here", 2)
    end
    return setmetatable(t, metatable)
end

-- A handler is called when the stack has been unwound: before that it would run where no limit holds.
local function safe_xpcall(f, handler, ...)
    local function finish(ok, ...)
        if ok then
            return true, ...
        end
        return false, handler((...))
    end
    return finish(pcall(f, ...))
end

-- Functions that go through a table without a step of Lua's: with a metatable it may have no end.
local function for_plain_tables(name, f)
    return function(t, ...)
        if type(t) == "table" and getmetatable(t) ~= nil then
            error("table." .. name .. " takes tables without a metatable here", 2)
        end
        return f(t, ...)
    end
end

local MOVE_MAX = 1e7

local function table_functions()
    local functions = copy(table)
    for _, name in ipairs { "concat", "insert", "remove", "sort", "unpack", "move", "foreach", "foreachi" } do
        functions[name] = functions[name] and for_plain_tables(name, functions[name])
    end
    local move = functions.move
    functions.move = move and function(from, first, last, at, to)
        if type(first) == "number" and type(last) == "number" and last - first >= MOVE_MAX then
            error("table.move moves " .. MOVE_MAX .. " values at most here", 2)
        elseif type(to) == "table" and getmetatable(to) ~= nil then
            error("table.move takes tables without a metatable here", 2)
        end
        return move(from, first, last, at, to)
    end
    return functions
end

local function new_environment(ours)
    local strings = M.limits and M.limits.string or string
    local env = { string = copy(strings, LEFT_OUT.string), table = table_functions(), math = copy(math, LEFT_OUT.math) }
    for _, name in ipairs(BASE) do
        env[name] = _G[name]
    end
    env.unpack = env.unpack and for_plain_tables("unpack", env.unpack)
    env.setmetatable, env.xpcall = safe_setmetatable, safe_xpcall
    env.utf8 = utf8 and copy(utf8) -- luacheck: ignore 113 (from Lua 5.3 on)
    local functions = public_functions(strings, ours)
    function env.require(name)
        if name ~= "dixit" then
            error("there is no module '" .. tostring(name) .. "' here, only 'dixit'", 2)
        end
        return functions
    end
    env._G = env
    return env, functions
end

-- What came with dixit changes none of these tables, so all of it shares them.
local our_env, our_functions, our_limits

local function our_environment()
    if not our_env or our_limits ~= M.limits then
        our_env, our_functions = new_environment(true)
        our_limits = M.limits
    end
    return our_env, our_functions
end

-- Running -------------------------------------------------------------------------------------------------------

-- The API that packs and formats are written to; line 1 of a file may say which it needs.
local API = 1

local function check_api(source, chunk)
    local needed = tonumber(source:match("^\n?%-%- dixit%-%a+: *(%d+)"))
    if needed and needed > API then
        error(("%s:1: this needs version %d of dixit's interface, here is %d"):format(chunk:sub(2), needed, API), 0)
    end
end

-- Without a byte order mark and a first line for the shell: "#!/usr/bin/lua".
local function stripped(source)
    local start = source:match("^\239\187\191()") or 1
    local stop = source:match("^#[^\n]*()", start)
    return source:sub(stop or start)
end

-- The message with the file's path before it, unless it is in it.
local function named(message, chunk)
    local path = chunk:sub(2)
    return message:find(path, 1, true) and message or path .. ": " .. message
end

-- The texts of users' files that were run, by their paths; and the names of scripts of ours.
local sources, scripts = {}, {}

--- The text of what was run, by its path: for the line that a mistake is on.
---@param path string
---@return string?
function M.source(path)
    return sources[path] or (scripts[path] and (dixit.internal.script(scripts[path])))
end

-- Run a file's function, which `call` does with `functions`, and return the pack or the format that it returns.
local function run_file(run, chunk, functions, call)
    local outer = M.running
    M.running = chunk:sub(2)
    local ok, result = call("load", run, functions)
    M.running = outer
    if not ok then
        error(named(result, chunk), 0)
    end
    dixit.script("pack").freeze(result, call == M.call)
    return result
end

--- Run `source` and return what it returns. `chunk` is "@" and the file's path.
---@param source string
---@param chunk string
function M.run(source, chunk)
    local env, functions = new_environment()
    source = stripped(source)
    check_api(source, chunk)
    sources[chunk:sub(2)] = source
    local run, message = dixit.internal.load(source, chunk, env)
    if not run then
        error(named(message, chunk), 0)
    end
    return run_file(run, chunk, functions, M.call)
end

local function unlimited(_, run, functions)
    return true, run(functions)
end

--- The same of what came with dixit, which is not limited.
---@param name string
function M.run_script(name)
    local env, functions = our_environment()
    local run, chunk = dixit.internal.load_script(name, env)
    if not run then
        error(chunk, 0)
    end
    scripts[chunk:sub(2)] = name
    return run_file(run, chunk, functions, unlimited)
end

return M
