-- Models: a pack names a file beside its own, which is read when the pack is compiled.
local dixit = require "dixit"
local packs = require "packs"
local tap = require "tap"
local test = tap.test

-- Model files ----------------------------------------------------------------------------------------------------

-- The numbers joined bit by bit where they differ; Lua 5.1 has no operator for it.
local function xor(a, b)
    local result, bit = 0, 1
    while a > 0 or b > 0 do
        if a % 2 ~= b % 2 then
            result = result + bit
        end
        a, b, bit = math.floor(a / 2), math.floor(b / 2), bit * 2
    end
    return result
end

-- Numbers of 64 bits as two halves: Lua 5.1 has no other.
local function plus(high, low, more_high, more_low)
    local sum = low + more_low
    return (high + more_high + math.floor(sum / 4294967296)) % 4294967296, sum % 4294967296
end

local function half(bytes, at)
    local a, b, c, d = bytes:byte(at, at + 3)
    return (a or 0) + (b or 0) * 256 + (c or 0) * 65536 + (d or 0) * 16777216
end

local function checksum(bytes)
    local a_high, a_low, b_high, b_low = 0, 1, 0, 0
    for i = 1, #bytes, 8 do
        a_high, a_low = plus(a_high, a_low, half(bytes, i + 4), half(bytes, i))
        b_high, b_low = plus(b_high, b_low, a_high, a_low)
    end
    local turned_high = a_high * 256 % 4294967296 + math.floor(a_low / 16777216)
    local turned_low = a_low * 256 % 4294967296 + math.floor(a_high / 16777216)
    return xor(xor(b_high, turned_high), xor(b_low, turned_low))
end

-- A model with two buckets in each table: heads are the words of VERB, and everything around one is content.
local function model(lines)
    local weights = ("\128"):rep(2 * 2) .. ("\150\128\128"):rep(2) .. ("\128"):rep(2 * (16 + 1 + 2 + 1))
    local text = { "dixit-model 1", "head VERB" }
    for _, name in ipairs { "cue", "label", "step", "source", "found", "way" } do
        text[#text + 1] = "number " .. name .. "-scale 0.01"
    end
    for _, line in ipairs(lines or {}) do
        text[#text + 1] = line
    end
    text[#text + 1] = ("weights 1 1 1 1 1 1 %d %.0f"):format(#weights, checksum(weights))
    return table.concat(text, "\n") .. "\n" .. weights
end

-- Call `f` with the name of a file that has these bytes, in the folder where packs.with_file() puts its own.
local function with_model(bytes, f)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(bytes)
    file:close()
    local ok, message = pcall(f, path:match("[^/]*$"), path)
    os.remove(path)
    if not ok then
        error(message, 0)
    end
end

local BASE = [[
local dixit = require "dixit"
local p = dixit.pack { name = "base", extends = false, languages = { "en" } }
p:words("VERB", "said\nadded")
p:mention { name = "name", kind = "name", match = "name:(CAP{1,3})" }
p:rule { name = "before", match = "content:QUOTE cue:VERB source:MENTION", score = 0.9 }
]]

local function pack(model_name)
    return BASE .. (model_name and ('p:model "%s"\n'):format(model_name) or "") .. "return p"
end

local TEXT = "The mayor said it is.\n\nNothing moves.\n\n“We stay,” said Ann Lee."

local function found(rules)
    local list = {}
    for i, quote in ipairs(rules:read(TEXT).quotes) do
        list[i] = quote.rule
    end
    return list
end

local function last_rule(rules)
    local names = rules:rule_names()
    return names[#names]
end

-- Names ----------------------------------------------------------------------------------------------------------

test("model: its name is that of a file beside the pack", function()
    local p = dixit.pack { name = "p", extends = false }
    for _, name in ipairs { "", "/etc/passwd", "../en.model", "a/b.model", "..", ".", ".hidden", "a b", "a\nb", "a\0b",
        "C:x", "a\\b", ("a"):rep(101), "\255" } do
        local message = tap.raises("a model is named by its file, which lies beside the pack", p.model, p, name)
        tap.truth(message:find("^[^\n]*%.lua:%d+: "), message)
    end
    tap.raises("a model is named by its file", p.model, p)
    tap.raises("a model is named by its file", p.model, p, 5)
    tap.raises("a model is named by its file", p.model, p, {})
    tap.raises("model is called with a colon: p:model(...)", p.model, "en.model")
    p:model("a")
    p:model(("a"):rep(100))
    p:model("_a-b.c.model")
end)

test("model: a pack that is whole takes none", function()
    packs.with_file(BASE .. "return p", function(path)
        local source = ('local dixit = require "dixit" local p = dixit.script("rules.en") p:model("x") return p')
        tap.raises("is whole", packs.with_file, source, dixit.load)
        tap.same(dixit.load(path).name, "base")
    end)
end)

-- Files ----------------------------------------------------------------------------------------------------------

test("model: a pack has the file beside it", function()
    with_model(model(), function(name)
        packs.with_file(pack(name), function(path)
            local rules = dixit.ruleset(path)
            tap.same(last_rule(rules), "model")
            tap.same(found(rules), { "model", "base/before" }) -- who does not know the rule leaves it alone
        end)
    end)
    packs.with_file(pack(), function(path)
        tap.same(last_rule(dixit.ruleset(path)), "base/before")
        tap.same(found(dixit.ruleset(path)), { "base/before" })
    end)
end)

test("model: a rule that it knows is evidence", function()
    with_model(model { "rule base/before", "number found-floor 0.9" }, function(name)
        packs.with_file(pack(name), function(path)
            tap.same(found(dixit.ruleset(path)), {})
            for _, candidate in ipairs(dixit.ruleset(path):read(TEXT, { parts = "explain" }).candidates) do
                tap.same(candidate.outcome, "evidence")
            end
        end)
    end)
end)

test("model: a file that is not there, or is none", function()
    local function refused(bytes, why)
        with_model(bytes, function(name)
            packs.with_file(pack(name), function(path)
                local message = tap.raises(why, dixit.ruleset, path)
                tap.same(message:sub(1, #path + 4), path .. ":6: ")
                tap.truth(message:find("model " .. name, 1, true), message)
                tap.truth(not message:find("\n"), "one line")
            end)
        end)
    end
    refused("", "this is no model file")
    refused("return 5", "this is no model file")
    refused("dixit-model 2\n", "it was written for another version")
    refused("dixit-model 1\nwhat ever\n", "there is no such line")
    refused(model():sub(1, -2), "its weights are not as long as they should be")
    refused(model():sub(1, -2) .. "x", "its weights are damaged")
    refused(model { "number cue-floor nan" }, "this is no number")
    packs.with_file(pack("no-such.model"), function(path)
        local message = tap.raises("no-such.model", dixit.ruleset, path)
        tap.same(message:sub(1, #path + 4), path .. ":6: ")
        tap.truth(message:find("No such file", 1, true), message)
    end)
end)

test("model: a pack without a file has those that came with dixit", function()
    local p = packs.base()
    p:model("en.model")
    tap.truth(#dixit.compile(p):read(packs.TEXT).quotes > 0, "a quotation")
    p = packs.base()
    p:model("en.lua")
    tap.raises("dixit has no file 'rules/en.lua'", dixit.compile, p)
end)

-- Packs on packs --------------------------------------------------------------------------------------------------

-- A pack that extends the one at `path`, and says `body`.
local function above(path, body)
    return ('local p = require "dixit".pack { name = "house", extends = "%s" } %s return p'):format(path, body)
end

test("model: a pack has that of the pack below, from the folder of that one", function()
    with_model(model(), function(name)
        packs.with_file(pack(name), function(below)
            packs.with_file(above(below, 'p:words("VERB", "went on")'), function(path)
                tap.same(found(dixit.ruleset(path)), { "model", "base/before" })
            end)
            local p = dixit.pack { name = "house", extends = below }
            tap.same(found(dixit.compile(p)), { "model", "base/before" })
        end)
    end)
end)

test("model: one that is named later replaces it", function()
    with_model(model(), function(first)
        with_model(model { "number found-floor 0.9" }, function(second)
            packs.with_file(pack(first), function(below)
                packs.with_file(above(below, ('p:model "%s"'):format(second)), function(path)
                    tap.same(found(dixit.ruleset(path)), { "base/before" })
                    tap.same(found(dixit.ruleset(below)), { "model", "base/before" })
                end)
            end)
            packs.with_file(BASE .. ('p:model "%s" p:model "%s" return p'):format(second, first), function(path)
                tap.same(found(dixit.ruleset(path)), { "model", "base/before" })
            end)
        end)
    end)
end)

test("model: that of the pack below is not even read where another replaces it", function()
    with_model(model(), function(name)
        packs.with_file(pack("no-such.model"), function(below)
            packs.with_file(above(below, ('p:model "%s"'):format(name)), function(path)
                tap.same(found(dixit.ruleset(path)), { "model", "base/before" })
            end)
        end)
    end)
end)

-- Confines ---------------------------------------------------------------------------------------------------------

test("model: a confined pack reaches no file outside of its folder", function()
    for _, name in ipairs { "../etc/passwd", "/etc/passwd", "..", "x/../../etc/passwd" } do
        packs.with_file(pack(name), function(path)
            tap.raises("a model is named by its file", dixit.load, path)
        end)
    end
    packs.with_file(BASE .. [[
        local name = setmetatable({}, { __tostring = function() return "en.model" end, __index = string,
            __concat = function() return "/etc/passwd" end })
        assert(not pcall(p.model, p, name))
        string.find = function() return 1 end
        assert(not pcall(p.model, p, "../x"))
        p.file, p.items = "/etc/", {}
        return p
    ]], function(path)
        tap.same(found(dixit.ruleset(path)), { "base/before" })
    end)
    -- a folder is no file
    packs.with_file(pack("no-such"), function(path)
        tap.raises("model no-such", dixit.ruleset, path)
    end)
end)

-- Saved ------------------------------------------------------------------------------------------------------------

test("model: a saved ruleset has it", function()
    with_model(model { "rule base/before" }, function(name)
        packs.with_file(pack(name), function(path)
            local rules = dixit.ruleset(path)
            local opened = dixit.open_ruleset(rules:save())
            tap.same(opened:rule_names(), rules:rule_names())
            tap.same(dixit.json(opened:read(TEXT, { parts = "explain" })),
                dixit.json(rules:read(TEXT, { parts = "explain" })))
        end)
    end)
end)
