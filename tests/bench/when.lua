-- What a `when` function on every rule for quotations costs, through the binding:
--
--     jq -j '.text + "\u0000"' CORPUS.jsonl | lua5.4 when.lua MODULE_DIR
--
-- reads all texts with the pack "en" as it is and with a function on each of its rules that looks at a part's length
-- and keeps everything. Rounds alternate, and the best of each kind counts: what is slower was disturbed.
package.cpath = arg[1] .. "/" .. _VERSION:match("%d%.%d") .. "/?.so"
local dixit = require "dixit"

local ROUNDS = 15

local texts, size, calls = {}, 0, 0
for text in io.read("*a"):gmatch("[^%z]+") do
    texts[#texts + 1] = text
    size = size + #text
end
assert(size > 0, "no text")

local function keep(m)
    calls = calls + 1
    return m.content.length > 0
end

local plain = dixit.compile(dixit.load("en"))
local pack = dixit.load("en")
for _, item in ipairs(pack.items) do
    item.when = item.kind == "quote" and keep or nil
end
local judged = dixit.compile(pack)

local function round(rules)
    local options, quotes, start = { parts = "record" }, 0, os.clock()
    for _, text in ipairs(texts) do
        quotes = quotes + #rules:read(text, options).quotes
    end
    return os.clock() - start, quotes
end

local best = {}
for _ = 1, ROUNDS do
    for kind, rules in pairs { plain = plain, judged = judged } do
        local seconds, quotes = round(rules)
        best[kind] = math.min(best[kind] or seconds, seconds)
        best.quotes = best.quotes or quotes
        assert(quotes == best.quotes, "the function keeps everything")
    end
end
calls = calls / ROUNDS
print(("%-8s %6.1f MB/s, %6.1f MB/s with a function on each rule: %.1f %% slower; %.0f calls, %.0f ns each"):format(
    rawget(_G, "jit") and "LuaJIT" or _VERSION, size / 1e6 / best.plain, size / 1e6 / best.judged,
    100 * (best.judged / best.plain - 1), calls, (best.judged - best.plain) / calls * 1e9))
