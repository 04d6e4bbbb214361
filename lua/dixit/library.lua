-- Finding and loading packs and formats.
--
-- A name with a "/" in it, or with the ending ".lua", is a file's path. Any other is looked for among the user's own
-- ($XDG_CONFIG_HOME/dixit, else ~/.config/dixit), those of the project (./.dixit), and those that came with dixit.
local dixit = ...
local packs = dixit.script("pack")
local suggest = dixit.script("suggest")
local confine = dixit.script("confine")

local io, os = io, os

local M = {}

-- Finding -------------------------------------------------------------------------------------------------------

local function is_path(name)
    return name:find("/", 1, true) or name:find("%.lua$")
end

--- The directories of the user's and the project's own packs ("rules") or formats ("formats").
---@param kind string
---@return string[]
function M.directories(kind)
    local list = {}
    local config, home = os.getenv("XDG_CONFIG_HOME"), os.getenv("HOME")
    if not config or config == "" then
        config = home and home .. "/.config"
    end
    if config then
        list[1] = config .. "/dixit/" .. kind
    end
    list[#list + 1] = ".dixit/" .. kind
    return list
end

--- The names of the packs or formats that came with dixit.
---@param kind string
---@return string[]
function M.shipped(kind)
    local names = {}
    for _, script in ipairs(dixit.internal.script_names()) do
        names[#names + 1] = script:match("^" .. kind .. "%.([^.]+)$")
    end
    table.sort(names)
    return names
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

-- Where something is: a table with `source`, `chunk`, and `file` or `script`. `passed_over` is a set of files.
local function find(kind, what, name, passed_over)
    if is_path(name) then
        local source, message = read_file(name)
        if not source then
            error(message, 0)
        end
        return { source = source, chunk = "@" .. name, file = name }
    end
    if not name:find("^[%w_-]+$") then
        error(("'%s' is no name of a %s: it has letters, digits, '_' and '-'; a path has a '/'"):format(name, what), 0)
    end
    for _, directory in ipairs(M.directories(kind)) do
        local path = directory .. "/" .. name .. ".lua"
        local source = not passed_over[path] and read_file(path)
        if source then
            return { source = source, chunk = "@" .. path, file = path }
        end
    end
    local script = kind .. "." .. name
    if not passed_over[script] and dixit.internal.script(script) then
        return { script = script }
    end
    local shipped = M.shipped(kind)
    local hint = suggest.clause(name, shipped)
    error(("there is no %s '%s'%s"):format(what, name,
        hint ~= "" and hint or "; there are " .. table.concat(shipped, ", ") .. ", and files: ./" .. name .. ".lua"), 0)
end

--- Run what find() found.
local function run(place)
    if place.script then
        return dixit.script(place.script), place.script
    end
    return confine.run(place.source, place.chunk), place.file
end

-- Packs ---------------------------------------------------------------------------------------------------------

local function load_pack(name, passed_over)
    local place = find("rules", "pack", name, passed_over)
    local pack, file = run(place)
    if not packs.is(pack) then
        error(("%s: a pack's file should return the pack that dixit.pack made, not a %s"):format(file, type(pack)), 0)
    end
    pack.file = pack.file or file
    return pack
end

--- See dixit.load().
function M.pack(name)
    if type(name) ~= "string" then
        error("the name of a pack should be a string, not a " .. type(name), 3)
    end
    return load_pack(name, {})
end

--- The pack that `pack` extends. A path is relative to its file; a name is never one of the files in `chain`: so a
--- user's en.lua can extend the "en" that came with dixit.
function M.extended_pack(name, pack, chain)
    local directory = pack.file and pack.file:match("^(.*/)")
    if is_path(name) and directory and name:sub(1, 1) ~= "/" then
        name = directory .. name
    end
    local ok, result = pcall(load_pack, name, chain)
    if not ok then
        error(("%s: pack '%s' extends '%s': %s"):format(pack.where, pack.name, name, tostring(result)), 0)
    end
    return result
end

-- Formats -------------------------------------------------------------------------------------------------------

local FORMAT = {
    name = "string", description = "string", extension = "string", parts = "string", offsets = "string",
    open = "function", document = "function", close = "function",
}
local WORDS = {
    parts = { "all", "record", "tokens" },
    offsets = { "bytes", "codepoints", "utf16", "text" },
}
local NEEDED = { "name", "description", "extension", "document" }

local function check_word(file, field, value, words)
    for _, word in ipairs(words) do
        if value == nil or value == word then
            return
        end
    end
    error(("%s: '%s' should be one of %s, not '%s'%s"):format(file, field, table.concat(words, ", "), value,
        suggest.clause(value, words)), 0)
end

local function check_format(format, file)
    if type(format) ~= "table" then
        error(("%s: a format's file should return a table, not a %s"):format(file, type(format)), 0)
    end
    for _, field in ipairs(NEEDED) do
        if format[field] == nil then
            error(("%s: the format needs the field '%s', a %s"):format(file, field, FORMAT[field]), 0)
        end
    end
    for field, value in pairs(format) do
        if not FORMAT[field] then
            error(("%s: a format has no field '%s'%s"):format(file, tostring(field),
                suggest.clause(tostring(field), suggest.keys(FORMAT))), 0)
        elseif type(value) ~= FORMAT[field] then
            error(("%s: '%s' should be a %s, not a %s"):format(file, field, FORMAT[field], type(value)), 0)
        end
    end
    for field, words in pairs(WORDS) do
        check_word(file, field, format[field], words)
    end
end

local function nothing() end

--- See dixit.format().
function M.format(name)
    if type(name) ~= "string" then
        error("the name of a format should be a string, not a " .. type(name), 3)
    end
    local format, file = run(find("formats", "format", name, {}))
    check_format(format, file)
    return {
        name = format.name,
        description = format.description,
        extension = format.extension,
        parts = format.parts or "all",
        offsets = format.offsets,
        file = file,
        open = format.open or nothing,
        document = format.document,
        close = format.close or nothing,
    }
end

return M
