-- dixit rules: the packs that --rules knows by name, or the rules of packs.
local dixit = ...
local report = dixit.script("cli.report")
local output = dixit.script("cli.output")
local compile = dixit.script("compile")
local names_of = dixit.script("cli.names")

local KINDS = { quote = "quotation", mention = "mention", block = "block", marked = "marked", edge = "edge" }

local function place(pack)
    return pack.file:find("/") and pack.file or "came with dixit"
end

local function count_rules(pack)
    local n = 0
    for _, item in ipairs(pack.items) do
        n = n + (KINDS[item.kind] and 1 or 0)
    end
    return n
end

local function pack_line(name, pack)
    local base = type(pack.extends) == "table" and pack.extends.name or pack.extends
    local extends = base and ", extends " .. base or ""
    return ("%-14s  %d rules%s\n                %s\n"):format(name, count_rules(pack), extends, place(pack))
end

local function rule_lines(packs, lines)
    local state = compile.flatten(packs)
    for _, name in ipairs(state.rules.names) do
        local item = state.rules.items[name]
        if item then
            lines[#lines + 1] = ("%-30s  %-9s  %s\n"):format(name, KINDS[item.kind], item.where)
        end
    end
end

---@return integer status
return function(host, given)
    local lines, status = {}, report.OK
    for _, name in ipairs(given.files) do
        local ok, message = pcall(function()
            rule_lines({ dixit.load(name) }, lines)
        end)
        if not ok then
            report.stop(report.SCRIPT, tostring(message))
        end
    end
    for _, name in ipairs(#given.files == 0 and names_of(host, "rules") or {}) do
        local ok, pack = pcall(dixit.load, name)
        if ok then
            lines[#lines + 1] = pack_line(name, pack)
        else
            report.say(host, tostring(pack))
            status = report.SCRIPT
        end
    end
    output.print(host, table.concat(lines))
    return status
end
