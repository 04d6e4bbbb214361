-- :checkhealth dixit
local M = {}

-- vim.health has had these names since Neovim 0.8; before, a module of its own had others.
local function reporter()
    local health = vim.health
    if health and health.start then
        return health
    end
    health = require("health")
    return { start = health.report_start, ok = health.report_ok, error = health.report_error }
end

function M.check()
    local report = reporter()
    report.start("dixit")
    local found, dixit = pcall(require, "dixit")
    if not found then
        report.error("the module dixit.so for Lua 5.1 was not found", {
            "put it into the folder lua/ of a directory in 'runtimepath', or install dixit",
        })
        return
    end
    report.ok("module " .. dixit.version)
    local ok, message = pcall(dixit.ruleset)
    if ok then
        report.ok("the default rules load")
    else
        report.error(tostring(message))
    end
end

return M
