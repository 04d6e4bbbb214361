-- A pack, as its author fills it. Nothing is compiled here: a pack is an ordered list of what was said, each item with
-- the file and line where it was said. compile.lua puts packs together.
local dixit = ...
local suggest = dixit.script("suggest")

local M = {}

-- What went wrong, and whose line it is -----------------------------------------------------------------------

local debug = debug -- luacheck: ignore 113 143
local own_source = debug and debug.getinfo(1, "S").source

-- "FILE:LINE" of the nearest caller outside this script, or "?" where the host has no debug library.
local function where()
    local level = 2
    while debug do
        local info = debug.getinfo(level, "Sl")
        if not info then
            break
        elseif info.source ~= own_source and info.currentline > 0 then
            return info.source:gsub("^[@=]", "") .. ":" .. info.currentline
        end
        level = level + 1
    end
    return "?"
end

local function blame(format, ...)
    error(where() .. ": " .. format:format(...), 0)
end

-- Fields ------------------------------------------------------------------------------------------------------

local function one_of(...)
    local words = { ... }
    return function(value)
        for _, word in ipairs(words) do
            if value == word then
                return true
            end
        end
        local list = "'" .. table.concat(words, "', '") .. "'"
        return false, "one of " .. list, suggest.clause(tostring(value), words)
    end
end

local function of_type(wanted)
    return function(value)
        return type(value) == wanted, "a " .. wanted
    end
end

local function score(value)
    return type(value) == "number" and value >= 0 and value <= 1, "a number from 0 to 1"
end

local string_field, boolean = of_type("string"), of_type("boolean")

-- Texts in which a rule must give something, or must not: `dixit test` tries them.
local function examples(value)
    for _, text in ipairs(type(value) == "table" and value or {}) do
        if type(text) ~= "string" then
            return false, "a text or a list of texts"
        end
    end
    return type(value) == "string" or type(value) == "table", "a text or a list of texts"
end

-- The fields of each kind of rule. `type` is a word to the reader: what type a quotation is shows in its marks.
local FIELDS = {
    quote = {
        name = string_field, match = string_field, score = score, certain = boolean, continues = boolean,
        scope = one_of("speech", "all"), type = one_of("direct", "mixed", "indirect"),
    },
    mention = {
        name = string_field, match = string_field,
        kind = one_of("name", "nominal", "pronoun", "group", "first", "phrase"),
    },
    block = {
        name = string_field, match = string_field,
        role = one_of("body", "headline", "standfirst", "dateline", "byline", "caption", "credit", "markup"),
    },
    marked = { name = string_field, match = string_field, kind = one_of("scare", "title", "term") },
    edge = { name = string_field, match = string_field },
    pack = { name = string_field, extends = function() return true end, languages = of_type("table") },
}
for kind, fields in pairs(FIELDS) do
    if kind ~= "pack" then
        fields.yes, fields.no = examples, examples
    end
end

local NEEDED = {
    quote = { "name", "match" },
    mention = { "name", "match", "kind" },
    block = { "name", "match", "role" },
    marked = { "name", "match", "kind" },
    edge = { "name", "match" },
    pack = { "name" },
}

-- What messages call a thing of some kind: "rule 'x'".
local function title(kind, name)
    local word = (kind == "quote" and "rule") or (kind == "pack" and "pack") or kind .. " rule"
    return type(name) == "string" and word .. " '" .. name .. "'" or "a " .. word
end

local function check_fields(kind, fields)
    if type(fields) ~= "table" then
        blame("a %s is made of a table, not of a %s", kind == "pack" and "pack" or "rule", type(fields))
    end
    local known = FIELDS[kind]
    for _, key in ipairs(NEEDED[kind]) do
        if fields[key] == nil then
            blame("%s needs the field '%s'", title(kind, fields.name), key)
        end
    end
    for key, value in pairs(fields) do
        if not known[key] then
            local names = suggest.keys(known)
            local hint = suggest.clause(tostring(key), names)
            blame("%s has no field '%s'%s", title(kind, fields.name), tostring(key),
                hint ~= "" and hint or "; there are " .. table.concat(names, ", "))
        end
        local good, wanted, hint = known[key](value)
        if not good then
            blame("%s: '%s' should be %s%s", title(kind, fields.name), key, wanted, hint or "")
        end
    end
end

-- Lists of words are texts with a line for each entry, or tables.
local function as_text(value, what)
    if type(value) == "string" then
        return value
    elseif type(value) ~= "table" then
        blame("%s should be a text or a list, not a %s", what, type(value))
    end
    for _, entry in ipairs(value) do
        if type(entry) ~= "string" then
            blame("%s should be a list of strings, not of a %s", what, type(entry))
        end
    end
    return table.concat(value, "\n")
end

local function check_name(name, what)
    if type(name) ~= "string" or not name:find("^[A-Z][A-Z0-9_]*$") then
        blame("%s has capital letters, digits and underscores, not '%s'", what, tostring(name))
    end
end

-- The methods -------------------------------------------------------------------------------------------------

---@class dixit.Pack
local Pack = {}
local metatable = { __index = Pack, __name = "dixit.pack" }

local function record(pack, item)
    item.where = where()
    item.pack = pack
    pack.items[#pack.items + 1] = item
end

--- Add entries to a word list.
function Pack:words(list, words)
    check_name(list, "a list's name")
    record(self, { kind = "words", list = list, text = as_text(words, "the words of " .. list) })
end

--- Take entries out of a word list: those of the packs that this one extends, and its own up to here.
function Pack:without_words(list, words)
    check_name(list, "a list's name")
    record(self, { kind = "without_words", list = list, text = as_text(words, "the words to leave out") })
end

--- Give a pattern a name. A name that a pack below has defined gets a new meaning, there too.
function Pack:define(name, pattern)
    check_name(name, "a pattern's name")
    if type(pattern) ~= "string" then
        blame("the pattern %s should be a string, not a %s", name, type(pattern))
    end
    if self.defined[name] then
        blame("%s was defined before, at %s", name, self.defined[name])
    end
    record(self, { kind = "define", name = name, match = pattern })
    self.defined[name] = self.items[#self.items].where
end

-- Words that show speech go into the list CUE, uncertain ones into WEAK; "-ing" forms and participles into
-- lists of their own. Every pack with a language names its lists so.
local FORMS = { { "", "base" }, { "", "s" }, { "", "past" }, { "_ING", "ing" }, { "_PP", "pp" } }
local INFLECTIONS = { en = "inflect" }

local function inflected(lemmas, verb)
    local lists = { [""] = {}, _ING = {}, _PP = {} }
    for lemma in lemmas:gmatch("[^\r\n]+") do
        lemma = lemma:match("^%s*(.-)%s*$")
        local forms = lemma ~= "" and verb(lemma) or {}
        for _, form in ipairs(FORMS) do
            local list = lists[form[1]]
            list[#list + 1] = forms[form[2]]
        end
        -- further forms in use may be past or participle; a form in both lists does no harm
        for _, form in ipairs(forms.also or {}) do
            local list = lists[form:find("ing$") and "_ING" or ""]
            list[#list + 1] = form
            if list == lists[""] then
                lists._PP[#lists._PP + 1] = form
            end
        end
    end
    return lists
end

--- Add words that show speech, as lemmas: a text with a line for each, or a list that may say `certain = false`.
function Pack:cues(lemmas, opts)
    local certain = opts and opts.certain
    if type(lemmas) == "table" and lemmas.certain ~= nil then
        certain = lemmas.certain
    end
    if certain ~= nil and type(certain) ~= "boolean" then
        blame("'certain' should be true or false")
    end
    record(self, {
        kind = "cues",
        list = certain == false and "WEAK" or "CUE",
        text = as_text(lemmas, "cues"),
    })
end

-- The word lists that a `cues` item feeds, in a language: a map from list to text.
function M.cue_lists(item, language)
    local script = INFLECTIONS[language]
    if not script then
        return { [item.list] = item.text }
    end
    local result = {}
    for suffix, words in pairs(inflected(item.text, dixit.script(script).verb)) do
        result[item.list .. suffix] = table.concat(words, "\n")
    end
    return result
end

local function add_rule(pack, kind, fields)
    check_fields(kind, fields)
    local full = pack.name .. "/" .. fields.name
    if pack.defined[full] then
        blame("there is a rule '%s' already, at %s", fields.name, pack.defined[full])
    end
    local item = { kind = kind, name = full, title = title(kind, fields.name), match = fields.match }
    item.score = fields.score
    item.certain = fields.certain
    item.continues = fields.continues
    item.all_scope = fields.scope == "all"
    item.mention = kind == "mention" and fields.kind or nil
    item.marked = kind == "marked" and fields.kind or nil
    item.role = fields.role
    item.yes, item.no = fields.yes, fields.no
    record(pack, item)
    pack.defined[full] = item.where
end

--- Add a rule that finds quotations.
function Pack:rule(fields)
    add_rule(self, "quote", fields)
end

--- Add a rule that finds mentions of people.
function Pack:mention(fields)
    add_rule(self, "mention", fields)
end

--- Add a rule that tells the role of a block of text.
function Pack:block(fields)
    add_rule(self, "block", fields)
end

--- Add a rule for marked spans that are no quotations.
function Pack:marked(fields)
    add_rule(self, "marked", fields)
end

--- Add a rule for places where a clause ends before its sentence does.
function Pack:edge(fields)
    add_rule(self, "edge", fields)
end

--- Leave out rules of the packs that this one extends, by their full names: "en/loose".
function Pack:without(names)
    if type(names) == "string" then
        names = { names }
    elseif type(names) ~= "table" then
        blame("without takes a rule's name or a list of them, not a %s", type(names))
    end
    for _, name in ipairs(names) do
        record(self, { kind = "without", name = name })
    end
end

-- Making and telling --------------------------------------------------------------------------------------------

local function check_languages(fields)
    for _, language in ipairs(fields.languages or {}) do
        if type(language) ~= "string" then
            blame("%s: 'languages' should be a list of strings: { \"en\" }", title("pack", fields.name))
        end
    end
end

--- Make a pack; see dixit.pack().
---@param fields dixit.PackFields
---@return dixit.Pack
function M.new(fields)
    check_fields("pack", fields)
    check_languages(fields)
    local extends = fields.extends
    if extends == nil then
        extends = "en"
    end
    if not fields.name:find("^[%w_.-]+$") then
        blame("a pack's name has letters, digits, '_', '-' and '.', not '%s'", fields.name)
    end
    if extends and type(extends) ~= "string" and not M.is(extends) then
        blame("%s: 'extends' should be the name of a pack, a pack, or false", title("pack", fields.name))
    end
    local languages = fields.languages or (not extends and { fields.name }) or nil
    return setmetatable({
        name = fields.name,
        extends = extends,
        languages = languages, -- nil: those of the pack it extends
        where = where(),
        items = {},
        defined = {},
    }, metatable)
end

--- Is this a pack?
function M.is(value)
    return getmetatable(value) == metatable
end

return M
