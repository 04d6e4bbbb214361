-- A small pack for tests, independent of the shipped ones: its words and rules are few and never change.
local dixit = require "dixit"

local M = {}

--- A pack "base" with names, one verb and two rules.
function M.base()
    local p = dixit.pack { name = "base", extends = false, languages = { "en" } }
    p:words("VERB", "said\nadded")
    p:mention { name = "name", kind = "name", match = "name:(CAP{1,3})" }
    p:rule { name = "before", match = [[ content:QUOTE cue:VERB source:MENTION ]], score = 0.9 }
    p:rule { name = "after", match = [[ source:MENTION cue:VERB ","? content:QUOTE ]], score = 0.8 }
    return p
end

--- Call `f` with the path of a file "*.lua" that holds `text` and is there for the time of the call; returns what `f`
--- returns.
function M.with_file(text, f)
    local path = os.tmpname()
    local lua = path .. ".lua"
    local file = assert(io.open(lua, "wb"))
    file:write(text)
    file:close()
    local ok, result = pcall(f, lua)
    os.remove(path)
    os.remove(lua)
    if not ok then
        error(result, 0)
    end
    return result
end

M.TEXT = "“We stay,” said Ann Lee. Bob Ray added, “I go.”"

return M
