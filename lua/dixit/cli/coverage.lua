-- How often rules match in a corpus, and what they find there: dixit test --coverage.
local dixit = ...
local inputs = dixit.script("cli.inputs")

local M = {}

local DEEPEST = 16

-- The files in a directory and below it; hidden ones, packs and examples are no texts.
local function files_in(host, path, depth, list)
    local found, message = host.stat(path)
    if not found and path ~= "-" then
        return list, message
    end
    if path == "-" or found.kind ~= "directory" then
        list[#list + 1] = path
        return list
    end
    local names = host.list(path)
    table.sort(names)
    for _, name in ipairs(names) do
        if not name:find("^%.") and not name:find("%.lua$") and not name:find("%.spec$") and depth < DEEPEST then
            files_in(host, path:gsub("/$", "") .. "/" .. name, depth + 1, list)
        end
    end
    return list
end

---@class dixit.Coverage
---@field rule string
---@field matched integer how often its pattern matched
---@field kept integer how often that had an effect: a quotation, a mention, a role ...
---@field example? string what it found, the first time
---@field where? string the document and the line

local function count(entry, kept, found, id)
    entry.matched = entry.matched + 1
    if kept then
        entry.kept = entry.kept + 1
    end
    if found.text and (not entry.example or (kept and not entry.is_kept)) then
        entry.example, entry.where, entry.is_kept = found.text, id .. ":" .. found.line, kept
    end
end

local function count_document(entries, doc)
    for _, candidate in ipairs(doc.candidates) do
        local kept = candidate.outcome == "chosen" or candidate.outcome == "joined"
        count(entries[candidate.rule], kept, candidate, doc.id)
    end
    for _, match in ipairs(doc.matches) do
        count(entries[match.rule], match.kept, match, doc.id)
    end
end

--- Read a corpus with a suite's rules.
---@param suite dixit.Suite
---@param paths string[] files and directories
---@param complain fun(message: string)
---@param progress fun(documents: integer)
---@return dixit.Coverage[] entries in the order of the rules; `documents` in it is how many texts were read
function M.measure(host, suite, paths, kind, complain, progress)
    local entries, list = {}, { documents = 0 }
    for _, name in ipairs(suite.rules:rule_names()) do
        entries[name] = { rule = name, matched = 0, kept = 0 }
        list[#list + 1] = entries[name]
    end
    for _, path in ipairs(paths) do
        local files, message = files_in(host, path, 0, {})
        if message then
            complain(message)
        end
        for _, file in ipairs(files) do
            inputs.each(host, file, kind, function(document)
                local ok, doc, why = pcall(suite.rules.read, suite.rules, document.text,
                    { parts = "explain", id = document.id, lang = document.lang })
                if not ok or not doc then
                    complain(document.where .. ": " .. tostring(ok and why or doc))
                    return
                end
                list.documents = list.documents + 1
                count_document(entries, doc)
                progress(list.documents)
            end, complain)
        end
    end
    return list
end

return M
