-- Write lua/dixit/rules/en/forms.lua: the forms of the words in the lists of the pack "en".
--
--     lua5.4 tests/support/forms_generate.lua MODULE_DIR >forms.lua && mv forms.lua lua/dixit/rules/en/forms.lua
--
-- to be run when a list in verbs.lua or roles.lua, or inflect.lua, has changed: tests/lua/test_inflect.lua says so. The
-- module must have been built with the new lists, or DIXIT_LUA name the folder where they are.
package.cpath = arg[1] .. "/" .. _VERSION:match("%d%.%d") .. "/?.so"
local dixit = require "dixit"
local inflect = dixit.script("inflect")

local ready = dixit.script("rules.en.forms")
ready.verbs, ready.nouns = {}, {}

-- Everything that the pack asks for while it loads.
local verbs, nouns = {}, {}
local conjugated, plural = inflect.conjugator(), inflect.nouns
function inflect.conjugator()
    return function(list)
        verbs[#verbs + 1] = list
        return conjugated(list)
    end
end
function inflect.nouns(list)
    nouns[#nouns + 1] = list
    return plural(list)
end
dixit.load("en")

-- A list as an expression: single words in lines of 110 columns, entries of several words on a line each.
local function literal(list)
    if list:find("%S[ \t]+%S") then
        return "[[\n" .. list .. "]]"
    end
    local text, line = {}, "   "
    for word in list:gmatch("%S+") do
        if #line + 1 + #word > 110 then
            text[#text + 1] = line
            line = "   "
        end
        line = line .. " " .. word
    end
    return "lines [[\n" .. table.concat(text, "\n") .. "\n" .. line .. "\n]]"
end

io.write([[
-- The forms of the words in verbs.lua and roles.lua. Written by tests/support/forms_generate.lua: do not edit.
local dixit = require "dixit"
local lines = dixit.lines

local verbs, nouns = {}, {}
]])
for _, list in ipairs(verbs) do
    local s, past, ing = conjugated(list)
    io.write(("\nverbs[ %s ] = {\n    s = %s,\n    past = %s,\n    ing = %s,\n}\n"):format(literal(list), literal(s),
        literal(past), literal(ing)))
end
for _, list in ipairs(nouns) do
    io.write(("\nnouns[ %s ] = %s\n"):format(literal(list), literal(plural(list))))
end
io.write("\nreturn { verbs = verbs, nouns = nouns }\n")
