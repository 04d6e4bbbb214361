-- The rules that a command's options ask for, and where they come from.
local dixit = ...
local report = dixit.script("cli.report")
local compile = dixit.script("compile")
local unpack = unpack or table.unpack -- luacheck: ignore 113 143

local M = {}

--- The packs that the options name, or the language's.
---@return string[]
function M.names(given)
    return given.rules or { given.lang or "en" }
end

--- Load and compile; raises what is wrong with a pack.
---@param names string[]
---@return dixit.Ruleset rules, table<string, string> kinds of the rules by name, string[] files of the packs
function M.compile(names)
    local packs, kinds, files = {}, {}, {}
    for i, name in ipairs(names) do
        packs[i] = dixit.load(name)
    end
    local state = compile.flatten(packs)
    for _, name in ipairs(state.rules.names) do
        local item = state.rules.items[name]
        kinds[name] = item and item.kind
    end
    for _, pack in ipairs(compile.order(packs)) do
        files[#files + 1] = pack.file
    end
    return dixit.compile(unpack(packs)), kinds, files
end

--- The same for a command that cannot go on without them.
function M.load(given)
    local ok, rules, kinds = pcall(M.compile, M.names(given))
    if not ok then
        report.stop(report.SCRIPT, tostring(rules))
    end
    return rules, kinds
end

return M
