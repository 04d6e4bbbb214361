-- What dixit test says: failures with what was expected (-) and what was found (+), then how many there are.
local dixit = ...
local output = dixit.script("cli.output")
local terminal = dixit.script("cli.terminal")
local text = dixit.script("text")

local M = {}

local STYLES = { ["+"] = "green", ["-"] = "red", [" "] = "dim" }

-- Text ----------------------------------------------------------------------------------------------------------

-- Lines at `indent` columns from the left; the first may begin with something else of that width.
local function add_wrapped(page, style, s, indent, first)
    for i, line in ipairs(text.wrap(s, page.width - indent)) do
        page:add((i == 1 and first or (" "):rep(indent)) .. page.paint(style, line) .. "\n")
    end
end

local function title_of(result)
    local what = result.rule or result.heading
    return what and what .. ": " or ""
end

local function add_failure(page, result)
    local title = text.clean(result.where .. ": " .. title_of(result) .. result.message)
    if page.is_terminal then
        add_wrapped(page, "bold", title, 2, "")
    else -- one line for grep and for editors
        page:add(page.paint("bold", title) .. "\n")
    end
    for line in (result.text or ""):gmatch("[^\n]+") do
        add_wrapped(page, "dim", line, 4, "    ")
    end
    if result.kind ~= "spec" and result.lines then
        page:add("  found:" .. (#result.lines == 0 and " nothing" or "") .. "\n")
    end
    for _, line in ipairs(result.lines or {}) do
        add_wrapped(page, STYLES[line.sign], line.text, 4, page.paint(STYLES[line.sign], "  " .. line.sign .. " "))
        if line.note then
            add_wrapped(page, "dim", line.note, 6, "      ")
        end
    end
    page:add("\n")
end

local function add_passed(page, result)
    local sign = result.known and "todo" or result.updated and "updated" or "ok"
    local what = result.rule and result.rule .. " " .. result.kind or result.heading or "example"
    page:add(page.paint("green", sign) .. " " .. text.clean(result.where .. ": " .. what) .. "\n")
    if result.note then
        add_wrapped(page, "dim", result.note, 4, "    ")
    end
end

local function count_line(page, tally)
    local parts = { tally.passed .. " passed", tally.failed .. " failed" }
    if tally.failed > 0 then
        parts[2] = page.paint("red", parts[2])
    end
    if tally.known > 0 then
        parts[#parts + 1] = tally.known .. (tally.known == 1 and " known failure" or " known failures")
    end
    if tally.updated > 0 then
        parts[#parts + 1] = tally.updated .. " updated"
    end
    if tally.without > 0 then
        parts[#parts + 1] = tally.without .. (tally.without == 1 and " rule" or " rules") .. " without an example"
    end
    page:add(table.concat(parts, ", ") .. "\n")
end

-- The lines of .spec files by hard case, those with the most failures first.
local function cases_of(counts)
    local list = {}
    for name, entry in pairs(counts.cases) do
        list[#list + 1] = { case = name, lines = entry.lines, right = entry.right }
    end
    table.sort(list, function(a, b)
        local fewer, more = a.lines - a.right, b.lines - b.right
        return fewer > more or fewer == more and a.case < b.case
    end)
    return list
end

local function add_cases(page, counts)
    local list, width = cases_of(counts), 4
    if #list == 0 then
        return
    end
    for _, entry in ipairs(list) do
        width = math.max(width, text.width(entry.case))
    end
    page:add(("\n%-" .. width .. "s  %5s  %5s  %5s\n"):format("case", "lines", "right", "wrong"))
    local function add(name, entry)
        page:add(name .. (" "):rep(width - text.width(name)) .. ("  %5d  %5d  %5d\n"):format(entry.lines, entry.right,
            entry.lines - entry.right))
    end
    for _, entry in ipairs(list) do
        add(entry.case, entry)
    end
    add("all", counts)
end

-- Coverage: the rules that gave something first, those that never matched last, under a heading of their own.
local function add_coverage(page, entries)
    local never, width = {}, 4
    for _, entry in ipairs(entries) do
        width = math.max(width, math.min(#entry.rule, page.width - 18))
    end
    page:add("\n" .. page.paint("bold", ("%s: %d %s\n"):format(entries.suite, entries.documents,
        entries.documents == 1 and "text" or "texts")))
    page:add(page.paint("dim", ("%-" .. width .. "s  %7s  %7s\n"):format("rule", "matched", "kept")))
    for _, entry in ipairs(entries) do
        if entry.matched == 0 then
            never[#never + 1] = entry.rule
        else
            page:add(("%-" .. width .. "s  %7d  %7d\n"):format(entry.rule, entry.matched, entry.kept))
            if entry.example then
                add_wrapped(page, "dim", entry.where .. ": " .. text.shorten(entry.example, 150), 4, "    ")
            end
        end
    end
    page:add(("never matched: %d of %d\n"):format(#never, #entries))
    for _, name in ipairs(never) do
        page:add("    " .. name .. "\n")
    end
end

local function tally_of(run)
    local tally = { passed = 0, failed = 0, known = 0, updated = 0, without = #run.without }
    for _, result in ipairs(run.results) do
        result.outcome = not result.ok and "failed" or result.known and "known" or result.updated and "updated"
            or "passed"
        tally[result.outcome] = tally[result.outcome] + 1
    end
    return tally
end

local function write_text(host, given, run, tally)
    local page = { width = terminal.width(host), paint = terminal.painter(host, given), parts = {},
        is_terminal = host.is_terminal(1) }
    function page:add(s)
        self.parts[#self.parts + 1] = s
    end
    for _, result in ipairs(run.results) do
        if not result.ok then
            add_failure(page, result)
        elseif given.verbose or result.updated then
            add_passed(page, result)
        end
    end
    for _, item in ipairs(given.verbose and run.without or {}) do
        page:add(("%s: %s has no example\n"):format(item.where, item.name))
    end
    count_line(page, tally)
    add_cases(page, run.counts)
    for _, entries in ipairs(run.coverage) do
        add_coverage(page, entries)
    end
    output.print(host, table.concat(page.parts))
end

-- JSON ----------------------------------------------------------------------------------------------------------

local RESULT = {
    "where", "rule", "heading", "kind", "outcome", "message", "text", { "lines", { "sign", "text", "note" } },
}
local COVERAGE = { "suite", "documents", { "rules", { "rule", "kind", "matched", "kept", "where", "example" } } }
local CASES = { "case", "lines", "right" }
local LAYOUT = { "passed", "failed", "known", "updated", "without", { "results", RESULT }, { "cases", CASES },
    { "coverage", COVERAGE } }

local function write_json(host, run, tally)
    tally.results, tally.cases, tally.coverage = run.results, cases_of(run.counts), {}
    for i, entries in ipairs(run.coverage) do
        tally.coverage[i] = { suite = entries.suite, documents = entries.documents, rules = entries }
        entries.suite, entries.documents = nil, nil
    end
    output.print(host, dixit.json(tally, LAYOUT) .. "\n")
end

--- Write the results of a run; returns how many examples failed.
---@return integer
function M.write(host, given, run)
    local tally = tally_of(run)
    if given.format == "json" then
        write_json(host, run, tally)
    else
        write_text(host, given, run, tally)
    end
    return tally.failed
end

return M
