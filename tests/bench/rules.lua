-- What rules cost: 200 of them against 20, through the binding:
--
--     jq -j '.text + "\u0000"' CORPUS.jsonl | lua5.4 rules.lua MODULE_DIR
--
-- The rules are such as a house would write: a few shapes, each with many words. They stand for those of "en", whose
-- words and mentions they use, and then beside them. Quotations are counted but not made into tables.
package.cpath = arg[1] .. "/" .. _VERSION:match("%d%.%d") .. "/?.so;" .. arg[1] .. "/?.so"
local dixit = require "dixit"

local VERBS = [[say tell add note argue warn claim insist write report announce suggest explain admit deny
    believe think hope ask promise]]

local SHAPES = {
    [[ source:SOMEBODY cue:~"%s" content:QUOTE ]],
    [[ content:QUOTE (after-comma | ",") source:SOMEBODY cue:~"%s" ]],
    [[ content:QUOTE (after-comma | ",") cue:~"%s" source:SOMEBODY ]],
    [[ source:NAME ("has" | "had" | "have") cue:~"%s" content:("that" CLAUSE) ]],
    [[ source:(DET ROLE) cue:~"%s" content:("that" CLAUSE) ]],
    [[ source:GROUP cue:~"%s" content:SENTENCE ]],
    [[ sentence-start "in" TOKEN{1,6}? "," source:SOMEBODY cue:~"%s" content:CLAUSE ]],
    [[ "as" source:SOMEBODY cue:~"%s" "," content:CLAUSE ]],
    [[ line-start source:CAP{1,3} ":" content:SENTENCE cue:~"%s" ]],
    [[ source:PRONOUN ("also" | "later" | "then")? cue:~"%s" GAP_TOKEN{0,8}? ":" content:QUOTE ]],
}

-- A pack with `count` rules: the shapes in turn, with a new verb for each round.
local function pack_of(count, alone)
    local p = dixit.pack { name = "bench", extends = "en" }
    if alone then
        for _, name in ipairs(dixit.ruleset("en"):rule_names()) do
            if alone[name] then
                p:without(name)
            end
        end
    end
    local added = 0
    for verb in VERBS:gmatch("%S+") do
        for i, shape in ipairs(SHAPES) do
            if added < count then
                added = added + 1
                p:rule { name = verb .. "-" .. i, score = 0.5, match = shape:format(verb) }
            end
        end
    end
    return dixit.compile(p)
end

local texts, size = {}, 0
for text in io.read("*a"):gmatch("%Z+") do
    texts[#texts + 1] = text
    size = size + #text
end

local function seconds(rules)
    local start = os.clock()
    for _, text in ipairs(texts) do
        rules:read(text, { parts = "record", min_confidence = 1 })
    end
    return os.clock() - start
end

-- How many quotations the rules `names` find.
local function found(rules, names)
    local count = 0
    for _, text in ipairs(texts) do
        for _, quote in ipairs(rules:read(text, { parts = "record" }).quotes) do
            count = count + (names[quote.rule] and 1 or 0)
        end
    end
    return count
end

local quote_rules = {}
for _, item in ipairs(dixit.load("en").items) do
    quote_rules[item.name or ""] = item.kind == "quote"
end

local ours = {}
for i, name in ipairs(pack_of(20, quote_rules):rule_names()) do
    ours[name] = name:find("^bench/") and i
end

for _, case in ipairs { { "instead of those of en", quote_rules }, { "beside those of en" } } do
    local few, many = pack_of(20, case[2]), pack_of(200, case[2])
    local best = { few = 1e9, many = 1e9 }
    for _ = 1, 5 do -- in turn, so that a slower moment hits both
        for kind, rules in pairs { few = few, many = many } do
            best[kind] = math.min(best[kind], seconds(rules))
        end
    end
    local line = "rules %-22s 20: %5.1f MB/s, 200: %5.1f MB/s, %4.2f times as long; the 20 find %d, with the others %d"
    print(line:format(case[1], size / 1e6 / best.few, size / 1e6 / best.many, best.many / best.few, found(few, ours),
        found(many, ours)))
end
