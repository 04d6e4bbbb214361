-- Packs put together: extends, without, patterns that get a new meaning; and messages for what the core refuses.
local dixit = require "dixit"
local packs = require "packs"
local tap = require "tap"
local test = tap.test

local with_file = packs.with_file

local function rules_found(...)
    local found = {}
    for i, quote in ipairs(dixit.ruleset(...):read(packs.TEXT).quotes) do
        found[i] = quote.rule
    end
    return found
end

test("a pack adds to the one that it extends", function()
    local base = packs.base()
    local p = dixit.pack { name = "house", extends = base }
    p:words("VERB", "went on")
    p:rule { name = "better", match = [[ content:QUOTE cue:VERB source:MENTION ]], score = 1 }
    tap.same(rules_found(p), { "house/better", "base/after" })
    tap.same(rules_found(base), { "base/before", "base/after" })
    tap.same(dixit.compile(p):lang(), "en")
end)

test("without: rules of the packs below", function()
    local p = dixit.pack { name = "house", extends = packs.base() }
    p:without "base/before"
    tap.same(rules_found(p), { "base/after" })
    local q = dixit.pack { name = "house", extends = packs.base() }
    q:without { "base/befor" }
    tap.raises("there is no rule 'base/befor' to leave out, did you mean 'base/before'?", dixit.compile, q)
end)

test("without_words: entries of lists of the packs below", function()
    local p = dixit.pack { name = "house", extends = packs.base() }
    p:without_words("VERB", "Added")
    tap.same(rules_found(p), { "base/before" })
    local q = dixit.pack { name = "house", extends = packs.base() }
    q:without_words("VERBS", "added")
    tap.raises("there is no list VERBS, did you mean 'VERB'?", dixit.compile, q)
end)

test("without: names with a star", function()
    local function left(...)
        local p = dixit.pack { name = "house", extends = packs.base() }
        p:without { ... }
        return dixit.compile(p):rule_names()
    end
    tap.same(left("base/b*"), { "base/name", "base/after" })
    tap.same(left("base/*"), {})
    tap.same(left("*"), {})
    tap.same(left("*e*e"), { "base/after" }) -- base/name, base/before
    tap.same(left("base/before", "base/*f*r*"), { "base/name" })
    tap.raises("there is no rule 'base/z*' to leave out", left, "base/z*")
    tap.raises("there is no rule 'base/na*x*e'", left, "base/na*x*e")
    tap.raises("there is no rule 'base/name*e'", left, "base/name*e")
    tap.raises("without takes a rule's name", left, 5)
end)

test("a rule of a pack below is replaced by one of its full name", function()
    local base = packs.base()
    local p = dixit.pack { name = "house", extends = base }
    p:rule { name = "base/before", match = [[ content:QUOTE cue:"said" source:MENTION ]], score = 0.5 }
    tap.same(dixit.compile(p):rule_names(), { "base/name", "base/before", "base/after" })
    tap.same(dixit.compile(p):read(packs.TEXT).quotes[1].confidence, 0.5)
    tap.same(dixit.compile(base):read(packs.TEXT).quotes[1].confidence, 0.9)
    p = dixit.pack { name = "house", extends = base }
    p:rule { name = "base/befor", match = "content:QUOTE" }
    tap.raises("there is no rule 'base/befor' to replace, did you mean 'base/before'?", dixit.compile, p)
    p = dixit.pack { name = "house", extends = base }
    p:mention { name = "base/before", kind = "name", match = "CAP" }
    tap.raises("'base/before' is another kind of rule", dixit.compile, p)
    tap.raises("the pack's own name is put before it", base.rule, base, { name = "base/x", match = "content:QUOTE" })
    p = dixit.pack { name = "house", extends = base }
    p:without "base/before"
    p:rule { name = "base/before", match = "content:QUOTE", score = 0.6 }
    tap.same(dixit.compile(p):read(packs.TEXT).quotes[1].confidence, 0.6)
end)

test("priority decides before the score does", function()
    local p = dixit.pack { name = "house", extends = packs.base() }
    p:rule { name = "bare", match = "content:QUOTE", score = 0.1, priority = 1 }
    tap.same(rules_found(p), { "house/bare", "house/bare" })
    p = dixit.pack { name = "house", extends = packs.base() }
    p:rule { name = "bare", match = "content:QUOTE", score = 1, priority = -1 }
    tap.same(rules_found(p), { "base/before", "base/after" })
end)

test("without_cues: all forms, certain or not", function()
    local p = dixit.pack { name = "p", extends = false, languages = { "en" } }
    p:cues { "say", "add" }
    p:cues { "claim", certain = false }
    p:rule { name = "r", match = "content:QUOTE cue:(CUE | WEAK)" }
    p:without_cues { "say", "claim" }
    tap.same(#dixit.compile(p):read("“Go,” said X. “Go,” claims X. “Go,” added X.").quotes, 1)
end)

test("versions: a pack asks for one of the pack below", function()
    local base = dixit.pack { name = "base", version = "1.10", extends = false }
    local function compiled(extends, version)
        return packs.with_file("", function(path)
            local function write(to, text)
                local file = assert(io.open(to, "wb"))
                file:write(text)
                file:close()
            end
            write(path, ('return require("dixit").pack { name = "b", extends = false, %s }'):format(version))
            -- a name, not a path, can have a version behind it: so the pack below is made by hand
            local p = dixit.pack { name = "p", extends = extends }
            p.extends = dixit.load(path)
            return dixit.compile(p) ~= nil
        end)
    end
    tap.truth(compiled("b >= 1.9", 'version = "1.10"'))
    tap.truth(compiled("b >= 1.10, < 2", 'version = "1.10"'))
    tap.truth(compiled("b", ""))
    tap.raises("pack 'p' extends b >= 1.11, and here is 1.10", compiled, "b >= 1.11", 'version = "1.10"')
    tap.raises("pack 'p' extends b < 1.10, and here is 1.10.0", compiled, "b >= 1, < 1.10", 'version = "1.10.0"')
    tap.raises("pack 'p' extends b >= 1, and here it has no version", compiled, "b>=1", "")
    tap.raises("asks for a version as in", dixit.pack, { name = "p", extends = "b > 1" })
    tap.raises("asks for a version as in", dixit.pack, { name = "p", extends = "b >= one" })
    tap.raises("'version' should be numbers", dixit.pack, { name = "p", version = "v1" })
    tap.same(base.version, "1.10")
    tap.truth(dixit.compile(dixit.pack { name = "p", extends = "en >= 1" }))
end)

test("define: a new meaning reaches the rules below, with the help of names of its own", function()
    local base = packs.base()
    base:define("SPEAKS", [[ "shouted" ]])
    base:rule { name = "named", match = [[ content:QUOTE cue:SPEAKS source:MENTION ]], score = 0.95 }
    local p = dixit.pack { name = "house", extends = base }
    p:define("HELPER", [[ "said" ]])
    p:define("SPEAKS", [[ HELPER | "shouted" ]])
    tap.same(rules_found(base)[1], "base/before")
    tap.same(rules_found(p)[1], "base/named")
end)

test("several packs count in their order, and what they share once", function()
    local base = packs.base()
    local a = dixit.pack { name = "a", extends = base }
    local b = dixit.pack { name = "b", extends = base }
    a:rule { name = "r", match = [[ content:QUOTE cue:VERB source:MENTION ]], score = 0.95 }
    b:without "a/r"
    tap.same(rules_found(a, b), { "base/before", "base/after" })
    tap.same(#dixit.compile(a, b):rule_names(), 3)
end)

test("a pack that extends itself is refused", function()
    local a = dixit.pack { name = "a", extends = false }
    a.extends = a
    tap.raises("the pack 'a' extends itself", dixit.compile, a)
    with_file("", function(path)
        local name = path:match("[^/]*$")
        local file = assert(io.open(path, "wb"))
        file:write(([[
            local dixit = require "dixit"
            return dixit.pack { name = "a", extends = "./%s" }
        ]]):format(name))
        file:close()
        tap.raises("extends", dixit.ruleset, path)
    end)
end)

test("a pattern's mistake is told with its own line and place", function()
    local source = [[
-- dixit-pack: 1
local dixit = require "dixit"
local p = dixit.pack { name = "p", extends = false }
p:words("VERB", "said")
p:rule {
    name = "x",
    match = [=[ content:QUOTE
                source:(VREB) ]=],
}
return p
]]
    with_file(source, function(path)
        local message = tap.raises("rule 'x': unknown name VREB", dixit.ruleset, path)
        tap.same(message:match("^[^\n]*:(%d+): "), "8")
        tap.truth(message:find('(at "VREB)")', 1, true), message)
        tap.same(message:match("\n(.*)$"), "    source:(VREB)\n            ^")
    end)
end)

test("what the core refuses beside patterns has the line of the item", function()
    local p = dixit.pack { name = "p", extends = false }
    p:words("A", "one")
    p:define("A", "WORD")
    p:rule { name = "x", match = "content:A" }
    tap.truth(tap.raises("A", dixit.compile, p):find("test_compile.lua:%d+: "))
end)

test("dixit.compile takes packs only", function()
    tap.raises("argument 1 should be a pack, not a string", dixit.compile, "en")
    tap.raises("no pack to compile", dixit.compile)
end)

test("load: files, and what is no pack", function()
    with_file([[
        local dixit = require "dixit"
        local p = dixit.pack { name = "p", extends = false }
        p:rule { name = "x", match = "content:QUOTE" }
        return p
    ]], function(path)
        tap.same(rules_found(path), { "p/x", "p/x" })
    end)
    tap.raises("nowhere.lua: No such file", dixit.load, "./nowhere.lua")
    tap.raises("there is no pack 'emn', did you mean 'en'?", dixit.load, "emn")
    tap.raises("is no name of a pack", dixit.load, "a b")
    with_file("return 5", function(path)
        tap.raises("should return the pack", dixit.load, path)
    end)
    with_file("x = = 1", function(path)
        tap.raises(":1:", dixit.load, path)
    end)
    with_file("-- dixit-pack: 7\n", function(path)
        tap.raises(":1: this needs version 7", dixit.load, path)
    end)
    with_file("\27Lua", function(path)
        tap.raises("bytecode is not loaded", dixit.load, path)
    end)
end)

test("a pack sees nothing of the host and changes nothing", function()
    with_file([[
        local found = {}
        for _, name in ipairs { "io", "os", "package", "debug", "load", "loadstring", "loadfile", "dofile", "print",
                                "getmetatable", "getfenv", "setfenv", "collectgarbage", "coroutine", "vim", "jit" } do
            if _G[name] ~= nil then found[#found + 1] = name end
        end
        assert(#found == 0, table.concat(found, " "))
        assert(not pcall(require, "io") and not pcall(require, "dixit.pack"))
        assert(not pcall(require("dixit").script, "library"))
        string.format, table.concat, leaked = nil, nil, 1
        require("dixit").pack = nil
        return 5
    ]], function(path)
        tap.raises("should return the pack", dixit.load, path)
    end)
    tap.truth(string.format and table.concat and dixit.pack, "the host's functions are there")
    tap.same(rawget(_G, "leaked"), nil)
end)

-- Forms of words ----------------------------------------------------------------------------------------------------

test("a pattern's ~ means all forms of a word", function()
    local p = dixit.pack { name = "x", extends = "en" }
    p:define("BLURT", [[ ~"blurt out" -- not ~"this"
        | ~'woof' ]])
    p:rule { name = "a", score = 0.9, priority = 1, match = [[ source:NAME cue:BLURT content:QUOTE ]] }
    p:rule { name = "b", score = 0.9, match = [[ content:QUOTE cue:"~" source:~"minister" ]] }
    local rules = dixit.compile(p)
    local function rule_of(text)
        local quote = rules:read(text).quotes[1]
        return quote and quote.source and quote.rule
    end
    tap.same(rule_of("Ann Lee blurted out “I was never there, never at all.”"), "x/a")
    tap.same(rule_of("Ann Lee was woofing “I was never there, never at all.”"), nil)
    tap.same(rule_of("Ann Lee woofs “I was never there, never at all.”"), "x/a")
    tap.same(rule_of("“I was never there” ~ ministers"), "x/b")
end)

test("a rule's type is that of its quotations", function()
    local p = dixit.pack { name = "x", extends = "en" }
    p:without "en/label" -- which is certain
    p:rule { name = "turn", type = "direct", score = 0.99, match = [[ line-start source:UPPER+ cue:":" content:LINE ]] }
    local quotes = dixit.compile(p):read("ANN LEE: Is the pier safe?\nTOM REED: It never was. We walk.\n").quotes
    tap.same({ quotes[1].type, quotes[1].text, quotes[2].text },
        { "direct", "Is the pier safe?", "It never was. We walk." })
end)
