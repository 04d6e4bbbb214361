-- The command: find the subcommand, run it, turn what went wrong into one line and an exit status.
local dixit = ...
local options = dixit.script("cli.options")
local report = dixit.script("cli.report")
local help = dixit.script("cli.help")
local confine = dixit.script("confine")

-- The commands, and the script of each.
local COMMANDS = {
    extract = "cli.extract", formats = "cli.formats", rules = "cli.rules",
    compile = "cli.compile", test = "cli.test",
    explain = "cli.explain", watch = "cli.watch", ["new-pack"] = "cli.new_pack",
    help = "cli.help",
}

-- The subcommand and the arguments that are left for it. A file of such a name can be given as ./formats.
local function split(arguments)
    local rest = {}
    for i, argument in ipairs(arguments) do
        rest[i] = argument
    end
    if COMMANDS[rest[1]] then
        return table.remove(rest, 1), rest
    end
    return "extract", rest
end

local function run(host)
    local command, arguments = split(host.arguments)
    local given = options.parse(arguments, command)
    if given.help or command == "help" then
        return help.print(host, command, given.help and command or given.files[1])
    elseif given.version then
        return help.version(host)
    end
    dixit.script("saved").host = host
    if not given.no_limits then
        confine.limits = host.limits
    end
    return dixit.script(COMMANDS[command])(host, given)
end

---@param host table what the program gives us: see lua/host/host.h
---@return integer status
return function(host)
    local ok, result = xpcall(function()
        return run(host)
    end, report.catch)
    if ok then
        return result
    end
    report.failure(host, result)
    return result.status
end
