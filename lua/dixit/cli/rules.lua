-- dixit rules: the packs that --rules knows by name; or what packs come to when they are put together: which packs,
-- which rules, and what one pack did to the rules and lists of another. Every line begins with what it tells of, so
-- that grep finds it.
local dixit = ...
local report = dixit.script("cli.report")
local output = dixit.script("cli.output")
local compile = dixit.script("compile")
local library = dixit.script("library")
local names_of = dixit.script("cli.names")
local saved = dixit.script("saved")

local KINDS = { quote = "quotation", mention = "mention", block = "block", marked = "marked", edge = "edge" }

local function place(file)
    return file and (file:find("/") and file or "came with dixit") or "?"
end

local function title(pack)
    return pack.name .. (pack.version and " " .. pack.version or "")
end

-- All packs by name -----------------------------------------------------------------------------------------------

local function count_rules(pack)
    local n = 0
    for _, item in ipairs(pack.items) do
        n = n + (KINDS[item.kind] and 1 or 0)
    end
    return n == 1 and "1 rule" or n .. " rules"
end

local function list_names(host, print)
    local status = report.OK
    for _, name in ipairs(names_of(host, "rules")) do
        local ok, pack = pcall(dixit.load, name)
        if ok then
            local base = type(pack.extends) == "table" and pack.extends.name or pack.extends
            local version = pack.version and " " .. pack.version or ""
            print(("%-18s  %s%s"):format(name .. version, count_rules(pack), base and ", extends " .. base or ""),
                place(pack.file))
        else
            report.say(host, tostring(pack))
            status = report.SCRIPT
        end
        for _, file in ipairs(library.hidden("rules", name)) do
            print(("%-18s  is hidden by it"):format(name), place(file))
        end
    end
    return status
end

-- Packs put together ----------------------------------------------------------------------------------------------

-- What is worth knowing of a rule beside its pattern.
local function traits(item)
    local list = { KINDS[item.kind] }
    if item.kind == "quote" then
        list[2] = ("score %g"):format(item.score or 0.5)
    end
    for _, trait in ipairs { "certain", "continues", "when" } do
        list[#list + 1] = item[trait] and trait or nil
    end
    list[#list + 1] = item.priority and item.priority ~= 0 and ("priority %d"):format(item.priority) or nil
    return table.concat(list, ", ")
end

local function print_rules(state, print)
    for _, name in ipairs(state.rules.names) do
        local item = state.rules.items[name]
        if item then
            print(("rule %s  %s"):format(name, traits(item)), item.where)
        end
    end
end

local CHANGES = {
    off = function(change) return ("off %s  by %s"):format(change.name, title(change.item.pack)) end,
    replaced = function(change)
        return ("replaced %s  by %s%s"):format(change.name, title(change.item.pack),
            change.of and ", was at " .. change.of.where or "")
    end,
    added = function(change) return ("list %s  +%d by %s"):format(change.name, change.of, title(change.item.pack)) end,
    taken = function(change) return ("list %s  -%d by %s"):format(change.name, change.of, title(change.item.pack)) end,
}

local function describe(names, print)
    local packs = {}
    for i, name in ipairs(names) do
        packs[i] = dixit.load(name)
    end
    for _, pack in ipairs(compile.order(packs)) do
        print("pack " .. title(pack), place(pack.file))
    end
    local state = compile.flatten(packs)
    print_rules(state, print)
    for _, change in ipairs(state.changes) do
        -- a verb is in few of the lists that it is taken out of
        if change.of ~= 0 or change.item.kind ~= "without_cues" then
            print(CHANGES[change.what](change), change.item.where)
        end
    end
end

-- What a compiled ruleset can tell of itself.
local function describe_saved(path, print)
    local rules = dixit.open_ruleset(path)
    local lang = rules:lang()
    print(("compiled %s%s"):format(rules:about() or "?", lang and ", language " .. lang or ""), path)
    for _, rule in ipairs(rules:rules()) do
        print(("rule %s  %s%s"):format(rule.name, KINDS[rule.kind],
            rule.idle and ", finds nothing: its function was left out" or ""), path)
    end
end

---@return integer status
return function(host, given)
    local lines, status = {}, report.OK
    local function print(left, right)
        lines[#lines + 1] = output.two_columns(host, left, right)
    end
    local names = {}
    for _, list in ipairs { given.rules or {}, given.files } do
        for _, name in ipairs(list) do
            names[#names + 1] = name
        end
    end
    if #names > 0 then
        local one = #names == 1 and saved.is_file(names[1])
        local ok, message = pcall(one and describe_saved or describe, one and names[1] or names, print)
        if not ok then
            report.stop(report.SCRIPT, tostring(message))
        end
    else
        status = list_names(host, print)
    end
    output.print(host, table.concat(lines))
    return status
end
