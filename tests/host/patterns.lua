-- The command's own string functions against Lua's, on patterns and texts made at random: patterns MODULE [SEED]
--
-- Both get the same arguments; what they return, or that and how they fail, must be the same.
local counted = ...
local seed = tonumber((select(2, ...))) or 1
local original = {
    find = string.find, match = string.match, gmatch = string.gmatch, gsub = string.gsub, rep = string.rep,
}

math.randomseed(seed)

local function one_of(list)
    return list[math.random(#list)]
end

local ITEMS = {
    "a", "b", "b", ".", "%a", "%s", "%w", "%d", "%p", "%S", "%l", "%u", "%x", "%c", "%g", "%z", "%W",
    "[ab]", "[^a]", "[a-c]", "[%a_]", "[]]", "[^]]", "[a-]", "[%-b]",
    "%%", "%.", "%b()", "%bab", "%f[%w]", "%f[^%w]", "%1", "%2", "$", "^", " ", "\0",
    "()", "\195\188", "-", "x",
}
local SIGNS = { "", "", "", "", "*", "+", "-", "?" }
local BROKEN = { "%", "[", "[a", "[^", "[%", "%b", "%bx", "%f", "%fa", ")", "(", "%3", "%0", "[a-", "]" }
local TEXTS = {
    "a", "b", "c", "ab", "ba", " ", "1", "(", ")", "x", "A", "_", "]", "-", "\0", "\195\188", ".", "%", "\n", "aa",
}

local function pattern()
    local parts, open = {}, 0
    if math.random(6) == 1 then
        parts[1] = "^"
    end
    for _ = 1, math.random(0, 6) do
        local what = math.random(12)
        if what == 1 then
            parts[#parts + 1] = "("
            open = open + 1
        elseif what == 2 and open > 0 then
            parts[#parts + 1] = ")"
            open = open - 1
        elseif what == 3 and math.random(4) == 1 then
            parts[#parts + 1] = one_of(BROKEN)
        else
            parts[#parts + 1] = one_of(ITEMS) .. one_of(SIGNS)
        end
    end
    return table.concat(parts) .. (math.random(15) > 1 and (")"):rep(open) or "")
end

local function text()
    local parts = {}
    for i = 1, math.random(0, 12) do
        parts[i] = one_of(TEXTS)
    end
    return table.concat(parts)
end

local function each(gmatch)
    return function(...)
        local found = {}
        for a, b, c in gmatch(...) do
            found[#found + 1] = tostring(a) .. "\1" .. tostring(b) .. "\1" .. tostring(c)
        end
        return table.concat(found, "\2")
    end
end

local function shown(value)
    local kind = math.type(value) or type(value)
    -- only Lua's own functions are known by name
    return kind .. ":" .. original.gsub(tostring(value), "(bad argument #%d+ to) '[^']*'", "%1")
end

local function outcome(...)
    local values = table.pack(pcall(...))
    for i = 1, values.n do
        values[i] = shown(values[i])
    end
    return table.concat(values, "\3")
end

local count = 0
local function check(name, mine, theirs, ...)
    local got, expected = outcome(mine, ...), outcome(theirs, ...)
    count = count + 1
    if got ~= expected then
        local arguments = {}
        for i = 1, select("#", ...) do
            arguments[i] = ("%q"):format(tostring((select(i, ...))))
        end
        error(("string.%s(%s)\n got      %q\n expected %q"):format(name, table.concat(arguments, ", "), got,
            expected), 0)
    end
end

local function replace(a)
    return a == "a" and "<" .. a .. ">" or (a == "b" and false or nil)
end
local REPLACEMENTS = {
    "", "x", "<%0>", "%1", "%%", "%2%1", "%", "%x", replace, { a = "1", b = false, c = 5 }, 7, true, "\0%0",
    function() return {} end,
}

for _ = 1, 40000 do
    local s, p = text(), pattern()
    local init = math.random(3) == 1 and math.random(-14, 14) or nil
    check("find", counted.find, original.find, s, p, init, math.random(8) == 1)
    check("match", counted.match, original.match, s, p, init)
    check("gmatch", each(counted.gmatch), each(original.gmatch), s, p, init)
    check("gsub", counted.gsub, original.gsub, s, p, one_of(REPLACEMENTS),
        math.random(4) == 1 and math.random(-1, 4) or nil)
    check("rep", counted.rep, original.rep, s, math.random(-1, 5), one_of { ",", "", "ab" })
end

-- What no chance makes.
local deep = ("a?"):rep(250) .. "b"
check("find", counted.find, original.find, ("a"):rep(300), deep)
check("find", counted.find, original.find, "x", ("("):rep(33) .. (")"):rep(33))
check("find", counted.find, original.find, "x", ("()"):rep(33))
check("match", counted.match, original.match, "x", ("()"):rep(32))
check("find", counted.find, original.find, "a.b", ".", 1, true)
check("find", counted.find, original.find, "", "", 10)
check("find", counted.find, original.find, "abc", "", 4)
check("rep", counted.rep, original.rep, "abc", math.maxinteger)
check("gsub", counted.gsub, original.gsub, "abc", "%w", "%9")
check("gsub", counted.gsub, original.gsub, 123, "2", 5)
check("find", counted.find, original.find, {}, "a")
check("gsub", counted.gsub, original.gsub, "a", "a")
check("rep", counted.rep, original.rep, "a", "b")

print(count .. " calls did what Lua's do")
