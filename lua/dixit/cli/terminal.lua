-- The terminal that results go to: how wide it is, and whether it shows colours.
local M = {}

local CODES = {
    bold = "\27[1m", dim = "\27[2m", red = "\27[31m", green = "\27[32m", yellow = "\27[33m", cyan = "\27[36m",
}
local OFF = "\27[0m"

--- How many columns to fill.
---@return integer
function M.width(host)
    return math.max(20, tonumber(os.getenv("COLUMNS")) or host.width() or 80)
end

--- Are colours wanted? As --color or --no-color say; else on a terminal, unless NO_COLOR is set.
---@return boolean
function M.has_colour(host, given)
    if given.color ~= nil then
        return given.color
    end
    local no_color = os.getenv("NO_COLOR")
    return not given.output and host.is_terminal(1) and (no_color == nil or no_color == "")
        and os.getenv("TERM") ~= "dumb"
end

--- A function that puts a text into a style ("bold", "red" ...), or leaves it as it is where there are no colours.
function M.painter(host, given)
    if not M.has_colour(host, given) then
        return function(_, s) return s end
    end
    return function(style, s)
        return s == "" and s or CODES[style] .. s .. OFF
    end
end

return M
