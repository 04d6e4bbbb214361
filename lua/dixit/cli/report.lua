-- Complaints: what a command says on the standard error, and the exit statuses.
local dixit = ... -- luacheck: ignore 211

local M = {}

M.OK, M.FINDINGS, M.USAGE, M.INPUT, M.SCRIPT = 0, 1, 2, 3, 4

local metatable = {}

--- End the command with a message and a status.
---@param status integer
---@param message string
function M.stop(status, message)
    error(setmetatable({ status = status, message = message }, metatable), 0)
end

--- For xpcall: whatever was raised, as a failure. A raw error is a fault in one of our scripts.
function M.catch(raised)
    if getmetatable(raised) == metatable then
        return raised
    end
    return { status = M.SCRIPT, message = tostring(raised) }
end

--- Say "dixit: message" on one line; on a terminal all lines of the message, which may show a place with a caret.
function M.say(host, message)
    if not host.is_terminal(2) then
        message = message:match("^[^\n]*")
    end
    host.complain("dixit: " .. message:gsub("[%z\1-\9\11-\31\127]", "?") .. "\n")
end

function M.failure(host, failure)
    M.say(host, failure.message)
end

return M
