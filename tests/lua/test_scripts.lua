-- Every shipped script compiles in this Lua; the packs and formats among them load.
local dixit = require "dixit"
local tap = require "tap"
local test = tap.test

local names = dixit.internal.script_names()

test("there are scripts", function()
    tap.truth(#names > 15, #names .. " scripts")
end)

for _, name in ipairs(names) do
    test("script " .. name .. " compiles", function()
        local source, chunk = dixit.internal.script(name)
        tap.truth(source, chunk)
        local run, message = dixit.internal.load(source, chunk)
        tap.truth(run, message)
    end)
end

for _, name in ipairs(dixit.script("library").shipped("formats")) do
    test("format " .. name .. " loads", function()
        local format = dixit.format(name)
        tap.same(format.name, name)
        tap.truth(format.description ~= "", "a description")
    end)
end

for _, name in ipairs(dixit.script("library").shipped("rules")) do
    test("pack " .. name .. " compiles, and reads", function()
        local rules = dixit.ruleset(name)
        tap.truth(#rules:rule_names() > 0, "rules")
        tap.truth(rules:lang(), "a language")
        tap.truth(rules:read("“We will stay,” said Ann Lee."), "a document")
    end)
end

test("a user's cues make a difference to the pack en", function()
    local function speaker(pack)
        local quote = dixit.ruleset(pack):read("“We will stay here for ever,” blorbs Ann Lee.").quotes[1]
        return quote and quote.cue_text
    end
    local p = dixit.pack { name = "house" }
    p:cues { "blorb" }
    tap.same(speaker(p), "blorbs")
    tap.truth(speaker("en") ~= "blorbs", "en does not know the word")
end)

test("what formats share is described in meta.lua", function()
    local meta = dixit.internal.script("meta")
    for class, name in pairs {
        Escape = "escape", Weave = "weave", Codepoints = "codepoints", Phrases = "phrases", Columns = "columns",
        Text = "text", Inflect = "inflect",
    } do
        local described = meta:match("\n%-%-%-@class dixit%." .. class .. "\n(.-)\n\n")
        tap.truth(described, "class dixit." .. class)
        for field in pairs(dixit.script(name)) do
            tap.truth((described .. "\n"):find("---@field " .. field .. " ", 1, true), name .. "." .. field)
        end
        for field in described:gmatch("%-%-%-@field (%S+)") do
            tap.truth(dixit.script(name)[field] ~= nil, "the field " .. field .. " of " .. name)
        end
    end
end)

test("a script that is not there is missed", function()
    tap.raises("dixit has no script 'nothing'", dixit.script, "nothing")
    tap.raises("dixit has no script '../x'", dixit.script, "../x")
end)
