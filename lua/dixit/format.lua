-- Loading a format: finding its file, and checking what it returns.
local dixit = ...
local library = dixit.script("library")
local suggest = dixit.script("suggest")

local rawget, next = rawget, next

local M = {}

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
        if rawget(format, field) == nil then
            error(("%s: the format needs the field '%s', a %s"):format(file, field, FORMAT[field]), 0)
        end
    end
    for field, value in next, format do -- no metamethod of the format's is called
        if type(field) ~= "string" then
            error(("%s: a format's fields have names, not a %s"):format(file, type(field)), 0)
        elseif not FORMAT[field] then
            error(("%s: a format has no field '%s'%s"):format(file, tostring(field),
                suggest.clause(tostring(field), suggest.keys(FORMAT))), 0)
        elseif type(value) ~= FORMAT[field] then
            error(("%s: '%s' should be a %s, not a %s"):format(file, field, FORMAT[field], type(value)), 0)
        end
    end
    for field, words in pairs(WORDS) do
        check_word(file, field, rawget(format, field), words)
    end
end

local function nothing() end

--- See dixit.format().
function M.load(name)
    if type(name) ~= "string" then
        error("the name of a format should be a string, not a " .. type(name), 3)
    end
    local format, file = library.run(library.find("formats", "format", name, {}))
    check_format(format, file)
    local function field(key, default)
        local value = rawget(format, key)
        return value == nil and default or value
    end
    return {
        name = field("name"),
        description = field("description"),
        extension = field("extension"),
        parts = field("parts", "all"),
        offsets = field("offsets"),
        file = file,
        open = field("open", nothing),
        document = field("document"),
        close = field("close", nothing),
    }
end

return M
