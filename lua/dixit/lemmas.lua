-- The words in patterns whose forms are meant: ~"say" is "say", "says", "said", "saying". The core knows no language;
-- it gets the forms as a list called ~say.
local dixit = ...

local M = {}

-- What inflects the words of a language. One without has only the word itself.
local INFLECTIONS = { en = "inflect" }

--- The script that inflects the words of a language, or nil.
---@param language? string
function M.inflection(language)
    return INFLECTIONS[language] and dixit.script(INFLECTIONS[language])
end

--- Call `f` with each word whose forms a pattern means. Comments and literals are passed over.
---@param pattern string
---@param f fun(word: string)
function M.each(pattern, f)
    local at = 1
    while true do
        at = pattern:find("[~'\"%-]", at)
        if not at then
            return
        end
        local c = pattern:sub(at, at)
        if c == "-" then
            local _, stop = pattern:find("^%-%-[^\n]*", at)
            at = (stop or at) + 1
        else
            local start = c == "~" and at + 1 or at
            local delimiter = pattern:match("^['\"]", start)
            local stop = delimiter and pattern:find(delimiter, start + 1, true)
            if c == "~" and stop and stop > start + 1 then
                f(pattern:sub(start + 1, stop - 1))
            end
            at = (stop or start) + 1
        end
    end
end

--- The forms of a word or a phrase, one on each line: those of a verb, which is its first word, and of a noun, which is
--- its last. A form that does not exist does no harm.
---@param word string
---@param language? string
---@return string
function M.forms(word, language)
    local inflect = M.inflection(language)
    if not inflect or not word:find("%S") then
        return word
    end
    local forms = inflect.forms(word)
    forms[#forms + 1] = inflect.noun(word)
    return table.concat(forms, "\n")
end

return M
