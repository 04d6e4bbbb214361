-- The `when` functions of rules: what they are given, what their answers do, and what becomes of their errors.
local dixit = require "dixit"
local packs = require "packs"
local tap = require "tap"
local test = tap.test

-- The document of the sample text, read by a pack whose rules "before" and "after" have the function.
local function read(when, text)
    local p = packs.base()
    for _, item in ipairs(p.items) do
        item.when = item.kind == "quote" and when or nil
    end
    return dixit.compile(p):read(text or packs.TEXT)
end

test("when: false and nil drop a match, anything else keeps it", function()
    tap.same(#read(function() return false end).quotes, 0)
    tap.same(#read(function() end).quotes, 0)
    for _, value in ipairs { true, 0, "", {}, print } do
        tap.same(#read(function() return value end).quotes, 2)
    end
    local doc = read(function(m) return m.source.text == "Bob Ray" end)
    tap.same(#doc.quotes, 1)
    tap.same(doc.quotes[1].rule, "base/after")
    tap.same(doc.warnings, nil)
end)

test("when: what a match tells", function()
    local seen = {}
    read(function(m)
        seen[#seen + 1] = {
            m.rule, m.block, m.text, m.start, m.stop, m.length, m.words, m.sentence,
            m.content.text, m.content.length, m.cue.text, m.source.text, m.source.start, m.source.words, m.source.kind,
        }
    end)
    tap.same(seen[1], {
        "base/before", "body", "“We stay,” said Ann Lee", 0, 27, 8, 5, "“We stay,” said Ann Lee.",
        "“We stay,”", 5, "said", "Ann Lee", 20, 2, "name",
    })
    tap.same(#seen, 2)
end)

test("when: parts that a match has not are nil; line ends are spaces", function()
    local p = dixit.pack { name = "p", extends = false }
    local cue, text
    p:rule { name = "r", match = "content:QUOTE", when = function(m)
        cue, text = m.cue, m.content.text
        return true
    end }
    dixit.compile(p):read([[
The council of the town met in the hall by the quay on Tuesday
and sat until midnight, and the mayor spoke before all others:
“We stay here,  and nobody will ever make us leave this place,
not the builders and not the bankers,” said Ann Lee. The others
did not say a word about all of this, and so the council ended.
]])
    tap.same(cue, nil)
    tap.same(text, "“We stay here,  and nobody will ever make us leave this place, "
        .. "not the builders and not the bankers,”")
end)

test("when: an error is told once for a rule, with its name; the others go on", function()
    local p = packs.base()
    p:rule { name = "bad", score = 1, match = "content:QUOTE", when = function(m) return m.nothing.at_all end }
    local doc = dixit.compile(p):read(packs.TEXT)
    tap.same(#doc.quotes, 2)
    tap.same(#doc.warnings, 1)
    tap.same(doc.warnings[1].rule, "base/bad")
    tap.same(doc.warnings[1].count, 2)
    tap.truth(doc.warnings[1].message:find("a match has no field 'nothing'", 1, true), doc.warnings[1].message)
end)

test("when: errors that are no texts", function()
    local function message_of(raised)
        local doc = read(function() error(raised, 0) end)
        tap.same(#doc.quotes, 0)
        return doc.warnings[1].message
    end
    tap.same(message_of({}), "it raised a table, not a message")
    tap.same(message_of(nil), "it raised a nil, not a message")
    tap.same(message_of(setmetatable({}, { __tostring = function() error("again") end })),
        "it raised a table, not a message")
    tap.same(message_of(true), "it raised a boolean, not a message")
    tap.same(message_of("text"), "text")
end)

test("when: a match cannot be changed, nor kept", function()
    local kept
    local doc = read(function(m)
        m.text = "x"
        return true
    end)
    tap.truth(doc.warnings[1].message:find("a match cannot be changed", 1, true))
    read(function(m)
        kept = m
        return m.content.length > 0
    end)
    tap.raises("this match is over", function() return kept.text end)
    tap.same(getmetatable(kept), "dixit.match")
    tap.raises("", setmetatable, kept, {})
    tap.raises("", rawset, kept, "text", "x")
end)

test("when: a function may read a text with the same rules", function()
    local p = packs.base()
    local rules, depth, texts = nil, 0, {}
    p:rule { name = "inner", score = 1, match = "content:QUOTE cue:VERB source:MENTION", when = function(m)
        if depth == 0 then
            depth = 1
            rules:read("“In,” said Cy Dee.")
            depth = 0
        end
        texts[#texts + 1] = m.source.text
        return true
    end }
    rules = dixit.compile(p)
    tap.same(rules:read(packs.TEXT).quotes[1].rule, "base/inner")
    tap.same(texts, { "Cy Dee", "Ann Lee" })
end)

test("when: no yield crosses a reading", function()
    local function body()
        return read(coroutine.yield)
    end
    local ok, doc = coroutine.resume(coroutine.create(body))
    tap.truth(ok and doc and doc.warnings, "the yield has failed inside, not gone through")
    tap.same(#doc.quotes, 0)
    tap.truth(doc.warnings[1].message:find("yield"), doc.warnings[1].message)
end)

test("when: runaway recursion is an error of the rule", function()
    local function forever(m)
        return 1 + forever(m)
    end
    local doc = read(forever)
    tap.same(#doc.quotes, 0)
    tap.truth(doc.warnings[1].message:find("overflow"), doc.warnings[1].message)
    tap.same(#read(function() return true end).quotes, 2)
end)

test("when: functions live as long as their ruleset", function()
    local rules
    do
        local p, word = packs.base(), "Bob Ray"
        for _, item in ipairs(p.items) do
            item.when = item.kind == "quote" and function(m) return m.source.text == word end or nil
        end
        rules = dixit.compile(p)
    end
    collectgarbage()
    collectgarbage()
    tap.same(#rules:read(packs.TEXT).quotes, 1)
end)

test("when: a rule that is left out asks nobody, a replacement needs no function", function()
    local function fail() error("not to be called") end
    local base = packs.base()
    base:rule { name = "judged", score = 1, match = "content:QUOTE", when = fail }
    local p = dixit.pack { name = "p", extends = base }
    p:without "base/judged"
    tap.same(dixit.compile(p):read(packs.TEXT).warnings, nil)
    p = dixit.pack { name = "p", extends = base }
    p:rule { name = "base/judged", score = 1, match = "content:QUOTE" }
    local doc = dixit.compile(p):read(packs.TEXT)
    tap.same(doc.warnings, nil)
    tap.same(doc.quotes[1].rule, "base/judged")
end)
