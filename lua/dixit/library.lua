-- Finding and loading packs and formats.
--
-- A name with a "/" in it, or with the ending ".lua" or ".ruleset", is a path: of a file, or of a folder with an
-- init.lua. Any other is looked for, as NAME.lua and as NAME/init.lua, in this order:
--
--   .dixit/rules (.dixit/formats)   of the current directory, then of those above it
--   $XDG_CONFIG_HOME/dixit/rules    else ~/.config/dixit/rules: the user's own
--   $XDG_DATA_HOME/dixit/rules      else ~/.local/share/dixit/rules: what the user installed
--   $XDG_DATA_DIRS/dixit/rules      else /usr/local/share and /usr/share: what the machine has
--   those that came with dixit
--
-- The nearest comes first, so that a project can say what is right for it. Above the current directory, neither the
-- user's home nor anything over it is a project: what lies in /tmp/.dixit or /home/.dixit may be anybody's.
local dixit = ...
local packs = dixit.script("pack")
local confine = dixit.script("confine")
local suggest, saved = dixit.internal.later "suggest", dixit.internal.later "saved"

local io, os = io, os

local M = {}

-- Finding -------------------------------------------------------------------------------------------------------

local function is_path(name)
    return name:find("/", 1, true) or name:find("%.lua$") or name:find("%.ruleset$")
end

-- An environment variable, or what it is by default where it is empty or not set.
local function variable(name, default)
    local value = os.getenv(name)
    return value and value ~= "" and value or default
end

-- The directories above the current one that can be a project's, relative to it: "..", "../.." ...
local function above()
    local list, path = {}, dixit.internal.directory() or ""
    local home, up = variable("HOME"), ".."
    while path ~= "" and path ~= home do
        path = path:match("^(.*)/[^/]*$") or ""
        if path == "" or path == home or (home and home:sub(1, #path + 1) == path .. "/") then
            break
        end
        list[#list + 1] = up
        up = up .. "/.."
    end
    return list
end

--- The directories where packs ("rules") or formats ("formats") are looked for, in their order.
---@param kind string
---@return string[]
function M.directories(kind)
    local list, home = { ".dixit/" .. kind }, variable("HOME")
    for _, up in ipairs(above()) do
        list[#list + 1] = up .. "/.dixit/" .. kind
    end
    local function add(base)
        if base and base:sub(1, 1) == "/" then
            list[#list + 1] = base:gsub("/+$", "") .. "/dixit/" .. kind
        end
    end
    add(variable("XDG_CONFIG_HOME", home and home .. "/.config"))
    add(variable("XDG_DATA_HOME", home and home .. "/.local/share"))
    for base in variable("XDG_DATA_DIRS", "/usr/local/share:/usr/share"):gmatch("[^:]+") do
        add(base)
    end
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

-- The longest file of a pack or a format.
local FILE_MAX = 16 * 1024 * 1024

local NO_ENTRY, NO_DIRECTORY = 2, 20 -- what errno says of a file that is not there

-- The text of a file; or nil, why not, and whether it is not there.
local function read_file(path)
    local file, message, code = io.open(path, "rb")
    if not file then
        return nil, message, code == NO_ENTRY or code == NO_DIRECTORY
    end
    local pieces, size = {}, 0
    while size <= FILE_MAX do
        local piece
        piece, message = file:read(65536)
        if not piece then
            break
        end
        pieces[#pieces + 1] = piece
        size = size + #piece
    end
    file:close()
    if message then
        return nil, path .. ": " .. message
    elseif size > FILE_MAX then
        return nil, path .. ": a pack or a format has 16 MB at most"
    end
    return table.concat(pieces)
end

-- The text of `path`, a file or a folder with an init.lua; then the file's path. Or nil, why the first is none, and
-- whether neither is there.
local function read_either(path, folder)
    local source, message, is_missing = read_file(path)
    if source then
        return source, path
    end
    local inner = folder .. "/init.lua"
    local text, inner_message, inner_is_missing = read_file(inner)
    if text then
        return text, inner
    elseif is_missing and not inner_is_missing then
        return nil, inner_message, false
    end
    return nil, message, is_missing
end

local function found(source, path)
    return { source = source, chunk = "@" .. path, file = path }
end

-- The places at which a name is found: tables with `source`, `chunk`, and `file` or `script`. `passed_over` is a set of
-- files. Without `all` only the first.
local function places(kind, name, passed_over, all)
    local list = {}
    for _, directory in ipairs(M.directories(kind)) do
        local path = directory .. "/" .. name
        local source, file, is_missing = read_either(path .. ".lua", path)
        if not source and not is_missing then
            error(file, 0) -- the next one of that name may be quite another
        elseif source and not passed_over[file] then
            list[#list + 1] = found(source, file)
            if not all then
                return list
            end
        end
    end
    local script = kind .. "." .. name
    if not passed_over[script] and dixit.internal.has_script(script) then
        list[#list + 1] = { script = script }
    end
    return list
end

local function is_name(name)
    return name:find("^[%w_-]+$") ~= nil
end

--- Where a pack or a format is that is asked for.
function M.find(kind, what, name, passed_over)
    if is_path(name) then
        local source, file = read_either(name, (name:gsub("/+$", "")))
        if not source then
            error(file, 0)
        elseif saved.is(source) then
            error(file .. ": this is a compiled ruleset, which stands alone: no pack extends it or goes with it", 0)
        end
        return found(source, file)
    end
    if not is_name(name) then
        error(("'%s' is no name of a %s: it has letters, digits, '_' and '-'; a path has a '/'"):format(name, what), 0)
    end
    local place = places(kind, name, passed_over)[1]
    if place then
        return place
    end
    local shipped = M.shipped(kind)
    local hint = suggest.clause(name, shipped)
    error(("there is no %s '%s'%s"):format(what, name,
        hint ~= "" and hint or "; there are " .. table.concat(shipped, ", ") .. ", and files: ./" .. name .. ".lua"), 0)
end

--- The files of that name which the first one hides, or the scripts that came with dixit, nearest first.
---@return string[]
function M.hidden(kind, name)
    local list = {}
    for i, place in ipairs(is_name(name) and places(kind, name, {}, true) or {}) do
        list[i - 1] = place.file or place.script
    end
    list[0] = nil
    return list
end

--- Run what M.find() found: what it returned, and its file.
function M.run(place)
    if place.script then
        return dixit.script(place.script), place.script
    end
    return confine.run(place.source, place.chunk), place.file
end

-- Packs ---------------------------------------------------------------------------------------------------------

local function load_pack(name, passed_over)
    local place = M.find("rules", "pack", name, passed_over)
    local result, file = M.run(place)
    local pack = packs.of(result)
    if not pack then
        error(("%s: a pack's file should return the pack that dixit.pack made, not a %s"):format(file, type(result)), 0)
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

--- The path of a file that lies beside the file of the pack that names it; nil for a pack that came with dixit.
function M.path_beside(file, pack)
    local directory = pack.file and pack.file:match("^(.*/)")
    if directory or (pack.file and pack.file:find("%.lua$")) then
        return (directory or "") .. file
    end
end

--- What such a file holds: a string, or where the bytes are, how many, and what keeps them there; or nil and why not.
function M.beside(file, pack)
    local path = M.path_beside(file, pack)
    if path then
        return read_file(path)
    end
    return dixit.internal.data("rules/" .. file)
end

return M
