-- Packs as authors write them: what is accepted, what is refused and how it is said.
local dixit = require "dixit"
local tap = require "tap"
local test = tap.test

local function new()
    return dixit.pack { name = "p", extends = false }
end

test("what is wrong is told with file and line", function()
    local p = new()
    local message = tap.raises("a list's name has capital letters", p.words, p, "verbs", "say")
    tap.truth(message:find("^[^\n]*test_pack%.lua:%d+: ") or message:find("tap%.lua:%d+: "), message)
end)

test("dixit.pack: fields", function()
    tap.raises("a pack is made of a table", dixit.pack)
    tap.raises("needs the field 'name'", dixit.pack, {})
    tap.raises("pack 'p' has no field 'extend', did you mean 'extends'?", dixit.pack, { name = "p", extend = "en" })
    tap.raises("'name' should be a string", dixit.pack, { name = 5 })
    tap.raises("letters, digits", dixit.pack, { name = "a/b" })
    tap.raises("'extends' should be", dixit.pack, { name = "p", extends = 5 })
    tap.raises("list of strings", dixit.pack, { name = "p", languages = { 5 } })
end)

test("rule: fields", function()
    local p = new()
    tap.raises("a rule needs the field 'name'", p.rule, p, { match = "" })
    tap.raises("rule 'r' needs the field 'match'", p.rule, p, { name = "r" })
    tap.raises("rule 'r' has no field 'scor', did you mean 'score'?", p.rule, p,
        { name = "r", match = "", scor = 1 })

    tap.raises("'score' should be a number from 0 to 1", p.rule, p, { name = "r", match = "", score = 2 })
    tap.raises("'certain' should be a boolean", p.rule, p, { name = "r", match = "", certain = 1 })
    tap.raises("did you mean 'speech'?", p.rule, p, { name = "r", match = "", scope = "speach" })
    tap.raises("a rule is made of a table", p.rule, p, "r")
end)

test("rule: when, priority, examples, names", function()
    local p = new()
    local function refused(part, fields)
        fields.name, fields.match = fields.name or "r", "content:QUOTE"
        tap.raises(part, p.rule, p, fields)
    end
    refused("'when' should be a function", { when = true })
    refused("'priority' should be a whole number from -100 to 100", { priority = 0.5 })
    refused("'priority' should be a whole number from -100 to 100", { priority = 101 })
    refused("'yes' should be a text or a list of texts", { yes = 5 })
    refused("'no' should be a text or a list of texts, not of a number", { no = { "a", 5 } })
    refused("the name of a rule has letters", { name = "a b" })
    refused("the name of a rule has letters", { name = ("a"):rep(101) })
    tap.raises("rule is called with a colon: p:rule(...)", p.rule, { name = "r" })
    p:rule { name = "r", match = "content:QUOTE", yes = "one", no = { "two", "three" }, when = print, priority = -3 }
    tap.same(p.items[1].yes, { "one" })
    tap.same(p.items[1].no, { "two", "three" })
    tap.same(p.items[1].when, print)
    tap.same(p.items[1].priority, -3)
end)

test("a pack holds so much and no more", function()
    local p = new()
    tap.raises("the words of pack 'p' have more than 16384 KB", p.words, p, "A", ("a\n"):rep(8388609))
    tap.raises("the cues of pack 'p' have more than 1024 KB", p.cues, p, ("a\n"):rep(524289))
end)

test("the other rules: fields", function()
    local p = new()
    tap.raises("mention rule 'm' needs the field 'kind'", p.mention, p, { name = "m", match = "" })
    tap.raises("did you mean 'pronoun'?", p.mention, p, { name = "m", match = "", kind = "pronom" })
    tap.raises("block rule 'b': 'role' should be one of", p.block, p, { name = "b", match = "", role = "x" })
    tap.raises("marked rule 'm': 'kind'", p.marked, p, { name = "m", match = "", kind = "quotation" })
    tap.raises("edge rule 'e' has no field 'kind'", p.edge, p, { name = "e", match = "", kind = "x" })
end)

test("names are given once", function()
    local p = new()
    p:rule { name = "r", match = "content:QUOTE" }
    tap.raises("there is a rule 'r' already, at ", p.rule, p, { name = "r", match = "content:QUOTE" })
    p:define("A", "WORD")
    tap.raises("A was defined before, at ", p.define, p, "A", "WORD")
    tap.raises("capital letters", p.define, p, "a", "WORD")
    tap.raises("should be a string", p.define, p, "B", {})
end)

test("words: texts and lists", function()
    local p = new()
    p:words("A", "one\ntwo")
    p:words("A", { "three", "four" })
    tap.same(p.items[2].text, "three\nfour")
    tap.raises("should be a text or a list", p.words, p, "A", 5)
    tap.raises("list of strings, not of a number", p.words, p, "A", { 5 })
end)

test("cues: lemmas are inflected, uncertain ones are kept apart", function()
    local lists = dixit.script("cues").lists({ list = "CUE", text = "reply\nsay in a tweet" }, "en")
    tap.same(lists.CUE, "reply\nreplies\nreplied\nsay in a tweet\nsays in a tweet\nsaid in a tweet")
    tap.same(lists.CUE_ING, "replying\nsaying in a tweet")
    tap.same(lists.CUE_PP, "replied\nsaid in a tweet")
    lists = dixit.script("cues").lists({ list = "CUE", text = "sagen\nsagte" }, "de")
    tap.same(lists, { CUE = "sagen\nsagte" })

    local p = new()
    p:cues { "say" }
    p:cues { "weasel", certain = false }
    p:cues("weasel", { certain = false })
    tap.same({ p.items[1].list, p.items[2].list, p.items[3].list }, { "CUE", "WEAK", "WEAK" })
    tap.raises("'certain' should be true or false", p.cues, p, { "x", certain = "yes" })
end)
