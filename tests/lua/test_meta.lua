-- meta.lua describes what there is, all of it, and nothing else. What there is, is asked of the program itself: of its
-- tables, of documents that were read, and of the messages that list what is known.
local dixit = require "dixit"
local packs = require "packs"
local tap = require "tap"
local test = tap.test

local meta = dixit.internal.script("meta")

-- What meta.lua says ----------------------------------------------------------------------------------------------

-- The first type of a field's description: up to the first space outside of brackets and quotation marks. The spaces of
-- "fun(a: b): c" belong to it.
local function type_of(text)
    local depth, at = 0, 1
    while at <= #text do
        local c = text:sub(at, at)
        if c:find("[(<{]") then
            depth = depth + 1
        elseif c:find("[)>}]") then
            depth = depth - 1
        elseif c == " " and depth == 0 and not text:sub(1, at - 1):find(":$") then
            return text:sub(1, at - 1)
        end
        at = at + 1
    end
    return text
end

-- Classes by name: their fields by name, each with its type and whether it may be missing.
local classes, functions = {}, {}
do
    local class
    for line in (meta .. "\n"):gmatch("([^\n]*)\n") do
        local name, parent = line:match("^%-%-%-@class ([%w.]+):? ?([%w.]*)")
        if name then
            class = {}
            for field, described in pairs(classes[parent] or {}) do
                class[field] = described
            end
            classes[name] = class
        end
        local field, optional, rest = line:match("^%-%-%-@field %[?([%w_]+)%]?(%??) (.*)$")
        if field then
            class[field] = { type = type_of(rest), optional = optional == "?" }
        end
        local of, called = line:match("^function (%a+)[.:]([%w_]+)%(")
        if of then
            functions[of] = functions[of] or {}
            functions[of][called] = true
        end
    end
end
-- "Match: MatchPart" stands before what it builds on
for _, pair in ipairs { { "Match", "MatchPart" }, { "MatchSource", "MatchPart" } } do
    for field, described in pairs(classes["dixit." .. pair[2]]) do
        classes["dixit." .. pair[1]][field] = described
    end
end

local function sorted(set)
    local names = {}
    for name in pairs(set) do
        names[#names + 1] = name
    end
    table.sort(names)
    return table.concat(names, " ")
end

-- The names in a message that ends in a list: "there are a, b and c".
local function listed(message)
    local set = {}
    for name in (message:match("there are (.*)$") .. ","):gsub(" and ", ", "):gmatch("([%w_.]+),") do
        set[name] = true
    end
    return set
end

local function raised(...)
    local ok, message = pcall(...)
    tap.truth(not ok, "an error")
    return message
end

-- Functions ---------------------------------------------------------------------------------------------------------

test("meta: what require \"dixit\" gives", function()
    local there, described = {}, {}
    for name in pairs(dixit) do
        there[name] = name ~= "internal" and true or nil
    end
    for _, set in ipairs { functions.dixit, classes.dixit } do
        for name in pairs(set) do
            described[name] = true
        end
    end
    tap.same(sorted(described), sorted(there))
end)

local function methods(value)
    local set = {}
    for name in pairs(debug.getmetatable(value).__index) do
        set[name] = not name:find("^__") and true or nil
    end
    return set
end

test("meta: the methods of packs and rulesets", function()
    tap.same(sorted(functions.Pack), sorted(methods(dixit.pack { name = "x" })))
    tap.same(sorted(functions.Ruleset), sorted(methods(dixit.compile(packs.base()))))
end)

test("meta: the functions that packs and formats may use", function()
    local message = packs.with_file("require 'dixit'.script 'nothing'", function(path)
        return raised(dixit.load, path)
    end)
    local doc = meta:match("%-%-%- For scripts that come with dixit.-\nfunction dixit.script"):gsub("\n%-%-%-", "")
    local open = message:match("scripts (.-), not 'nothing'")
    local count = 0
    for name in open:gmatch("[%w_.*]+") do
        tap.truth(doc:find('"' .. name .. '"', 1, true), name .. " in the description of dixit.script")
        count = count + 1
    end
    tap.truth(count > 6, "a list")
end)

-- Fields of what users write ----------------------------------------------------------------------------------------

test("meta: the fields of packs and of rules of every kind", function()
    local p = dixit.pack { name = "x" }
    local needed = { MentionRule = { kind = "name" }, BlockRule = { role = "body" }, MarkedRule = { kind = "scare" } }
    for class, method in pairs { Rule = p.rule, MentionRule = p.mention, BlockRule = p.block, MarkedRule = p.marked,
        EdgeRule = p.edge } do
        local fields = needed[class] or {}
        fields.name, fields.match, fields.no_such_field_here = "a", "b", 1
        tap.same(sorted(classes["dixit." .. class]), sorted(listed(raised(method, p, fields))))
    end
    tap.same(sorted(classes["dixit.PackFields"]), sorted(listed(raised(dixit.pack, { name = "x", no_such_field = 1 }))))
end)

test("meta: the options of read()", function()
    local message = raised(dixit.read, "", { no_such_option = 1 })
    tap.same(sorted(classes["dixit.ReadOptions"]), sorted(listed(message)))
end)

test("meta: what a rule's function sees", function()
    local wanted = { match = classes["dixit.Match"], content = classes["dixit.MatchPart"],
        cue = classes["dixit.MatchPart"], source = classes["dixit.MatchSource"] }
    local calls = 0
    -- names to try: those of all classes, and what a match might have if it were not described
    classes.might = { text = {}, start = {}, stop = {}, length = {}, words = {}, kind = {}, rule = {}, block = {},
        sentence = {}, content = {}, cue = {}, source = {}, speaker = {}, span = {}, score = {}, doc = {} }
    local p = dixit.pack { name = "x", extends = packs.base() }
    p:rule { name = "r", match = [[ content:QUOTE cue:VERB source:MENTION ]], when = function(m)
        for part, class in pairs(wanted) do
            local view = part == "match" and m or m[part]
            for _, described in pairs(classes) do
                for field in pairs(described) do
                    local ok = pcall(function() return view[field] end)
                    tap.same({ part, field, ok }, { part, field, class[field] ~= nil })
                end
            end
        end
        calls = calls + 1
        return true
    end }
    local doc = dixit.compile(p):read(packs.TEXT)
    tap.same(doc.warnings, nil)
    tap.truth(calls > 0, "a call")
    classes.might = nil
end)

-- Fields of what users get --------------------------------------------------------------------------------------------

-- Split a type at its outermost |.
local function alternatives(kind)
    local list, depth, from = {}, 0, 1
    for at = 1, #kind do
        local c = kind:sub(at, at)
        depth = depth + (c:find("[(<{]") and 1 or c:find("[)>}]") and -1 or 0)
        if c == "|" and depth == 0 then
            list[#list + 1] = kind:sub(from, at - 1)
            from = at + 1
        end
    end
    list[#list + 1] = kind:sub(from)
    return list
end

local fits

-- What is seen of a class: a set of its fields.
local seen = {}

local function fits_class(value, name)
    local class = classes[name]
    if type(value) ~= "table" then
        return false, name
    end
    seen[name] = seen[name] or {}
    for field, item in pairs(value) do
        local described = class[tostring(field)]
        if not described then
            return false, name .. " without the field " .. tostring(field)
        end
        seen[name][tostring(field)] = true
        local ok, what = fits(item, described.type)
        if not ok then
            return false, name .. "." .. tostring(field) .. ": " .. what
        end
    end
    for field, described in pairs(class) do
        if not described.optional and value[tonumber(field) or field] == nil then
            return false, name .. " with the field " .. field
        end
    end
    return true
end

local function fits_one(value, kind)
    local item = kind:match("^(.*)%[%]$")
    if item and type(value) == "table" then
        for i = 1, #value do
            local ok, what = fits(value[i], item)
            if not ok then
                return false, what
            end
        end
        return true
    elseif kind:find('^"') then
        return '"' .. tostring(value) .. '"' == kind, kind
    elseif kind == "integer" then
        return type(value) == "number" and value % 1 == 0, kind
    elseif kind == "dixit.Span" then
        return fits_one(value, "integer[]")
    elseif classes[kind] then
        return fits_class(value, kind)
    elseif kind:find("^fun%(") then
        return type(value) == "function", kind
    end
    return type(value) == kind, kind
end

function fits(value, kind)
    local what
    for _, one in ipairs(alternatives(kind)) do
        local ok, wanted = fits_one(value, one)
        if ok then
            return true
        end
        what = wanted
    end
    return false, what
end

-- Everything that a document can have, once at least.
local TEXT = [[
Ferry stays, says mayor in “the end”

“We stay,” said Ann Lee, the harbour master. Lee said she was “not happy” with the “plan.” He said it.

“One,” she added. “It goes on

“and on,” said Bob Ray, the mayor. Ms. Lee said that it would. She said: “Good.”

The mayor said no. Don’t go. The song “Home” was played. I said so. ” It ends.
]]

test("meta: documents are what is described, and have all that is", function()
    local p = dixit.pack { name = "x" }
    p:rule { name = "bad", match = [[ content:QUOTE ]], when = function() error("no") end }
    local rules = dixit.compile(p)
    for _, parts in ipairs { "record", "all", "tokens", "explain" } do
        for _, text in ipairs { TEXT,
            "“It stays where it is.” The ferry sailed.", "“We stay,” said Ann Lee.\255", "" } do
            local doc = rules:read(text, { parts = parts, id = 1, lang = "en" })
            local ok, what = fits(doc, "dixit.Document")
            tap.truth(ok, parts .. ": " .. tostring(what))
        end
    end
    tap.truth(seen["dixit.Quote"] and seen["dixit.Candidate"], "quotations and candidates")
    for name, fields in pairs(seen) do
        for field in pairs(classes[name]) do
            tap.truth(fields[field], name .. "." .. field .. " is seen")
        end
    end
end)

test("meta: what a ruleset tells of its rules", function()
    for _, info in ipairs(dixit.ruleset("en"):rules()) do
        local ok, what = fits(info, "dixit.RuleInfo")
        tap.truth(ok, tostring(what))
    end
    tap.same(sorted(seen["dixit.RuleInfo"]), sorted(classes["dixit.RuleInfo"]))
end)

test("meta: formats are what is described", function()
    seen["dixit.Format"] = {}
    for _, name in ipairs(dixit.script("library").shipped("formats")) do
        local ok, what = fits(dixit.format(name), "dixit.Format")
        tap.truth(ok, name .. ": " .. tostring(what))
    end
    tap.same(sorted(seen["dixit.Format"]), sorted(classes["dixit.Format"]))
end)

test("meta: every type that is named is described", function()
    for name in meta:gmatch("dixit%.(%u%w*)") do
        tap.truth(classes["dixit." .. name] or name == "Span", "dixit." .. name)
    end
end)
