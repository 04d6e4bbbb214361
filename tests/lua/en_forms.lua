-- What stands in lua/dixit/rules/en.forms: the forms of the lemmas in en.words, as inflect.lua makes them.
--
--     lua5.4 tests/lua/en_forms.lua MODULE_DIR >forms && mv forms lua/dixit/rules/en.forms
--
-- to be run when en.words or inflect.lua has changed: test_inflect.lua says so. The module must have been built with a
-- new inflect.lua, or DIXIT_LUA name the folder where it is. Working the forms out would take longer than all the rest
-- of loading the pack.
local is_program = ... ~= "en_forms"
if is_program then
    package.cpath = arg[1] .. "/" .. _VERSION:match("%d%.%d") .. "/?.so"
end
local dixit = require "dixit"
local inflect = dixit.script("inflect")
local word_file = dixit.script("word_file")

-- The lists of verbs: their -s forms and their pasts are added to them; and, where there is a use for them, the -ing
-- forms go into a list of their own.
local VERBS = {
    CUE = "CUE_ING", MEDIUM = "MEDIUM_ING", WEAK = "WEAK_ING", TELL = "TELL_ING", PARTICLE_VERB = "PARTICLE_VERB_ING",
    NAMING = false, LIGHT = false, DIALOGUE = false, NOUNISH = false,
}
-- The lists of nouns, and where their plurals go.
local NOUNS = { ROLE = "ROLE_PLURAL PLURAL", ROLE_LONG = "ROLE_PLURAL_LONG", BODY = "BODY PLURAL" }

local M = {}

--- A file of the pack "en", as it is now.
---@param name string
---@return string
function M.file(name)
    local here = debug.getinfo(1, "S").source:match("^@(.*)/[^/]*$") or "."
    local file = assert(io.open(here .. "/../../lua/dixit/rules/" .. name))
    local text = file:read("*a")
    file:close()
    return text
end

--- What en.forms should be.
---@return string
function M.text()
    local parts = { "# The other forms of the verbs and nouns in en.words: tests/lua/en_forms.lua writes them." }
    local function section(lists, text)
        parts[#parts + 1] = "\n[" .. lists .. "]\n" .. text
    end
    local conjugated = inflect.conjugator()
    local line, message = word_file.each(function(list, lemmas)
        lemmas = lemmas:gsub("\n+$", "")
        if VERBS[list] ~= nil then
            local present, past, ing = conjugated(lemmas)
            section(list, present .. "\n" .. past)
            if VERBS[list] then
                section(VERBS[list], ing)
            end
        elseif NOUNS[list] then
            section(NOUNS[list], inflect.nouns(lemmas))
        end
    end, M.file("en.words"))
    assert(not line, message)
    return table.concat(parts, "\n") .. "\n"
end

if is_program then
    io.write(M.text())
end
return M
