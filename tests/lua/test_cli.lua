-- The command's scripts, as far as they need no operating system. tests/cli drives the command itself.
local dixit = require "dixit"
local tap = require "tap"
local test = tap.test
local options = dixit.script("cli.options")
local suggest = dixit.script("suggest")
local report = dixit.script("cli.report")

local function fails(arguments, part)
    local ok, failure = xpcall(function()
        options.parse(arguments)
    end, report.catch)
    tap.truth(not ok, "it is refused")
    tap.same(failure.status, report.USAGE)
    tap.truth(failure.message:find(part, 1, true), failure.message)
end

test("options in all their spellings", function()
    local given = options.parse { "-r", "a", "--rules=b", "-fjson", "--min-confidence", "0.5", "x", "-", "--", "-y" }
    tap.same(given, { rules = { "a", "b" }, format = "json", min_confidence = 0.5, files = { "x", "-", "-y" } })
    tap.same(options.parse { "--no-color" }.color, false)
    tap.same(options.parse { "-h" }.help, true)
    tap.same(options.parse { "--output=a=b" }.output, "a=b")
end)

test("options that are wrong", function()
    fails({ "--ofsets=bytes" }, "there is no option --ofsets, did you mean '--offsets'?")
    fails({ "-x" }, "there is no option -x")
    fails({ "--format" }, "--format needs a value")
    fails({ "--help=yes" }, "--help takes no value")
    fails({ "--scope", "al" }, "--scope should be speech or all, not 'al', did you mean 'all'?")
    fails({ "--min-confidence", "nan" }, "a number from 0 to 1")
    fails({ "--lang", "../en" }, "a language's code")
    fails({ "--output", "" }, "a name or a path")
end)

test("suggestions are near, or there is none", function()
    tap.same(suggest.nearest("jsno", { "json", "jsonl", "text" }), "json")
    tap.same(suggest.nearest("zebra", { "json", "text" }), nil)
    tap.same(suggest.nearest("NAEM", { "NAME", "NOUN" }), "NAME")
    tap.same(suggest.clause("x", {}), "")
end)

-- A host that keeps what is said.
local function silent_host(arguments, is_terminal)
    local said = {}
    return {
        arguments = arguments,
        is_terminal = function() return is_terminal end,
        complain = function(text) said[#said + 1] = text end,
    }, said
end

test("a complaint is one line, but on a terminal", function()
    local host, said = silent_host()
    report.say(host, "a.lua:1: wrong\n    x\n    ^")
    tap.same(said, { "dixit: a.lua:1: wrong\n" })
    host, said = silent_host({}, true)
    report.say(host, "a.lua:1: wrong\n    x\27\n    ^")
    tap.same(said, { "dixit: a.lua:1: wrong\n    x?\n    ^\n" })
end)

test("the exit status of wrong usage", function()
    local host, said = silent_host { "extract", "--nothing" }
    tap.same(dixit.script("cli.main")(host), 2)
    tap.same(#said, 1)
end)

test("help fits a terminal", function()
    local help = dixit.script("cli.help")
    for _, name in ipairs { "extract", "formats", "rules", "short" } do
        for line in help[name]:gmatch("[^\n]+") do
            tap.truth(#line <= 80, line)
        end
    end
end)
