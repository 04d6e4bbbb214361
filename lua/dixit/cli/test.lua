-- dixit test: try the examples of packs, and tell how often rules match in a corpus.
--
-- An example is judged by what comes out. One in a rule's `yes` must make that rule give something: a quotation that
-- was chosen, a mention, a role. One in `no` must not. A rule that only proposes, and loses to another, gives nothing.
local dixit = ...
local report = dixit.script("cli.report")
local output = dixit.script("cli.output")
local suites = dixit.script("cli.suites")
local spec = dixit.script("cli.spec")
local why = dixit.script("cli.why")
local confine = dixit.script("confine")
local outcome = dixit.script("cli.test_report")

-- Choosing ------------------------------------------------------------------------------------------------------

-- Does --only let through what goes by one of these names?
local function is_wanted(given, ...)
    if not given.only then
        return true
    end
    local pattern = given.only:gsub("[%^%$%(%)%%%.%[%]%+%-%?]", "%%%0"):gsub("%*", ".*")
    for i = 1, select("#", ...) do
        local name = select(i, ...)
        if name and name:find(pattern) then
            return true
        end
    end
    return false
end

-- The examples of rules -----------------------------------------------------------------------------------------

-- Where a text stands in the source of a pack, from byte `start` on: as a string of its own, or else inside one.
local function find_text(source, text, start)
    for _, marks in ipairs { { '"', '"' }, { "'", "'" }, { "[[", "]]" }, { "", "" } } do
        local at = source:find(marks[1] .. text .. marks[2], start, true)
        if at then
            return at
        end
    end
    return nil
end

-- "FILE:LINE" of an example of a rule, as near as it can be told.
local function place_of(item, text)
    local file, line = item.where:match("^(.*):(%d+)$")
    local source = file and confine.source(file)
    local start = 1
    for _ = 2, source and tonumber(line) or 1 do
        start = (source:find("\n", start, true) or #source) + 1
    end
    local at = source and find_text(source, text, start)
    if not at then
        return item.where
    end
    local _, before = source:sub(1, at - 1):gsub("\n", "\n")
    return file .. ":" .. (before + 1)
end

-- Did the rule give something? If not: the candidate that lost, or the match that was not kept, if there is one.
local function fires(doc, item)
    local beaten
    for _, candidate in ipairs(doc.candidates) do
        if candidate.rule == item.name then
            local came = candidate.outcome
            if came == "chosen" or came == "joined" or came == "evidence" then
                return true
            end
            beaten = beaten or candidate
        end
    end
    for _, match in ipairs(doc.matches) do
        if match.rule == item.name then
            if match.kept then
                return true
            end
            beaten = beaten or match
        end
    end
    return false, beaten
end

-- What rules of the same kind gave, as lines.
local function given_by_kind(suite, doc, item, text)
    local lines = {}
    if item.kind == "quote" then
        for _, record in ipairs(spec.records(text, doc)) do
            if record.rule then
                lines[#lines + 1] = { sign = "+", text = spec.write_line(record) }
            end
        end
        return lines
    end
    for _, match in ipairs(doc.matches) do
        local other = suite.items[match.rule]
        if match.kept and other and other.kind == item.kind then
            lines[#lines + 1] = { sign = "+", text = "[" .. (match.text or "") .. "] rule=" .. match.rule }
        end
    end
    return lines
end

local function not_fired(doc, beaten)
    if not beaten then
        return "the rule does not match"
    elseif beaten.outcome then
        return "the rule matches, but " .. why.lost(doc, beaten)
    end
    return "the rule matches, but another one is before it, or matches more"
end

local function read(suite, text)
    local ok, doc, message = pcall(suite.rules.read, suite.rules, text, { parts = "explain" })
    if ok and doc then
        return doc
    end
    return nil, tostring(ok and message or doc)
end

local function try_example(suite, item, text, must_fire)
    local result = { where = place_of(item, text), rule = item.name, kind = must_fire and "yes" or "no", text = text }
    local doc, message = read(suite, text)
    if not doc then
        result.message = message
        return result
    end
    local fired, beaten = fires(doc, item)
    result.ok = fired == must_fire
    if not result.ok then
        result.message = fired and "the rule gives something in an example of `no`" or not_fired(doc, beaten)
        result.lines = given_by_kind(suite, doc, item, text)
    elseif beaten and not must_fire then
        result.note = "it matches, but " .. (why.lost(doc, beaten) or "another rule is before it")
    end
    return result
end

local function list_of(examples)
    return type(examples) == "string" and { examples } or examples or {}
end

local function is_own(suite, item)
    for _, pack in ipairs(suite.packs) do
        if item and item.pack == pack then
            return true
        end
    end
    return false
end

local function try_rules(run, suite)
    for _, name in ipairs(suite.names) do
        local item = suite.items[name]
        if item and is_own(suite, item) and is_wanted(run.given, name, item.where) then
            local yes, no = list_of(item.yes), list_of(item.no)
            for _, text in ipairs(yes) do
                run.keep(try_example(suite, item, text, true))
            end
            for _, text in ipairs(no) do
                run.keep(try_example(suite, item, text, false))
            end
            if #yes + #no == 0 then
                table.insert(run.without, item)
            end
        end
    end
end

-- .spec files ---------------------------------------------------------------------------------------------------

-- Why a quotation that was expected is not there, if a candidate for it was.
local function why_missing(doc, record)
    local words = record.content and table.concat(record.content, " ")
    for _, candidate in ipairs(words and doc.candidates or {}) do
        if candidate.text == words and candidate.outcome ~= "chosen" then
            return "candidate " .. why.name(candidate) .. ": " .. why.lost(doc, candidate)
        end
    end
    return nil
end

local function diff_lines(doc, compared)
    local lines = {}
    for _, pair in ipairs(compared) do
        if spec.is_as_told(pair) then
            lines[#lines + 1] = { sign = " ", text = spec.write_line(pair.expected) }
        elseif pair.expected and spec.fault(pair) == "" then
            lines[#lines + 1] = { sign = "-", text = spec.write_line(pair.expected),
                note = "right now: take its todo= away" }
        elseif not pair.expected then
            lines[#lines + 1] = { sign = "+", text = spec.write_line(pair.found) }
        elseif not pair.found then
            lines[#lines + 1] = { sign = "-", text = spec.write_line(pair.expected),
                note = why_missing(doc, pair.expected) }
        elseif spec.fault(pair) ~= "" then
            lines[#lines + 1] = { sign = "-", text = spec.write_line(pair.expected) }
            lines[#lines + 1] = { sign = "+", text = spec.write_line(pair.found, pair.expected),
                note = (pair.expected.no and "found" or "other: " .. spec.fault(pair))
                    .. (pair.found.rule and "; found by " .. pair.found.rule or "") }
        end
    end
    return lines
end

local function is_same(compared)
    for _, pair in ipairs(compared) do
        if not spec.is_as_told(pair) then
            return false
        end
    end
    return true
end

-- How many lines there are, how many of them are right and how many known failures, and the same for each hard case.
local function count_lines(counts, compared)
    local function count(entry, fault)
        entry.lines = (entry.lines or 0) + 1
        entry.right = (entry.right or 0) + (fault == "" and 1 or 0)
    end
    for _, pair in ipairs(compared) do
        if pair.expected then
            local fault = spec.fault(pair)
            count(counts, fault)
            for name in (pair.expected.case or ""):gmatch("[^,%s][^,]*") do
                counts.cases[name] = counts.cases[name] or {}
                count(counts.cases[name], fault)
            end
        end
    end
end

-- The lines of an example as records; nil, a message and the number of the line in its file for one that is wrong.
local function expectations(example)
    local records = {}
    for i, line in ipairs(example.expected) do
        if line:find("%S") then
            local record, message = spec.read_line(line, example.marks)
            if not record then
                return nil, message, example.first + i - 1
            end
            record.line = i -- of those in the example
            records[#records + 1] = record
        end
    end
    return records
end

local function try_spec_example(suite, example, counts)
    local result = { where = example.file .. ":" .. example.line, kind = "spec", heading = example.heading,
        text = example.input, todo = example.todo, example = example }
    if example.problem then
        result.message = example.problem
        return result
    end
    local expected, message, line = expectations(example)
    if not expected then
        result.where, result.message = example.file .. ":" .. line, message
        return result
    end
    local doc
    doc, result.message = read(suite, example.input)
    if not doc then
        return result
    end
    result.found = spec.records(example.input, doc, example.marks)
    local compared = spec.compare(expected, result.found)
    result.compared, result.ok = compared, is_same(compared)
    count_lines(counts, compared)
    if result.ok and example.todo then
        result.ok, result.message = false, "a known failure passes now: take its \"todo\" away"
    elseif not result.ok and not example.todo then
        result.message, result.lines = "not what is expected", diff_lines(doc, compared)
    elseif example.todo then
        result.ok, result.known = true, true
    else
        for _, record in ipairs(expected) do
            result.known = result.known or record.todo ~= nil
        end
    end
    return result
end

-- What --update writes: everything but the rule, which a text's reader need not know.
local UPDATED = { type = true, content = true, cue = true, source = true, speaker = true, unknown = true }

local function lines_found(result)
    local lines = {}
    for i, record in ipairs(result.found) do
        lines[i] = spec.write_line(record, not result.example.marks and UPDATED or nil)
    end
    return lines
end

-- What --update-todo writes: what was expected, with what is wrong with it. What nobody expected gets a line with `no`,
-- which goes when it is right, unless it stands for a hard case.
local function lines_expected(result)
    local lines, faults, unexpected = {}, {}, {}
    for _, pair in ipairs(result.compared) do
        if pair.expected then
            faults[pair.expected.line] = spec.fault(pair)
        else
            local quote = pair.found.rule ~= nil
            unexpected[#unexpected + 1] = spec.write_line { no = true, type = not quote and pair.found.type or nil,
                content = pair.found.content, todo = "found" }
        end
    end
    for i, line in ipairs(result.example.expected) do
        local fault = faults[i]
        local told = line:gsub("%s+todo=.*$", "")
        if not fault or fault ~= "" then
            lines[#lines + 1] = fault and told .. " todo=" .. fault or line
        elseif not told:find("^no%s") or told:find("%scase=") then
            lines[#lines + 1] = told
        end
    end
    for _, line in ipairs(unexpected) do
        lines[#lines + 1] = line
    end
    return lines
end

-- Write the `lines_of` each result that is not as expected in place of those in the file. `results` are those of one
-- file, in its order.
local function update_file(host, path, source, results, lines_of)
    local replaced, removed = {}, {}
    for _, result in ipairs(results) do
        local example = result.example
        if not result.ok and result.found and not example.todo then
            local lines = lines_of(result)
            replaced[example.first] = lines
            for i = 1, #example.expected do
                removed[example.first + i - 1] = true
            end
            result.ok, result.updated = true, true
        end
    end
    if next(replaced) == nil then
        return
    end
    local out, number = {}, 0
    for line in source:gmatch("[^\n]*\n?") do
        number = number + 1
        for _, new in ipairs(replaced[number] or {}) do
            out[#out + 1] = new .. "\n"
        end
        out[#out + 1] = not removed[number] and line or nil
    end
    local file = output.open(host, path)
    file:write(table.concat(out))
    output.finish(file)
end

local function read_file(path)
    local file, message = io.open(path, "rb")
    if not file then
        return nil, message
    end
    local text
    text, message = file:read("*a")
    file:close()
    return text, text == nil and path .. ": " .. (message or "cannot be read") or nil
end

local function try_spec(run, suite, path)
    local source, message = read_file(path)
    if not source then
        report.say(run.host, message)
        run.status = math.max(run.status, report.INPUT)
        return
    end
    local results = {}
    local list = spec.parse(source, path)
    if #list == 0 then
        run.keep { where = path .. ":1", kind = "spec", message = "no fenced block with an example in it" }
    end
    for _, example in ipairs(list) do
        if is_wanted(run.given, path .. ":" .. example.line, example.heading) then
            results[#results + 1] = try_spec_example(suite, example, run.counts)
        end
    end
    if run.given.update or run.given.update_todo then
        update_file(run.host, path, source, results, run.given.update and lines_found or lines_expected)
    end
    for _, result in ipairs(results) do
        run.keep(result)
    end
end

-- Coverage ------------------------------------------------------------------------------------------------------

local function measure(run, suite)
    local host = run.host
    local shows = host.is_terminal(2)
    local entries = dixit.script("cli.coverage").measure(host, suite, run.given.coverage, run.given.input,
        function(message)
            report.say(host, message)
            run.status = math.max(run.status, report.INPUT)
        end, function(documents)
            if shows and documents % 100 == 0 then
                host.complain("\r" .. suite.name .. ": " .. documents .. " texts")
            end
        end)
    if shows and entries.documents >= 100 then
        host.complain("\r\27[K")
    end
    local kept = { suite = suite.name, documents = entries.documents }
    for _, entry in ipairs(entries) do
        local item = suite.items[entry.rule]
        if is_wanted(run.given, entry.rule) and (run.given.verbose or is_own(suite, item)) then
            entry.kind, entry.is_kept = item and item.kind or "quote", nil
            kept[#kept + 1] = entry
        end
    end
    table.insert(run.coverage, kept)
end

-- The command ---------------------------------------------------------------------------------------------------

---@return integer status
return function(host, given)
    if given.format and given.format ~= "text" and given.format ~= "json" then
        report.stop(report.USAGE, ("--format should be text or json, not '%s' (dixit help test tells more)")
            :format(given.format))
    end
    local list, status = suites.collect(host, given)
    local run = { host = host, given = given, status = status, results = {}, without = {}, coverage = {},
        counts = { lines = 0, right = 0, cases = {} } }
    function run.keep(result)
        table.insert(run.results, result)
    end
    for _, suite in ipairs(list) do
        if suite.is_whole then
            try_rules(run, suite)
        end
        for _, path in ipairs(suite.specs) do
            try_spec(run, suite, path)
        end
        if given.coverage then
            measure(run, suite)
        end
    end
    if #run.results == 0 and given.only and not given.coverage and #list > 0 then
        report.stop(report.USAGE, ("--only %s: no rule with an example, and no example, has this in its name or place")
            :format(given.only))
    end
    local failed = #list > 0 and outcome.write(host, given, run) or 0
    return run.status ~= report.OK and run.status or failed > 0 and report.FINDINGS or report.OK
end
