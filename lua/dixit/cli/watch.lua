-- dixit watch: read texts again when they or the packs in use change, and show which quotations that changes.
--
-- The system only says that something happened; what it was shows when the files are looked at again and their stamps
-- compared. So it makes no difference how an editor saves, and nothing is lost when much happens at once.
local dixit = ...
local report = dixit.script("cli.report")
local output = dixit.script("cli.output")
local inputs = dixit.script("cli.inputs")
local terminal = dixit.script("cli.terminal")
local rulesets = dixit.script("cli.rulesets")
local changes = dixit.script("cli.changes")
local library = dixit.script("library")
local text = dixit.script("text")

local DEEPEST = 16

-- An editor does several things to save a file: wait until it has been quiet for so long, but not for ever.
local QUIET_MS, PATIENCE = 40, 25

-- What is a text in a directory; a file that was named is one whatever it is called.
local ENDINGS = {
    txt = true, text = true, md = true, markdown = true, html = true, htm = true, xhtml = true, jsonl = true,
    ndjson = true,
}

-- Saying ----------------------------------------------------------------------------------------------------------

local function say(run, s)
    run.out:write(run.paint("dim", os.date("%H:%M:%S")), " ", s, "\n")
end

local function count(n, one, many)
    return n .. " " .. (n == 1 and one or many)
end

local function quotations(n)
    return count(n, "quotation", "quotations")
end

local STYLES = { ["+"] = "green", ["-"] = "red", ["~"] = "yellow" }

local function write_change(run, change)
    local quote = change.quote
    local what = change.difference
        or ("%s · %s · %s · line %d"):format(quote.speaker, quote.type, quote.rule, quote.line)
    for i, line in ipairs(text.wrap(quote.text, run.width - 4)) do
        run.out:write(i == 1 and "  " .. change.sign .. " " or "    ", run.paint(STYLES[change.sign], line), "\n")
    end
    for _, line in ipairs(text.wrap(what, run.width - 6)) do
        run.out:write("      ", line, "\n")
    end
end

-- Looking -----------------------------------------------------------------------------------------------------------

-- Have the system tell of a directory; where it cannot (no watches left), look at it from time to time.
local function attend(run, directory)
    local ok, message = run.watcher:add(directory)
    if not ok and run.host.stat(directory) then
        report.say(run.host, message .. "; looking twice a second instead")
        run.watcher:close()
        run.watcher = run.host.watcher(true)
    end
end

local function parent(path)
    local directory = path:match("^(.*)/[^/]*$")
    return directory and (directory == "" and "/" or directory) or "."
end

local function is_text(name)
    local ending = name:match("%.([^.]+)$")
    return not name:find("[~#]$") and (not ending or ENDINGS[ending:lower()] or false)
end

-- The texts in a directory and below it, with their stamps. It is attended to before it is looked at: what changes
-- between shows.
local function look_in(run, directory, depth, found)
    attend(run, directory)
    for _, name in ipairs(run.host.list(directory)) do
        local path = directory:gsub("/$", "") .. "/" .. name
        local state = not name:find("^%.") and run.host.stat(path)
        if state and state.kind == "directory" and not state.is_link and depth < DEEPEST then
            look_in(run, path, depth + 1, found)
        elseif state and state.kind == "file" and is_text(name) and not state.is_output then
            found[path] = state.stamp
        end
    end
end

-- The texts there are, by path, each with its stamp.
local function look_at_texts(run)
    local found = {}
    for _, path in ipairs(run.given.files) do
        local state = run.host.stat(path)
        if state and state.kind == "directory" then
            look_in(run, path, 0, found)
        else
            attend(run, parent(path))
            state = run.host.stat(path)
            found[path] = state and state.kind == "file" and state.stamp or nil
        end
    end
    return found
end

-- The files that the packs are, or may be, in: those that were loaded, and where the names would be looked for.
local function pack_places(run)
    local places = {}
    for _, file in ipairs(run.pack_files) do
        places[file] = true
    end
    for _, name in ipairs(rulesets.names(run.given)) do
        if name:find("/", 1, true) or name:find("%.lua$") then
            places[name] = true
        else
            for _, directory in ipairs(library.directories("rules")) do
                places[directory .. "/" .. name .. ".lua"] = true
            end
        end
    end
    return places
end

local function look_at_packs(run)
    local found = {}
    for path in pairs(pack_places(run)) do
        if run.host.stat(parent(path)) then
            attend(run, parent(path))
        end
        local state = run.host.stat(path)
        found[path] = state and state.stamp or nil
    end
    return found
end

-- The paths that differ between two looks, sorted.
local function differing(before, now)
    local list = {}
    for path, stamp in pairs(now) do
        if before[path] ~= stamp then
            list[#list + 1] = path
        end
    end
    for path in pairs(before) do
        if now[path] == nil then
            list[#list + 1] = path
        end
    end
    table.sort(list)
    return list
end

-- Reading -----------------------------------------------------------------------------------------------------------

local function read(run, path)
    local noted, given = {}, run.given
    inputs.each(run.host, path, given.input, function(document)
        local ok, doc, message = pcall(run.rules.read, run.rules, document.text, {
            lang = document.lang or given.lang, scope = given.scope, min_confidence = given.min_confidence })
        if not ok or not doc then
            report.say(run.host, document.where .. ": " .. tostring(ok and message or doc))
            return
        end
        for _, quote in ipairs(doc.quotes) do
            noted[#noted + 1] = changes.note(quote)
        end
    end, function(message)
        if run.host.stat(path) then -- one that has gone meanwhile is no failure
            report.say(run.host, message)
        end
    end)
    return noted
end

-- Read a text again, and show what is different; returns whether anything is.
local function refresh(run, path, is_quiet)
    local old, new = run.noted[path], read(run, path)
    run.noted[path] = new
    if not old then
        say(run, path .. ": " .. quotations(#new))
        return true
    end
    local list = changes.between(old, new)
    if #list > 0 then
        say(run, ("%s: %s%s"):format(path, quotations(#new), #old ~= #new and ", before " .. #old or ""))
    elseif not is_quiet then
        say(run, path .. ": the same " .. quotations(#new))
    end
    for _, change in ipairs(list) do
        write_change(run, change)
    end
    return #list > 0
end

local function refresh_all(run)
    local is_different = false
    for _, path in ipairs(differing({}, run.texts)) do
        is_different = refresh(run, path, true) or is_different
    end
    return is_different
end

-- Load the packs; those before stay in use if that fails.
local function load_rules(run)
    local ok, rules, _, files = pcall(rulesets.compile, rulesets.names(run.given))
    if not ok then
        report.say(run.host, tostring(rules))
        return false
    end
    run.rules, run.pack_files = rules, files
    collectgarbage() -- a ruleset is larger than it looks to the collector
    return true
end

-- Changes -----------------------------------------------------------------------------------------------------------

local function packs_changed(run, paths)
    local had_rules = run.rules ~= nil
    if not load_rules(run) then
        say(run, had_rules and "rules: broken; those before stay in use" or "rules: broken; waiting until they load")
        return
    end
    say(run, "rules: read again (" .. table.concat(paths, ", ") .. ")")
    if not refresh_all(run) then
        say(run, "rules: no quotation is different")
    end
end

local function texts_changed(run, paths)
    for _, path in ipairs(paths) do
        if run.texts[path] then
            refresh(run, path)
        elseif run.noted[path] then
            say(run, path .. ": gone")
        end
    end
end

local function look_again(run)
    local packs, texts = run.packs, run.texts
    run.packs, run.texts = look_at_packs(run), look_at_texts(run)
    local changed_packs = differing(packs, run.packs)
    if #changed_packs > 0 then
        packs_changed(run, changed_packs)
        run.packs = look_at_packs(run) -- the new ones may extend others
    end
    local changed_texts = differing(texts, run.texts)
    if run.rules then
        texts_changed(run, changed_texts)
    end
end

local function wait_for_quiet(run)
    local patience = PATIENCE
    while patience > 0 and run.watcher:is_told() and run.watcher:wait(QUIET_MS) do
        patience = patience - 1
    end
end

-- The command -------------------------------------------------------------------------------------------------------

local function check_files(host, given)
    if #given.files == 0 then
        report.stop(report.USAGE, "no file or directory to watch (dixit help watch tells more)")
    end
    for _, path in ipairs(given.files) do
        local found, message = host.stat(path)
        if path == "-" then
            report.stop(report.USAGE, "the standard input cannot be watched, only files (dixit help watch tells more)")
        elseif not found and not host.stat(parent(path)) then
            report.stop(report.INPUT, message)
        elseif not found then
            report.say(host, message .. "; waiting for it")
        end
    end
end

-- Packs that are broken may be mended, but ones that are nowhere are a mistake of the call.
local function begin_rules(run)
    if load_rules(run) then
        return
    end
    for path in pairs(pack_places(run)) do
        if run.host.stat(path) then
            say(run, "rules: broken; waiting until they load")
            return
        end
    end
    report.stop(report.SCRIPT, "there is nothing to wait for")
end

---@return integer status
return function(host, given)
    check_files(host, given)
    local run = { host = host, given = given, out = output.open(host), width = terminal.width(host),
        paint = terminal.painter(host, given), watcher = host.watcher(given.poll), noted = {}, pack_files = {} }
    begin_rules(run)
    run.packs, run.texts = look_at_packs(run), look_at_texts(run)
    if run.rules then
        refresh_all(run)
    end
    host.complain(("dixit: watching %s%s\n"):format(count(#differing({}, run.texts), "text", "texts"),
        run.watcher:is_told() and "" or ", looking twice a second"))
    output.flush(run.out)
    while output.is_open(run.out) do
        if run.watcher:wait() then
            wait_for_quiet(run)
            look_again(run)
            output.flush(run.out)
        end
    end
    return report.OK
end
