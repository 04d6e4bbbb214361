-- Writing results, and seeing that they were written.
local dixit = ...
local report = dixit.script("cli.report")

local M = {}

-- Why nothing more can be written, if so. A reader that has gone away has had enough: that is no failure.
local function check(sink, path)
    local failure = sink:failure()
    if failure and failure ~= "" then
        report.stop(report.INPUT, (path or "standard output") .. ": cannot be written: " .. failure)
    end
    return failure == nil
end

--- Where results go: the file at `path`, else the standard output.
function M.open(host, path)
    local sink, message = host.output(path)
    if not sink then
        report.stop(report.INPUT, "cannot write to " .. message)
    end
    local out = { sink = sink, path = path ~= "-" and path or nil }
    function out.write(_, ...)
        sink:write(...)
    end
    return out
end

--- May more be written?
function M.is_open(out)
    return check(out.sink, out.path)
end

--- Let what was written be seen.
function M.flush(out)
    out.sink:flush()
end

--- End well: the file takes its place.
function M.finish(out)
    out.sink:finish()
    check(out.sink, out.path)
end

--- End badly: there is no file.
function M.discard(out)
    out.sink:discard()
end

-- How wide lines may be: as wide as they are where nobody looks at them.
local function columns(host)
    return tonumber(os.getenv("COLUMNS")) or (host.is_terminal(1) and host.width()) or math.huge
end

--- A line of two columns, as two lines where it does not fit the terminal.
function M.two_columns(host, left, right)
    if #left + 2 + #right <= columns(host) then
        return left .. "  " .. right .. "\n"
    end
    return left .. "\n    " .. right .. "\n"
end

--- Print a text on the standard output; returns the exit status.
function M.print(host, text)
    local out = M.open(host)
    out:write(text)
    M.finish(out)
    return report.OK
end

return M
