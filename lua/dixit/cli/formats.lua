-- dixit formats: the formats that --format knows by name.
local dixit = ...
local report = dixit.script("cli.report")
local output = dixit.script("cli.output")
local library = dixit.script("library")
local names_of = dixit.script("cli.names")

---@return integer status
return function(host, given)
    if #given.files > 0 then
        report.stop(report.USAGE, "dixit formats takes no arguments")
    end
    local status, lines = report.OK, {}
    for _, name in ipairs(names_of(host, "formats")) do
        local ok, format = pcall(library.format, name)
        if ok then
            local place = format.file:find("/") and "\n                " .. format.file or ""
            lines[#lines + 1] = ("%-14s  %s%s\n"):format(name, format.description, place)
        else
            report.say(host, tostring(format))
            status = report.SCRIPT
        end
    end
    output.print(host, table.concat(lines))
    return status
end
