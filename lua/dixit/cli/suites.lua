-- What dixit test is to try: packs, each with the .spec files that belong to it.
--
-- A .spec file belongs to the pack beside it with whose name its own begins: gazette.spec and gazette-dates.spec to
-- gazette.lua; if several fit, to the longest.
local dixit = ...
local report = dixit.script("cli.report")
local compile = dixit.script("compile")
local unpack = unpack or table.unpack -- luacheck: ignore 113 143

local M = {}

-- Folders within folders, but not without end.
local DEEPEST = 8

-- Finding files -------------------------------------------------------------------------------------------------

local function join(directory, name)
    return directory:gsub("/$", "") .. "/" .. name
end

local function split(path)
    local directory, name = path:match("^(.*)/([^/]*)$")
    return directory and (directory == "" and "/" or directory) or ".", name or path
end

-- The name of the pack beside `path`, a .spec file, that it belongs to.
local function owner(host, path)
    local directory, name = split(path)
    local best = ""
    for _, file in ipairs(host.list(directory)) do
        local pack = file:match("^(.+)%.lua$")
        if pack and #pack > #best and name:sub(1, #pack) == pack and name:sub(#pack + 1):find("^[^%w]") then
            best = pack
        end
    end
    return best ~= "" and join(directory, best .. ".lua") or nil
end

-- The .spec files that belong to the pack in a file.
local function specs_of(host, file)
    local directory = split(file)
    local list = {}
    for _, name in ipairs(host.list(directory)) do
        local path = file:find("/", 1, true) and join(directory, name) or name
        local mine = name:find("%.spec$") and owner(host, path)
        if mine and select(2, split(mine)) == select(2, split(file)) then
            list[#list + 1] = path
        end
    end
    table.sort(list)
    return list
end

local function read_file(path)
    local file = io.open(path, "rb")
    local text = file and file:read("*a")
    if file then
        file:close()
    end
    return text or ""
end

-- The files of packs in a directory and below it. A Lua file that makes no pack is none: a format, a word list.
local function pack_files(host, directory, depth, list)
    local names = host.list(directory)
    table.sort(names)
    for _, name in ipairs(names) do
        local path = join(directory, name)
        local found = not name:find("^%.") and host.stat(path)
        if found and found.kind == "directory" and not found.is_link and depth < DEEPEST then
            pack_files(host, path, depth + 1, list)
        elseif found and found.kind == "file" and name:find("%.lua$") and read_file(path):find("dixit%.pack%f[%W]") then
            list[#list + 1] = path
        end
    end
    return list
end

-- Loading -------------------------------------------------------------------------------------------------------

---@class dixit.Suite
---@field name string
---@field packs dixit.Pack[]
---@field rules dixit.Ruleset
---@field items table<string, table> the rules by name, those of the packs below too
---@field names string[] their order
---@field specs string[]
---@field is_whole boolean the packs themselves are to be tried, not only .spec files with them

-- Packs by their names or paths, compiled. What a broken pack raises goes on to the caller.
local function load(names)
    local packs = {}
    for i, name in ipairs(names) do
        packs[i] = dixit.load(name)
    end
    local state = compile.flatten(packs)
    return { packs = packs, rules = dixit.compile(unpack(packs)), items = state.rules.items,
        names = state.rules.names, name = packs[1].name, specs = {} }
end

local function add(run, names, specs)
    local key = table.concat(names, "\n")
    local suite = run.suites[key]
    if suite == nil then
        local ok, loaded = pcall(load, names)
        if not ok then
            report.say(run.host, tostring(loaded))
            run.status = report.SCRIPT
        end
        suite = ok and loaded
        run.suites[key] = suite
        run.list[#run.list + 1] = suite or nil
    end
    if not suite then
        return
    end
    local file = suite.packs[1].file
    suite.is_whole = suite.is_whole or not specs
    for _, spec in ipairs(specs or (file:find("%.lua$") and specs_of(run.host, file)) or {}) do
        suite.specs[#suite.specs + 1] = spec
    end
end

local function complain(run, message)
    report.say(run.host, message)
    run.status = math.max(run.status, report.INPUT)
end

local function add_spec(run, path, rules)
    local found, message = run.host.stat(path)
    local beside = found and not rules and owner(run.host, path)
    if not found then
        complain(run, message)
    elseif not rules and not beside then
        complain(run, path .. ": there is no pack beside it whose name it begins with; give one with --rules")
    else
        add(run, rules or { beside }, { path })
    end
end

local function add_directory(run, path)
    local files = pack_files(run.host, path, 0, {})
    if #files == 0 then
        complain(run, path .. ": there is no pack in it")
    end
    for _, file in ipairs(files) do
        add(run, { file:find("/", 1, true) and file or "./" .. file })
    end
end

--- What the arguments name, or the project's packs. Packs that cannot be loaded are complained of.
---@return dixit.Suite[] suites, integer status
function M.collect(host, given)
    local run = { host = host, suites = {}, list = {}, status = report.OK }
    local targets = given.files
    if #targets == 0 and given.rules then
        add(run, given.rules)
    elseif #targets == 0 then
        if not host.stat(".dixit/rules") then
            report.stop(report.USAGE, "no pack to test: give its name, its file or a directory"
                .. " (dixit help test tells more)")
        end
        targets = { ".dixit/rules" }
    end
    for _, target in ipairs(targets) do
        local found = host.stat(target)
        if target:find("%.spec$") or target:find("%.md$") then
            add_spec(run, target, given.rules)
        elseif found and found.kind == "directory" then
            add_directory(run, target)
        else
            add(run, { target })
        end
    end
    return run.list, run.status
end

return M
