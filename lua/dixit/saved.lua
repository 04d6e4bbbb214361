-- Compiled rulesets in files: opening what `dixit compile` and ruleset:save() have written.
--
-- Needs nothing of what loads packs, so that a program that opens a ruleset loads little else.
local dixit = ...

local io = io

local M = {}

-- What the bytes of every compiled ruleset begin with.
local MAGIC = "\137dixit\r\n"

--- A host's means to look at files: `stat(path).kind`, and `map(path)`, which gives where a file's bytes are, how many
--- there are, and what keeps them there. Or nil: then files are read.
M.host = nil

--- Are these the bytes of a compiled ruleset? The first eight are enough.
---@param bytes string
---@return boolean
function M.is(bytes)
    return bytes:sub(1, #MAGIC) == MAGIC
end

--- Is it the path of a compiled ruleset? What is in the file decides, not its name.
---@param path string
---@return boolean
function M.is_file(path)
    local stat = M.host and path:find("[/.]") and M.host.stat(path)
    local file = path:find("[/.]") and (not M.host or stat and stat.kind == "file") and io.open(path, "rb")
    if not file then
        return false
    end
    local first = file:seek("end") and file:seek("set") and file:read(#MAGIC) -- what a pipe gives is gone then
    file:close()
    return first == MAGIC
end

-- Where a file's bytes are, how many, and what keeps them there; of what is no file a string; or nil and why not.
local function read(path)
    local bytes, len, owner = dixit.internal.read(path)
    if bytes then
        return bytes, len, owner
    end
    local file, message = io.open(path, "rb")
    if not file then
        return nil, message
    end
    bytes, message = file:read("*a")
    file:close()
    return bytes, not bytes and path .. ": " .. message or nil
end

local function open_file(path)
    local bytes, len, owner = (M.host and M.host.map or read)(path)
    if not bytes then
        error(len, 0)
    end
    return dixit.internal.open(bytes, len, owner)
end

--- See dixit.open_ruleset().
function M.open(what)
    if type(what) ~= "string" then
        error("argument 1 should be the path or the bytes of a compiled ruleset, not a " .. type(what), 3)
    end
    local is_bytes = M.is(what)
    local ruleset, message = (is_bytes and dixit.internal.open or open_file)(what)
    if not ruleset then
        error(is_bytes and message or what .. ": " .. message, 0)
    end
    return ruleset
end

return M
