-- A small test harness: a test is a function, its checks raise, the outcome is printed as TAP.
local M = { count = 0, failed = 0 }

local function show(value, depth)
    if type(value) ~= "table" then
        return type(value) == "string" and ("%q"):format(value) or tostring(value)
    elseif (depth or 0) > 5 then
        return "{...}"
    end
    local parts = {}
    for key, item in pairs(value) do
        parts[#parts + 1] = tostring(key) .. " = " .. show(item, (depth or 0) + 1)
    end
    table.sort(parts)
    return "{ " .. table.concat(parts, ", ") .. " }"
end

local function same(a, b)
    if type(a) ~= "table" or type(b) ~= "table" then
        return a == b
    end
    for key, value in pairs(a) do
        if not same(value, b[key]) then
            return false
        end
    end
    for key in pairs(b) do
        if a[key] == nil then
            return false
        end
    end
    return true
end

--- Run a test.
function M.test(name, f)
    M.count = M.count + 1
    local ok, message = xpcall(f, function(raised)
        return debug.traceback(tostring(raised), 2)
    end)
    if ok then
        print("ok " .. M.count .. " - " .. name)
    else
        M.failed = M.failed + 1
        print("not ok " .. M.count .. " - " .. name)
        print("# " .. message:gsub("\n", "\n# "))
    end
end

--- The values should be the same; tables are compared by what they hold.
function M.same(got, expected)
    if not same(got, expected) then
        error("got " .. show(got) .. ", expected " .. show(expected), 2)
    end
end

function M.truth(value, what)
    if not value then
        error((what or "it") .. " should hold", 2)
    end
end

--- The function should raise a message that holds `part`; returns the message.
function M.raises(part, f, ...)
    local ok, message = pcall(f, ...)
    if ok then
        error("nothing was raised, expected " .. show(part), 2)
    elseif not tostring(message):find(part, 1, true) then
        error("raised " .. show(tostring(message)) .. ", expected " .. show(part), 2)
    end
    return message
end

return M
