-- The rules that a command's options ask for, and where they come from.
local dixit = ...
local report = dixit.script("cli.report")
local compile = dixit.script("compile")
local library = dixit.script("library")
local saved = dixit.script("saved")
local unpack = unpack or table.unpack -- luacheck: ignore 113 143

local M = {}

--- The packs that the options name, or the language's.
---@return string[]
function M.names(given)
    return given.rules or { given.lang or "en" }
end

local function kinds_of(rules)
    local kinds = {}
    for _, rule in ipairs(rules:rules()) do
        kinds[rule.name] = rule.kind
    end
    return kinds
end

-- A pack that came with dixit is in no file.
local function add_files(files, pack)
    files[#files + 1] = library.path_beside("", pack) and pack.file
    for _, item in ipairs(pack.items) do
        files[#files + 1] = item.file and library.path_beside(item.file, pack)
    end
end

--- Load and compile, or open what was compiled; raises what is wrong with a pack.
---@param names string[]
---@return dixit.Ruleset rules, table<string, string> kinds of the rules by name, string[] files of the packs, and those
--- beside them that they name
function M.compile(names)
    if #names == 1 and saved.is_file(names[1]) then
        local rules = dixit.open_ruleset(names[1])
        return rules, kinds_of(rules), { names[1] }
    end
    local packs, files = {}, {}
    for i, name in ipairs(names) do
        packs[i] = dixit.load(name)
    end
    for _, pack in ipairs(compile.order(packs)) do
        add_files(files, pack)
    end
    local rules = dixit.compile(unpack(packs))
    return rules, kinds_of(rules), files
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
