-- What `require "dixit"` returns. meta.lua describes it.
--
-- The module runs this script with the table of its C functions and returns what this returns. Every other script of
-- ours runs once, when it is first asked for, with the table made here as its only argument.
local native = ...

---@class dixit
local dixit = { version = native.version, json = native.json, lines = native.lines }

-- Scripts -------------------------------------------------------------------------------------------------------

local scripts = {}

-- Rules and formats see the few functions that a user's file sees; so what works in ours works in theirs.
local function is_confined(name)
    return name:find("^rules%.") or name:find("^formats%.")
end

-- What only loads packs runs once: LuaJIT would take longer to compile it than to interpret it.
local LOADING = {
    compile = true, confine = true, extend = true, inflect = true, library = true, pack = true, phrases = true,
    word_file = true,
}
local jit = rawget(_G, "jit")

--- Run one of our scripts, once, and return what it returned.
---@param name string the path below lua/dixit with dots: "formats.json"
function dixit.script(name)
    if scripts[name] == nil then
        if is_confined(name) then
            scripts[name] = dixit.script("confine").run_script(name)
        else
            local script, message = native.load_script(name)
            if not script then
                error(message, 2)
            elseif jit and LOADING[name] then
                jit.off(script, true)
            end
            scripts[name] = script(dixit)
        end
    end
    return scripts[name]
end

-- What scripts of ours need of the C functions, and a user of the module does not.
---@class dixit.internal
dixit.internal = {
    data = native.data,
    directory = native.directory,
    has_script = native.has_script,
    lists = native.lists,
    load = native.load,
    load_script = native.load_script,
    open = native.open,
    read = native.read,
    rules = native.rules,
    script = native.script,
    script_names = native.script_names,
}

--- A script of ours that may never be needed: it is run when something in it is asked for. Reading scripts is a good
--- part of what it takes to load a pack.
---@param name string
---@return table
function dixit.internal.later(name)
    return setmetatable({}, { __index = function(_, key) return dixit.script(name)[key] end })
end

-- Packs ---------------------------------------------------------------------------------------------------------

--- Make an empty pack, to be filled by its methods.
---@param fields dixit.PackFields
---@return dixit.Pack
function dixit.pack(fields)
    return dixit.script("pack").new(fields)
end

--- Load a pack: by its file's path (with a "/" or the ending ".lua"), or by its name.
---@param name string
---@return dixit.Pack
function dixit.load(name)
    return dixit.script("library").pack(name)
end

--- Compile packs, in their order, with all that they extend.
---@param ... dixit.Pack
---@return dixit.Ruleset
function dixit.compile(...)
    return dixit.script("compile").compile({ ... })
end

--- Open a compiled ruleset: by its file's path, or its bytes.
---@param what string
---@return dixit.Ruleset
function dixit.open_ruleset(what)
    return dixit.script("saved").open(what)
end

local default_ruleset

--- The rules of the packs named, or given as they are; without any, those of "en", which are compiled once. A path may
--- also be that of a compiled ruleset, alone.
---@param ... string|dixit.Pack
---@return dixit.Ruleset
function dixit.ruleset(...)
    local packs = { ... }
    if #packs == 0 then
        default_ruleset = default_ruleset or dixit.compile(dixit.load("en"))
        return default_ruleset
    end
    local path = #packs == 1 and type(packs[1]) == "string" and packs[1]:find("[/.]") and packs[1]
    if path and dixit.script("saved").is_file(path) then
        return dixit.open_ruleset(path)
    end
    for i, pack in ipairs(packs) do
        packs[i] = type(pack) == "string" and dixit.load(pack) or pack
    end
    return dixit.script("compile").compile(packs)
end

--- Read a text with the default rules.
---@param text string
---@param opts? dixit.ReadOptions
---@return dixit.Document? document, string? message, string? code
function dixit.read(text, opts)
    return dixit.ruleset():read(text, opts)
end

-- Formats -------------------------------------------------------------------------------------------------------

--- Load a format: by its file's path (with a "/" or the ending ".lua"), or by its name.
---@param name string
---@return dixit.Format
function dixit.format(name)
    return dixit.script("format").load(name)
end

-- A format may need what the document was not read with.
local function check_document(doc, format)
    local wanted = format.offsets
    local fits = not wanted or doc.offsets == wanted
        or wanted == "text" and doc.offsets == "bytes" and doc.bad_bytes == 0
    if not fits or format.parts == "tokens" and not doc.sentences or format.parts == "all" and not doc.text then
        error(("format '%s' needs a document that was read with parts = \"%s\"%s"):format(format.name, format.parts,
            wanted and (" and offsets = \"%s\""):format(wanted) or ""), 3)
    end
end

--- Write a document in a format.
---@param doc dixit.Document
---@param format string|dixit.Format
---@param opts? dixit.FormatOptions
---@return string
function dixit.render(doc, format, opts)
    if type(format) == "string" then
        format = dixit.format(format)
    end
    check_document(doc, format)
    local parts = {}
    local out = {
        write = function(_, ...)
            for i = 1, select("#", ...) do
                parts[#parts + 1] = tostring((select(i, ...)))
            end
        end,
    }
    format.open(out, opts or {})
    format.document(out, doc)
    format.close(out)
    return table.concat(parts)
end

return dixit
