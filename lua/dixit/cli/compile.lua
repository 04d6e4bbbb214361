-- dixit compile: packs into a file that opens at once, and that a program without Lua can use.
local dixit = ...
local report = dixit.script("cli.report")
local output = dixit.script("cli.output")
local compile = dixit.script("compile")

-- What a ruleset says of itself has room for so many bytes of packs' names.
local ABOUT_MAX = 900

local function about(packs)
    local names = {}
    for _, pack in ipairs(compile.order(packs)) do
        names[#names + 1] = pack.name .. (pack.version and " " .. pack.version or "")
    end
    return table.concat(names, ", "):sub(1, ABOUT_MAX)
end

local function compiled(names)
    local packs = {}
    for i, name in ipairs(names) do
        packs[i] = dixit.load(name)
    end
    return compile.compile(packs), about(packs)
end

-- Functions stay behind: whoever uses the file should know which rules will find nothing.
local function warn_of_functions(host, rules)
    for _, rule in ipairs(rules:rules()) do
        if rule.when then
            report.say(host, "rule '" .. rule.name
                .. "' has a function, which a compiled ruleset cannot hold: there it finds nothing")
        end
    end
end

---@return integer status
return function(host, given)
    if #given.files == 0 then
        report.stop(report.USAGE, "dixit compile takes packs (dixit help compile tells more)")
    elseif not given.output then
        report.stop(report.USAGE, "dixit compile needs --output FILE (dixit help compile tells more)")
    elseif given.output == "-" and host.is_terminal(1) then
        report.stop(report.USAGE, "a compiled ruleset is nothing for a terminal")
    end
    local ok, rules, names = pcall(compiled, given.files)
    if not ok then
        report.stop(report.SCRIPT, tostring(rules))
    end
    local bytes, message = rules:save(names)
    if not bytes then
        report.stop(report.SCRIPT, message)
    end
    warn_of_functions(host, rules)
    local out = output.open(host, given.output)
    out:write(bytes)
    output.finish(out)
    return report.OK
end
