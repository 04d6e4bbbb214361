-- The C functions: what read() gives and refuses, and what happens when Lua comes back into it.
local dixit = require "dixit"
local packs = require "packs"
local tap = require "tap"
local test = tap.test

local rules = dixit.compile(packs.base())

test("read: a document has the fields of the record", function()
    local doc = rules:read("Harbour stays\n\n" .. packs.TEXT .. "\n", { id = "a", lang = "en" })
    tap.same(doc.id, "a")
    tap.same(doc.lang, "en")
    tap.same(#doc.quotes, 2)
    local quote = doc.quotes[1]
    tap.same(quote.type, "direct")
    tap.same(quote.text, "“We stay,”")
    tap.same(quote.content, { { 15, 29 } })
    tap.same(quote.cue, { { 30, 34 } })
    tap.same(quote.source, { { 35, 42 } })
    tap.same(quote.speaker, "Ann Lee")
    tap.same(quote.unknown, nil)
    tap.same(quote.confidence, 0.9)
    tap.same(quote.rule, "base/before")
    tap.same(quote.cue_text, "said")
    tap.same(quote.source_text, "Ann Lee")
    tap.same(quote.line, 3)
    tap.same(doc.speakers[2], { name = "Bob Ray", aliases = {}, quotes = { 1 } })
    tap.same(doc.bad_bytes, 0)
end)

test("read: a record leaves out what the output record has not", function()
    local doc = rules:read(packs.TEXT, { parts = "record" })
    tap.same(doc.spans, nil)
    tap.same(doc.problems, nil)
    tap.same(doc.quotes[1].cue_text, nil)
    tap.same(#doc.quotes, 2)
end)

test("read: an explanation tells what led to the answers", function()
    local doc = rules:read("“we don’t,” said Ann Lee. Lee said, “no.”", { parts = "explain", offsets = "codepoints" })
    local roles = {}
    for i, mark in ipairs(doc.marks) do
        roles[i] = mark.text .. mark.role .. (mark.marked or "")
    end
    tap.same(roles, { "“opens0", "’apostrophe", "”closes0", "“opens1", "”closes1" })
    tap.same(doc.marks[2].column, 8)
    tap.same(doc.mentions[2], { kind = "name", span = { 26, 29 }, text = "Lee", line = 1, column = 27, name = "Lee",
        rule = "base/name", plural = false, entity = 0, reference = "form", antecedent = 0, speaker = 0 })
    tap.same(doc.candidates[1], { rule = "base/before", score = 0.9, content = { { 0, 11 } }, text = "“we don’t,”",
        cue = { { 12, 16 } }, cue_text = "said", source = { { 17, 24 } }, source_text = "Ann Lee", line = 1, column = 1,
        mention = 0, reference = "none", outcome = "chosen", quote = 0 })
    tap.same(doc.matches[1], { rule = "base/name", span = { 17, 24 }, text = "Ann Lee", line = 1, column = 18,
        kept = true })
    tap.same(rules:read(packs.TEXT).candidates, nil)
end)

test("read: positions in bytes, code points and UTF-16", function()
    local text = "😀 " .. packs.TEXT
    local function first(offsets)
        return rules:read(text, { offsets = offsets }).quotes[1].content[1]
    end
    tap.same(first("bytes"), { 5, 19 })
    tap.same(first("codepoints"), { 2, 12 })
    tap.same(first("utf16"), { 3, 13 })
end)

test("read: the text, and positions in it", function()
    local doc = rules:read("\255\226\128 “We \195stay,” said Ann Lee.", { offsets = "text" })
    tap.same(doc.text, "\239\191\189\239\191\189 “We \239\191\189stay,” said Ann Lee.")
    tap.same(doc.offsets, "text")
    local quote = doc.quotes[1]
    tap.same(doc.text:sub(quote.content[1][1] + 1, quote.content[1][2]), quote.text)
    tap.same(doc.text:sub(quote.source[1][1] + 1, quote.source[1][2]), "Ann Lee")
    tap.same(rules:read("").text, "")
    tap.same(rules:read("a\0b").text, "a\0b")
end)

test("read: sentences and tokens where they are asked for", function()
    tap.same(rules:read(packs.TEXT).sentences, nil)
    tap.same(rules:read("", { parts = "tokens" }).sentences, {})
    for _, offsets in ipairs { "bytes", "codepoints" } do
        local doc = rules:read("é “We stay,” said Ann Lee. Two.", { parts = "tokens", offsets = offsets })
        local words = {}
        for _, sentence in ipairs(doc.sentences) do
            tap.same(sentence.span, { sentence.tokens[1][1], sentence.tokens[#sentence.tokens][2] })
            for _, token in ipairs(sentence.tokens) do
                words[#words + 1] = token.text
                if offsets == "bytes" then
                    tap.same(doc.text:sub(token[1] + 1, token[2]), token.text)
                end
            end
            words[#words + 1] = "|"
        end
        tap.same(table.concat(words, " "), "é “ We stay , ” said Ann Lee . | Two . |")
        tap.same(doc.sentences[1].tokens[3], offsets == "bytes" and { 6, 8, text = "We" } or { 3, 5, text = "We" })
    end
end)

test("read: the text of a quotation stands on one line", function()
    local doc = rules:read((([[
The council of the town met in the hall by the quay on Tuesday
and sat until midnight, and the mayor spoke before all others:
“We stay here,  and nobody will ever make us leave this place,
not the builders and not the bankers, and not the ministry
of the interior,” said Ann Lee. The others did not say a word.
]]):gsub("place,\n", "place,\r\n")))
    tap.same(doc.quotes[1].text, "“We stay here,  and nobody will ever make us leave this place, "
        .. "not the builders and not the bankers, and not the ministry of the interior,”")
end)

test("read: empty texts, NUL bytes and bytes that are no UTF-8", function()
    tap.same(rules:read("").quotes, {})
    tap.same(rules:read("a\0b").bad_bytes, 0)
    local doc = rules:read("“We \255stay,” said Ann Lee.")
    tap.same(doc.bad_bytes, 1)
    tap.same(doc.problems[1].kind, "bad-bytes")
    tap.same(doc.problems[1].line, 1)
    tap.same(doc.quotes[1].text, "“We \239\191\189stay,”")
end)

test("read: min_confidence leaves out what is below it", function()
    tap.same(#rules:read(packs.TEXT, { min_confidence = 0.85 }).quotes, 1)
end)

test("read: marked spans tell depth and whether they are closed", function()
    local doc = rules:read("“He said ‘no’ to me.\n")
    tap.same(doc.spans[1].closed, false)
    tap.same(doc.spans[2].depth, 1)
    tap.same(doc.problems[1].kind, "unclosed")
end)

test("read: wrong arguments are refused, with their names", function()
    tap.raises("there is no option 'offset'", rules.read, rules, "", { offset = "bytes" })
    tap.raises("offsets: there is no 'chars'", rules.read, rules, "", { offsets = "chars" })
    tap.raises("min_confidence should be a number", rules.read, rules, "", { min_confidence = "much" })
    tap.raises("string expected", rules.read, rules, {})
    tap.raises("dixit.ruleset expected", rules.read, {}, "")
    tap.raises("dixit.ruleset expected", rules.read, io.stdout, "")
    tap.raises("table expected", rules.read, rules, "", "bytes")
end)

test("read: in a coroutine", function()
    local doc = coroutine.wrap(function()
        coroutine.yield(rules:read(packs.TEXT))
    end)()
    tap.same(#doc.quotes, 2)
end)

-- An object whose finalizer calls `f`.
local function finalized(f)
    if rawget(_G, "newproxy") then
        getmetatable(newproxy(true)).__gc = f -- luacheck: ignore 113
    else
        setmetatable({}, { __gc = f })
    end
end

test("read: a finalizer that runs while a document is built may read with the same rules", function()
    local inner, outer = 0, {}
    local expected = rules:read(packs.TEXT)
    for i = 1, 300 do
        finalized(function()
            inner = inner + #rules:read(packs.TEXT:rep(3)).quotes
        end)
        outer[i] = rules:read(packs.TEXT)
    end
    collectgarbage()
    tap.truth(inner > 0, "a finalizer has run")
    for i = 1, #outer do
        tap.same(outer[i], expected)
    end
end)

test("rulesets: made and dropped by the dozen", function()
    for _ = 1, 20 do
        tap.same(#dixit.compile(packs.base()):read(packs.TEXT).quotes, 2)
    end
    collectgarbage()
end)

test("ruleset: tells its rules and its language, hides its metatable", function()
    tap.same(rules:rule_names(), { "base/name", "base/before", "base/after" })
    tap.same(rules:lang(), "en")
    tap.same(getmetatable(rules), "dixit.ruleset")
end)

test("the module leaves the globals and the loaders alone", function()
    tap.same(rawget(_G, "dixit"), nil)
    for name in pairs(package.loaded) do
        tap.truth(not name:find("^dixit%."), name .. " is not loaded through package")
    end
    for name in pairs(package.preload) do
        tap.truth(not name:find("^dixit"), name .. " is not preloaded")
    end
end)

test("two modules in one Lua do not take each other's rulesets", function()
    local mine = package.loaded.dixit
    package.loaded.dixit = nil
    local other = require "dixit"
    package.loaded.dixit = mine
    local pack = other.pack { name = "x", extends = false }
    pack:rule { name = "x", match = "content:QUOTE" }
    local foreign = other.compile(pack)
    tap.same(#foreign:read(packs.TEXT).quotes, 2)
    tap.raises("dixit.ruleset expected", rules.read, foreign, "")
end)

test("read: of a quotation in hundreds of pieces none is lost", function()
    local text = "“We stay,” said Ann Lee." .. (" “We go on here.”"):rep(400)
    local pieces = 0
    for _, quote in ipairs(dixit.ruleset("en"):read(text).quotes) do
        pieces = pieces + #quote.content
    end
    tap.same(pieces, 401)
end)
