-- dixit extract: find quotations in files, and write them in a format.
local dixit = ...
local report = dixit.script("cli.report")
local output = dixit.script("cli.output")
local help = dixit.script("cli.help")
local inputs = dixit.script("cli.inputs")
local terminal = dixit.script("cli.terminal")
local confine = dixit.script("confine")
local rulesets = dixit.script("cli.rulesets")
local unpack = unpack or table.unpack -- luacheck: ignore 113 143

-- Getting ready -------------------------------------------------------------------------------------------------

-- Run `f`; what it raises is the fault of a pack or a format.
local function load_script(f, ...)
    local ok, result = pcall(f, ...)
    if not ok then
        report.stop(report.SCRIPT, tostring(result))
    end
    return result
end

local function load_rules(given)
    return load_script(dixit.ruleset, unpack(rulesets.names(given)))
end

local function input_files(host, given)
    if #given.files > 0 then
        return given.files
    elseif host.is_terminal(0) then
        report.stop(report.USAGE, "no file to read. " .. help.short)
    end
    return { "-" }
end

-- What positions count. "text" is for formats that print no positions, which any choice suits.
local function offsets_for(format, asked)
    if asked and format.offsets and format.offsets ~= "text" and format.offsets ~= asked then
        report.stop(report.USAGE, ("the format '%s' always counts positions in %s, not in %s"):format(
            format.name, format.offsets, asked))
    end
    return format.offsets or asked
end

-- The run: what every step below needs.
local function new_run(host, given)
    local format = load_script(dixit.format, given.format or "text")
    return {
        host = host,
        given = given,
        format = format,
        rules = load_rules(given),
        files = input_files(host, given),
        status = report.OK,
        warned = {},
        -- one table for all documents; id and lang change from one to the next
        read_options = {
            offsets = offsets_for(format, given.offsets),
            scope = given.scope,
            min_confidence = given.min_confidence,
            parts = format.parts,
        },
    }
end

-- An input is at fault; the others are still read.
local function complain(run, message)
    report.say(run.host, message)
    run.status = math.max(run.status, report.INPUT)
end

-- Documents -----------------------------------------------------------------------------------------------------

-- Call a function of the format's.
local function call_format(run, name, ...)
    local ok, message = confine.call("format", run.format[name], run.surface, ...)
    if not ok then
        report.stop(report.SCRIPT, "format '" .. run.format.name .. "': " .. message)
    end
end

-- A rule whose function fails says so for this many documents; how many more there were is told at the end.
local WARNINGS_MAX = 10

-- The functions of rules that failed in a document. What else was found is written.
local function warn(run, where, doc)
    for _, warning in ipairs(doc.warnings or {}) do
        local rule = warning.rule
        run.warned[rule] = (run.warned[rule] or 0) + 1
        if run.warned[rule] <= WARNINGS_MAX then
            report.say(run.host, ("%s: rule '%s': %s"):format(where, rule, warning.message))
        end
        run.status = math.max(run.status, report.SCRIPT)
    end
end

local function warn_in_the_end(run)
    for rule, count in pairs(run.warned) do
        if count > WARNINGS_MAX then
            report.say(run.host, ("rule '%s' failed in %d more documents"):format(rule, count - WARNINGS_MAX))
        end
    end
end

-- Returns false when nothing more can be written.
local function write_document(run, document)
    local options = run.read_options
    options.id, options.lang = document.id, document.lang or run.given.lang
    local ok, doc, message = pcall(run.rules.read, run.rules, document.text, options)
    if not ok or not doc then
        complain(run, document.where .. ": " .. tostring(ok and message or doc))
        return true
    end
    warn(run, document.where, doc)
    call_format(run, "document", doc)
    return output.is_open(run.out)
end

local function read_file(run, path)
    return inputs.each(run.host, path, run.given.input, function(document)
        return write_document(run, document)
    end, function(message)
        complain(run, message)
    end)
end

local function write_all(run)
    call_format(run, "open", {
        color = terminal.has_colour(run.host, run.given),
        width = terminal.width(run.host),
    })
    for _, path in ipairs(run.files) do
        if not read_file(run, path) then
            break
        end
        if run.host.is_terminal(1) then
            output.flush(run.out)
        end
    end
    call_format(run, "close")
end

---@return integer status
return function(host, given)
    local run = new_run(host, given)
    run.out = output.open(host, given.output)
    run.surface = { write = run.out.write } -- all that a format gets of it
    local ok, failure = xpcall(function()
        write_all(run)
    end, report.catch)
    if not ok then
        if failure.status == report.SCRIPT then
            output.flush(run.out) -- what was written before is whole
        end
        output.discard(run.out)
        report.failure(host, failure)
        return failure.status
    end
    output.finish(run.out)
    warn_in_the_end(run)
    return run.status
end
