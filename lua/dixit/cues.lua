-- The words that show speech, as a pack says them with p:cues(): lemmas, of which lists are made.
local dixit = ...
local lemmas = dixit.script("lemmas")

local M = {}

-- Words that show speech go into the list CUE, uncertain ones into WEAK; "-ing" forms and participles into
-- lists of their own. Every pack with a language names its lists so.
local FORMS = { { "", "base" }, { "", "s" }, { "", "past" }, { "_ING", "ing" }, { "_PP", "pp" } }

local function inflected(words, verb)
    local lists = { [""] = {}, _ING = {}, _PP = {} }
    for lemma in words:gmatch("[^\r\n]+") do
        lemma = lemma:match("^%s*(.-)%s*$")
        local forms = lemma ~= "" and verb(lemma) or {}
        for _, form in ipairs(FORMS) do
            local list = lists[form[1]]
            list[#list + 1] = forms[form[2]]
        end
        -- further forms in use may be past or participle; a form in both lists does no harm
        for _, form in ipairs(forms.also or {}) do
            local list = lists[form:find("ing$") and "_ING" or ""]
            list[#list + 1] = form
            if list == lists[""] then
                lists._PP[#lists._PP + 1] = form
            end
        end
    end
    return lists
end

--- The word lists that a `cues` item feeds, in a language: a map from list to text.
function M.lists(item, language)
    local inflect = lemmas.inflection(language)
    if not inflect then
        return { [item.list] = item.text }
    end
    local result = {}
    for suffix, words in pairs(inflected(item.text, inflect.verb)) do
        result[item.list .. suffix] = table.concat(words, "\n")
    end
    return result
end

return M
