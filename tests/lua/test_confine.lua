-- Scripts that try to break out of their confines, in every Lua. Those that take all the time or memory there is are
-- tried on the command, which has limits: tests/cli/trust.sh.
local dixit = require "dixit"
local packs = require "packs"
local tap = require "tap"
local test = tap.test

local HEAD = 'local dixit = require "dixit" local p = dixit.pack { name = "p", extends = false } '

-- Load a pack of this text; its message if it fails.
local function load_pack(source)
    return packs.with_file(source, function(path)
        local ok, message = pcall(dixit.load, path)
        return not ok and message or nil
    end)
end

local function fails(source, part)
    local message = load_pack(source)
    if type(message) ~= "string" or not message:find(part, 1, true) then
        error("got " .. tostring(message) .. ", expected " .. part, 2)
    end
end

-- The script says whether all is well by what it asserts.
local function holds(body)
    local message = load_pack(HEAD .. body .. " return p")
    if message then
        error(message, 2)
    end
end

-- After everything: the host's functions are as they were, and the shipped pack finds what it found.
local host = { string = {}, table = {}, math = {} }
for name, functions in pairs(host) do
    for key, value in pairs(_G[name]) do
        functions[key] = value
    end
end
local function check_host()
    for name, functions in pairs(host) do
        for key, value in pairs(functions) do
            tap.truth(_G[name][key] == value, name .. "." .. key .. " is the host's")
        end
        for key in pairs(_G[name]) do
            tap.truth(functions[key] ~= nil, name .. "." .. key .. " was there before")
        end
    end
    tap.truth(("x").rep == string.rep, "the methods of strings are the host's")
    local quote = dixit.ruleset("en"):read("“We will stay,” said Ann Lee.").quotes[1]
    tap.same(quote.speaker, "Ann Lee")
    local line = dixit.render({ id = "a", quotes = {}, speakers = {}, marked = {} }, "jsonl")
    tap.same(line:match('^{"id": "a"'), '{"id": "a"')
end

local function attempt(name, f)
    test("confine: " .. name, function()
        f()
        check_host()
    end)
end

-- Ways out ----------------------------------------------------------------------------------------------------------

attempt("what is dangerous is not there", function()
    holds [[
        for _, name in ipairs { "io", "os", "package", "debug", "load", "loadstring", "loadfile", "dofile", "print",
                                "getmetatable", "getfenv", "setfenv", "collectgarbage", "coroutine", "newproxy",
                                "module", "gcinfo", "vim", "jit", "bit", "ffi", "warn", "arg" } do
            assert(_G[name] == nil, name)
        end
        assert(string.dump == nil and math.random == nil and math.randomseed == nil)
    ]]
end)

attempt("bytecode: made by a method of strings, run by nobody", function()
    holds [[
        local dump = ("").dump
        local made, code = pcall(dump or error, function() return 1 end)
        assert(not made or type(code) == "string")
        assert(not pcall(dixit.script, code) and not pcall(require, code))
    ]]
    fails("\27Lua\0\0\0", "bytecode is not loaded")
    fails("\27LJ\2\0", "bytecode is not loaded")
    fails("\239\187\191\27Lua", "bytecode is not loaded")
    fails("#!/usr/bin/lua\27\n\27Lua", ":2:")
end)

attempt("the string library of all others", function()
    holds [[
        string.format, string.find, string.gsub = nil, nil, nil
        table.concat, math.floor = nil, nil
        assert(("x").format, "methods come from elsewhere")
        assert(not pcall(function() ("x").format = nil end))
        assert(not pcall(rawset, ("").format, "x", 1))
        assert(not pcall(setmetatable, "", {}))
        _G.string, _G.table, _G.pairs, _G.type, _G.error = nil, nil, nil, nil, nil
    ]]
end)

attempt("globals stay in the script", function()
    holds [[
        leaked = 1
        _G.leaked_too = 2
        rawset(_G, "pcall", 3)
        setmetatable(_G, { __index = function() return 4 end, __newindex = function() end })
    ]]
    tap.same(rawget(_G, "leaked"), nil)
    tap.same(rawget(_G, "leaked_too"), nil)
    holds "assert(leaked == nil and leaked_too == nil and type(pcall) == 'function')"
end)

attempt("words become lines as they do outside", function()
    tap.same(dixit.lines(" a\tb\n c\r\n\vd\f "), "\na\nb\nc\nd\n")
    tap.same(dixit.lines(""), "")
    holds [[ assert(dixit.lines(" a\tb\n c\r\n\vd\f ") == "\na\nb\nc\nd\n") ]]
end)

attempt("only dixit can be required, and only what is open of it", function()
    holds [[
        for _, name in ipairs { "io", "os", "dixit.pack", "../x", "string", "ffi" } do
            assert(not pcall(require, name))
        end
        for _, name in ipairs { "library", "confine", "compile", "pack", "cli.main", "init", "rules.", "rules..x",
                                "rules.../confine", "rules./etc/passwd" } do
            assert(not pcall(dixit.script, name), name)
        end
        assert(not pcall(dixit.script, setmetatable({}, { __tostring = function() return "rules.en" end })))
        for name in pairs(dixit) do
            assert(name == "version" or name == "json" or name == "pack" or name == "script" or name == "lines", name)
        end
        dixit.pack, dixit.json = nil, nil
    ]]
    holds "assert(dixit.pack and dixit.json)"
end)

attempt("no finalizers", function()
    holds [[
        assert(not pcall(setmetatable, {}, { __gc = function() end }))
        assert(not pcall(setmetatable, {}, { __gc = true }))
        local late = {}
        setmetatable({}, late)
        late.__gc = function() error("a finalizer has run") end
    ]]
    collectgarbage()
    collectgarbage()
end)

attempt("a message handler is called when the stack is unwound", function()
    holds [[
        local ok, a, b = xpcall(function(x) error(x, 0) end, function(m) return m .. "!", 5 end, "no")
        assert(ok == false and a == "no!" and b == 5)
        local good, x, y = xpcall(function(...) return ... end, error, 1, 2)
        assert(good and x == 1 and y == 2)
        assert(not pcall(xpcall, error, error))
    ]]
end)

-- What packs share ----------------------------------------------------------------------------------------------------

attempt("our tables are copies", function()
    holds [[
        local inflect, record, text = dixit.script "inflect", dixit.script "record", dixit.script "text"
        local forms = inflect.verb "go"
        forms.past = "goed"
        for key in pairs(inflect) do inflect[key] = nil end
        for key in pairs(text) do text[key] = nil end
        for i, field in ipairs(record) do
            if type(field) == "table" then field[1], field[2] = "x", {} else record[i] = "y" end
        end
        rawset(record, 1, "z")
        setmetatable(record, { __index = error })
    ]]
    holds [[
        assert(dixit.script("inflect").verb("go").past == "went")
        assert(dixit.script("record")[1] == "id")
    ]]
end)

attempt("a pack that is whole is nobody's to change", function()
    fails(HEAD .. 'local en = dixit.script "rules.en" en:without "en/alone" return p', "pack 'en' is whole")
    fails(HEAD .. 'dixit.script("rules.en"):words("X", "x") return p', "is whole")
    holds [[
        local en = dixit.script "rules.en"
        en.items, en.name, en.file = {}, "x", "y"
        rawset(en, "rule", nil)
        assert(en.items and not pcall(setmetatable, en, {}))
        for key in pairs(dixit.pack { name = "q" }) do error("a handle shows " .. tostring(key)) end
    ]]
    tap.truth(#dixit.ruleset("en"):rule_names() > 30, "the rules of en are there")
end)

attempt("what a pack holds has no traps", function()
    -- each of these would run where nothing limits it, if it were kept as it was given
    local source = HEAD .. [[
        local trap = { __index = function() error "trap" end, __len = function() error "trap" end,
            __pairs = function() error "trap" end, __tostring = function() error "trap" end }
        local words = setmetatable({ "one", "two" }, { __index = function(_, i)
            if i < 5 then return "more" .. i end
        end })
        p:words("A", words)
        p.items = setmetatable({}, trap)
        p.extends, p.name, p.where, p.file = setmetatable({}, trap), setmetatable({}, trap), {}, {}
        local examples = { "one" }
        p:rule { name = "r", match = "content:QUOTE", yes = examples, no = "two" }
        examples[1] = setmetatable({}, trap)
        return p
    ]]
    packs.with_file(source, function(path)
        local pack = dixit.load(path)
        tap.same(pack.name, "p")
        tap.same(pack.items[2].yes, { "one" })
        tap.same(#dixit.compile(pack):read(packs.TEXT).quotes, 2)
    end)
end)

attempt("methods do not take what is no pack", function()
    holds [[
        assert(not pcall(p.rule, {}, { name = "x", match = "content:QUOTE" }))
        assert(not pcall(p.rule, dixit, {}))
        assert(not pcall(p.words, nil, "A", "x"))
        assert(not pcall(p.rule, p, p))
        assert(not pcall(dixit.pack, p))
        assert(not pcall(dixit.pack, { name = "x", extends = setmetatable({}, { __metatable = "dixit.pack" }) }))
    ]]
end)

-- Errors ------------------------------------------------------------------------------------------------------------

attempt("errors that are no texts", function()
    fails("error({})", "it raised a table, not a message")
    fails("error(nil)", "it raised a nil, not a message")
    fails("error()", "it raised a nil, not a message")
    fails("error(setmetatable({}, { __tostring = function() error('again') end }))", "raised a table, not a message")
    fails("error(function() end)", "it raised a function, not a message")
    fails("error('x', 0)", ".lua: x")
    fails("error('x')", ".lua:1: x")
    fails("local function f() return 1 + f() end f()", "overflow")
end)

attempt("a pack that returns a wrong thing, or nothing", function()
    fails("", "should return the pack that dixit.pack made, not a nil")
    fails("return 5", "not a number")
    fails("return require 'dixit'", "not a table")
    fails("return setmetatable({}, { __metatable = 'dixit.pack' })", "not a table")
    fails("return setmetatable({}, { __index = function() error 'trap' end, __eq = error })", "not a table")
    fails("return 'en'", "not a string")
end)

attempt("files of odd beginnings", function()
    local pack = HEAD .. "return p"
    tap.same(load_pack("\239\187\191-- dixit-pack: 1\n" .. pack), nil)
    tap.same(load_pack("#!/usr/bin/env lua\n-- dixit-pack: 1\n" .. pack), nil)
    tap.same(load_pack("\239\187\191#!/usr/bin/env lua\n" .. pack), nil)
    fails("\239\187\191#!lua\n-- dixit-pack: 9\n", "this needs version 9")
    fails("#!lua\n\nerror 'x'", ".lua:3: x")
    fails("\0" .. pack, ".lua:")
    fails("x = '\0' = 5", ".lua:")
    fails(("x"):rep(16 * 1024 * 1024 + 1), "16 MB at most")
end)

-- Formats -----------------------------------------------------------------------------------------------------------

-- Load a format of this text and write a document with it.
local function render(source)
    return packs.with_file(source, function(path)
        return dixit.render({ id = "a", quotes = {}, text = "" }, path)
    end)
end

attempt("formats: traps in the table that a file returns", function()
    local made = [[{ name = "f", description = "", extension = "x", document = function(out) out:write("done") end }]]
    tap.same(render("return " .. made), "done")
    tap.same(render("return setmetatable(" .. made .. [[, { __index = function() error "trap" end,
        __pairs = function() error "trap" end, __len = error, __tostring = error })]]), "done")
    tap.raises("should return a table, not a nil", render, "")
    tap.raises("a format's fields have names", render,
        "local f = " .. made .. " f[setmetatable({}, { __tostring = error })] = 1 return f")
    tap.raises("needs the field 'document'", render, "return { name = 'f', description = '', extension = 'x' }")
end)

attempt("formats: JSON of tables that hold each other", function()
    holds [[
        local t = {}
        t.t = t
        assert(not pcall(dixit.json, t))
        assert(not pcall(dixit.json, { setmetatable({}, { __index = error }), print or assert }))
        assert(dixit.json({ 1, 2 }) == "[1, 2]")
    ]]
end)
