-- The forms of whole lists of English words. Those of the pack's own lists stand in forms.lua, because working them out
-- would take longer than all the rest of loading the pack; a list that is not there, word for word, is worked out.
local dixit = require "dixit"
local forms = dixit.script("rules.en.forms")

local M = {}

-- Made when it is needed: a list of the pack was changed, and forms.lua was not.
local conjugated

--- Third person, past and -ing of every verb: three lists.
---@param list string a lemma on each line
---@return string s, string past, string ing
function M.verbs(list)
    local known = forms.verbs[list]
    if known then
        return known.s, known.past, known.ing
    end
    conjugated = conjugated or dixit.script("inflect").conjugator()
    return conjugated(list)
end

--- The plural of every noun.
---@param list string a noun on each line
---@return string
function M.nouns(list)
    return forms.nouns[list] or dixit.script("inflect").nouns(list)
end

return M
