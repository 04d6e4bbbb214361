-- dixit formats: the formats that --format knows by name, and where each is.
local dixit = ...
local report = dixit.script("cli.report")
local output = dixit.script("cli.output")
local library = dixit.script("library")
local names_of = dixit.script("cli.names")

local function place(file)
    return file:find("/") and file or "came with dixit"
end

---@return integer status
return function(host, given)
    if #given.files > 0 then
        report.stop(report.USAGE, "dixit formats takes no arguments")
    end
    local status, lines = report.OK, {}
    local function print(left, right)
        lines[#lines + 1] = output.two_columns(host, left, right)
    end
    for _, name in ipairs(names_of(host, "formats")) do
        local ok, format = pcall(dixit.format, name)
        if ok then
            print(("%-14s  %s"):format(name, format.description), place(format.file))
        else
            report.say(host, tostring(format))
            status = report.SCRIPT
        end
        for _, file in ipairs(library.hidden("formats", name)) do
            print(("%-14s  is hidden by it"):format(name), place(file))
        end
    end
    output.print(host, table.concat(lines))
    return status
end
