-- A pack, as its author fills it. Nothing is compiled here: a pack is an ordered list of what was said, each item with
-- the file and line where it was said. compile.lua puts packs together.
--
-- A script that runs confined never holds a pack itself but a handle: a table with the pack's methods and nothing in
-- it. What a pack holds are strings, numbers and functions that were checked here, in tables that only we have; so
-- nothing that runs later, outside of the script's confines and limits, can meet a metamethod of the script's.
local dixit = ...
local suggest = dixit.internal.later "suggest" -- most packs are right

local M = {}

-- What went wrong, and whose line it is -----------------------------------------------------------------------

local debug = debug -- luacheck: ignore 113 143
local own_source = debug and debug.getinfo(1, "S").source

-- Sources as they are shown: without the @ or = before a name.
local shown = setmetatable({}, {
    __index = function(known, source)
        known[source] = source:gsub("^[@=]", "")
        return known[source]
    end,
})

-- The source that a function stands in.
local source_of = setmetatable({}, {
    __mode = "k",
    __index = function(known, f)
        known[f] = debug.getinfo(f, "S").source
        return known[f]
    end,
})

-- "FILE:LINE" of the nearest caller outside this script, or "?" where the host has no debug library. A file that
-- ends in `return dixit.pack { ... }` has left the stack when we are called: then it is "FILE". The frames below
-- `level` are ours.
local function where(level)
    local confine = dixit.script("confine")
    level = level or 3 -- whoever asks is ours
    while debug do
        local info = debug.getinfo(level, "fl") -- frames of ours are known by their functions at once
        if not info then
            break
        end
        local source = info.func and source_of[info.func] or own_source -- none: a tail call in Lua 5.1
        if source == confine.own_source then
            return confine.running or "?"
        elseif source ~= own_source then
            local line = info.currentline
            if line > 0 then
                return shown[source] .. ":" .. line
            end
        end
        level = level + 1
    end
    return "?"
end

local function blame(format, ...)
    error(where() .. ": " .. format:format(...), 0)
end

local NAME_MAX = 100

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

local function priority(value)
    return type(value) == "number" and value >= -100 and value <= 100 and value % 1 == 0,
        "a whole number from -100 to 100"
end

local function examples(value)
    return type(value) == "string" or type(value) == "table", "a text or a list of texts"
end

local string_field, boolean = of_type("string"), of_type("boolean")

-- The fields of each kind of rule. Without a `type` the marks show what type a quotation is. The
-- examples `yes` and `no` are texts in which a rule must give something, or must not: `dixit test` tries them.
local FIELDS = {
    quote = {
        name = string_field, match = string_field, score = score, certain = boolean, continues = boolean,
        scope = one_of("speech", "all"), type = one_of("direct", "mixed", "indirect"), priority = priority,
        when = of_type("function"), yes = examples, no = examples,
    },
    mention = {
        name = string_field, match = string_field, yes = examples, no = examples,
        kind = one_of("name", "nominal", "pronoun", "group", "first", "phrase"),
    },
    block = {
        name = string_field, match = string_field, yes = examples, no = examples,
        role = one_of("body", "headline", "standfirst", "dateline", "byline", "caption", "credit", "markup"),
    },
    marked = {
        name = string_field, match = string_field, yes = examples, no = examples,
        kind = one_of("scare", "title", "term"),
    },
    edge = { name = string_field, match = string_field, yes = examples, no = examples },
    pack = {
        name = string_field, version = string_field, extends = function() return true end,
        languages = of_type("table"),
    },
}

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

-- The checked fields, in a table of ours.
local function check_fields(kind, given)
    if type(given) ~= "table" then
        blame("a %s is made of a table, not of a %s", kind == "pack" and "pack" or "rule", type(given))
    end
    local fields = {}
    for key, value in pairs(given) do
        fields[key] = value
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
    return fields
end

-- What a pack may hold in all: far more than any language needs, far less than would fill a machine. Lemmas are
-- inflected, which takes time, so there may be fewer of them.
local TEXT_MAX, LEMMAS_MAX = 16 * 1024 * 1024, 1024 * 1024

local function check_size(pack, field, more, limit)
    local size = (pack.size[field] or 0) + more
    if size > limit then
        blame("the %s of pack '%s' have more than %d KB", field, pack.name, limit / 1024)
    end
    pack.size[field] = size
end

-- Lists of words are texts with a line for each entry, or tables.
local function as_text(pack, value, what)
    if type(value) == "table" then
        local entries = {}
        for i, entry in ipairs(value) do
            if type(entry) ~= "string" then
                blame("%s should be a list of strings, not of a %s", what, type(entry))
            end
            check_size(pack, "words", #entry + 1, TEXT_MAX)
            entries[i] = entry
        end
        return table.concat(entries, "\n")
    elseif type(value) ~= "string" then
        blame("%s should be a text or a list, not a %s", what, type(value))
    end
    check_size(pack, "words", #value, TEXT_MAX)
    return value
end

-- Examples as a list of texts.
local function as_examples(pack, value, what)
    local list = {}
    for i, text in ipairs(type(value) == "table" and value or { value }) do
        if type(text) ~= "string" then
            blame("%s should be a text or a list of texts, not of a %s", what, type(text))
        end
        check_size(pack, "examples", #text, TEXT_MAX)
        list[i] = text
    end
    return list
end

local function check_name(name, what)
    if type(name) ~= "string" or not name:find("^[A-Z][A-Z0-9_]*$") or #name > NAME_MAX then
        blame("%s has capital letters, digits and underscores, not '%s'", what, tostring(name):sub(1, NAME_MAX))
    end
end

-- The full name of a rule. One with a slash is the full name of a rule below, which it replaces.
local function full_name(pack, kind, name)
    local of, own
    if name:find("/", 1, true) then
        of, own = name:match("^([%w_.-]+)/([%w_.-]+)$")
    end
    if #name > NAME_MAX or not (own or name:find("^[%w_.-]+$")) then
        blame("the name of a rule has letters, digits, '_', '-' and '.', not '%s'", name:sub(1, NAME_MAX))
    elseif own and of ~= pack.name then
        return name, true
    elseif own then
        blame("%s: the pack's own name is put before it, so it is '%s'", title(kind, name), own)
    end
    return pack.name .. "/" .. name, false
end

-- The methods -------------------------------------------------------------------------------------------------

---@class dixit.Pack
local Pack = {}
local metatable = { __index = Pack, __name = "dixit.pack" }

-- Rules, patterns with names and rules left out: the core goes through all names for each new one.
local NAMED_MAX = 10000

local function record(pack, item)
    if pack.frozen then
        blame("pack '%s' is whole: only its own file adds to it", pack.name)
    end
    pack.named = pack.named + (item.name and 1 or 0)
    if pack.named > NAMED_MAX then
        blame("pack '%s' has more than %d rules and patterns", pack.name, NAMED_MAX)
    end
    item.where = where(4) -- behind the method that calls us
    item.pack = pack
    pack.items[#pack.items + 1] = item
end

--- Add entries to a word list.
function Pack:words(list, words)
    check_name(list, "a list's name")
    record(self, { kind = "words", list = list, text = as_text(self, words, "the words of " .. list) })
end

-- The name of a file that lies beside the pack's own.
local function check_file(file, what, example)
    if type(file) ~= "string" or not file:find("^[%w_-][%w_.-]*$") or #file > NAME_MAX then
        blame("%s, which lies beside the pack: \"%s\"", what, example)
    end
end

--- Add the lists of a file, which lies beside the pack's own: word_file.lua tells what stands in it.
function Pack:lists(file)
    check_file(file, "lists are named by their file", "names.words")
    record(self, { kind = "lists", file = file })
end

--- Name the file of the model that weighs what rules find: it lies beside the pack's own. With false there is none.
function Pack:model(file)
    if file ~= false then
        check_file(file, "a model is named by its file", "en.model")
    end
    record(self, { kind = "model", file = file or nil })
end

--- Take entries out of a word list: those of the packs that this one extends, and its own up to here.
function Pack:without_words(list, words)
    check_name(list, "a list's name")
    record(self, { kind = "without_words", list = list, text = as_text(self, words, "the words to leave out") })
end

--- Give a pattern a name. A name that a pack below has defined gets a new meaning, there too.
function Pack:define(name, pattern)
    check_name(name, "a pattern's name")
    if type(pattern) ~= "string" then
        blame("the pattern %s should be a string, not a %s", name, type(pattern))
    end
    check_size(self, "patterns", #pattern, TEXT_MAX)
    if self.defined[name] then
        blame("%s was defined before, at %s", name, self.defined[name])
    end
    record(self, { kind = "define", name = name, match = pattern })
    self.defined[name] = self.items[#self.items].where
end

local function as_lemmas(pack, words)
    local text = as_text(pack, words, "cues")
    check_size(pack, "cues", #text, LEMMAS_MAX)
    return text
end

--- Add words that show speech, as lemmas: a text with a line for each, or a list that may say `certain = false`.
function Pack:cues(words, opts)
    local certain = opts and opts.certain
    if type(words) == "table" and words.certain ~= nil then
        certain = words.certain
    end
    if certain ~= nil and type(certain) ~= "boolean" then
        blame("'certain' should be true or false")
    end
    record(self, {
        kind = "cues",
        list = certain == false and "WEAK" or "CUE",
        text = as_lemmas(self, words),
    })
end

--- Take words out of those that show speech, certain or not: all forms of the lemmas.
function Pack:without_cues(words)
    record(self, { kind = "without_cues", text = as_lemmas(self, words) })
end

local EXAMPLES = { "yes", "no" }

local function add_rule(pack, kind, given)
    local fields = check_fields(kind, given)
    local full, replaces = full_name(pack, kind, fields.name)
    if pack.defined[full] then
        blame("there is a rule '%s' already, at %s", fields.name, pack.defined[full])
    end
    check_size(pack, "patterns", #fields.match, TEXT_MAX)
    local item = {
        kind = kind,
        name = full,
        title = title(kind, fields.name),
        match = fields.match,
        replaces = replaces,
        score = fields.score,
        priority = fields.priority,
        when = fields.when,
        certain = fields.certain,
        continues = fields.continues,
        type = fields.type,
        all_scope = fields.scope == "all",
        mention = kind == "mention" and fields.kind or nil,
        marked = kind == "marked" and fields.kind or nil,
        role = fields.role,
    }
    for _, field in ipairs(EXAMPLES) do
        if fields[field] then
            item[field] = as_examples(pack, fields[field], item.title .. ": '" .. field .. "'")
        end
    end
    record(pack, item)
    pack.defined[full] = item.where
end

--- Add a rule that finds quotations.
function Pack:rule(fields)
    return add_rule(self, "quote", fields)
end

--- Add a rule that finds mentions of people.
function Pack:mention(fields)
    return add_rule(self, "mention", fields)
end

--- Add a rule that tells the role of a block of text.
function Pack:block(fields)
    return add_rule(self, "block", fields)
end

--- Add a rule for marked spans that are no quotations.
function Pack:marked(fields)
    return add_rule(self, "marked", fields)
end

--- Add a rule for places where a clause ends before its sentence does.
function Pack:edge(fields)
    return add_rule(self, "edge", fields)
end

--- Leave out rules of the packs that this one extends, by their full names: "en/loose"; a * stands for anything.
function Pack:without(names)
    if type(names) == "string" then
        names = { names }
    elseif type(names) ~= "table" then
        blame("without takes a rule's name or a list of them, not a %s", type(names))
    end
    for _, name in ipairs(names) do
        if type(name) ~= "string" or #name > NAME_MAX then
            blame("without takes a rule's name or a list of them: 'en/loose', 'en/*'")
        end
        record(self, { kind = "without", name = name })
    end
end

for name, method in pairs(Pack) do
    Pack[name] = function(self, ...)
        if getmetatable(self) ~= metatable then
            blame("%s is called with a colon: p:%s(...)", name, name)
        end
        return method(self, ...)
    end
end

-- Making and telling --------------------------------------------------------------------------------------------

local function languages_of(fields)
    local list = {}
    for i, language in ipairs(fields.languages or {}) do
        if type(language) ~= "string" or #language > NAME_MAX then
            blame("%s: 'languages' should be a list of strings: { \"en\" }", title("pack", fields.name))
        end
        list[i] = language
    end
    return fields.languages and list
end

-- "en >= 1.2, < 2" as the name and what its version must be.
local function versions_asked(extends, name)
    local base, rest = extends:match("^(.-)%s*([<>=].*)$")
    if not base or base:find("/", 1, true) then
        return extends, {}
    end
    local asked = {}
    for part in (rest .. ","):gmatch("%s*(.-)%s*,") do
        local operator, version = part:match("^([<>]=?)%s*(%d[%d.]*)$")
        if operator ~= ">=" and operator ~= "<" then
            blame('%s: \'extends\' asks for a version as in "en >= 1.2" or "en >= 1, < 2"', title("pack", name))
        end
        asked[#asked + 1] = { operator = operator, version = version }
    end
    return base, asked
end

-- The handles of packs, and whose they are.
local handles = setmetatable({}, { __mode = "k" })

--- The pack that a value is, or is the handle of; nil for anything else.
function M.of(value)
    return handles[value] or (getmetatable(value) == metatable and value) or nil
end

local function check_pack(fields)
    if not fields.name:find("^[%w_.-]+$") or #fields.name > NAME_MAX then
        blame("a pack's name has letters, digits, '_', '-' and '.', not '%s'", fields.name:sub(1, NAME_MAX))
    elseif fields.version and not (fields.version:find("^%d[%d.]*$") and #fields.version <= NAME_MAX) then
        blame("%s: 'version' should be numbers with points between: \"1.2\"", title("pack", fields.name))
    end
end

--- Make a pack; see dixit.pack().
---@param given dixit.PackFields
---@return dixit.Pack
function M.new(given)
    local fields = check_fields("pack", given)
    check_pack(fields)
    local languages, extends, asked = languages_of(fields), fields.extends, nil
    if extends == nil then
        extends = "en"
    end
    if type(extends) == "string" then
        extends, asked = versions_asked(extends, fields.name)
    elseif extends and not M.of(extends) then
        blame("%s: 'extends' should be the name of a pack, a pack, or false", title("pack", fields.name))
    end
    return setmetatable({
        name = fields.name,
        version = fields.version,
        extends = M.of(extends) or extends,
        versions = asked or {}, -- what the version of the pack below must be
        languages = languages or (not extends and { fields.name }) or nil, -- nil: those of the pack it extends
        where = where(),
        items = {},
        defined = {},
        size = {},
        named = 0,
    }, metatable)
end

-- What a handle can do: the pack's methods.
local handle_methods = {}
for name, method in pairs(Pack) do
    handle_methods[name] = function(self, ...)
        return method(handles[self], ...)
    end
end
local handle_metatable = { __index = handle_methods, __metatable = "dixit.pack", __name = "dixit.pack" }

--- The same for a script that runs confined: what it gets is the pack's handle.
---@param fields dixit.PackFields
function M.new_handle(fields)
    local handle = setmetatable({}, handle_metatable)
    handles[handle] = M.new(fields)
    return handle
end

--- A file has made its pack: from now on nobody adds to it, not even its own functions. A pack that did not come with
--- dixit is put together with others within the limits for scripts.
function M.freeze(handle, is_limited)
    if handles[handle] then
        handles[handle].frozen = true
        handles[handle].is_limited = is_limited
    end
end

--- Is this a pack?
function M.is(value)
    return getmetatable(value) == metatable
end

return M
