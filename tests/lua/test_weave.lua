-- Weaving elements into a text.
local dixit = require "dixit"
local tap = require "tap"
local test = tap.test
local weave = dixit.script("weave")

local function element(name, from, to)
    return { from, to, open = "<" .. name .. ">", close = "</" .. name .. ">" }
end

local function plain(s)
    return s
end

local function woven(text, elements)
    return weave.weaver(text, elements, plain)(0, #text)
end

test("weave: nested, side by side, at both ends", function()
    tap.same(woven("abcdef", {}), "abcdef")
    tap.same(woven("abcdef", { element("x", 0, 6) }), "<x>abcdef</x>")
    tap.same(woven("abcdef", { element("x", 1, 3), element("y", 3, 5) }), "a<x>bc</x><y>de</y>f")
    tap.same(woven("abcdef", { element("y", 2, 4), element("x", 1, 5) }), "a<x>b<y>cd</y>e</x>f")
    tap.same(woven("abcdef", { element("x", 1, 5), element("y", 1, 5) }), "a<x><y>bcde</y></x>f")
    tap.same(woven("abcdef", { element("x", 1, 3), element("y", 1, 5) }), "a<y><x>bc</x>de</y>f")
    tap.same(woven("abc", { element("x", 1, 1), element("y", 2, 1) }), "abc")
    tap.same(woven("", { element("x", 0, 0) }), "")
end)

test("weave: what crosses is closed and opened again", function()
    tap.same(woven("abcdef", { element("x", 0, 3), element("y", 2, 5) }), "<x>ab<y>c</y></x><y>de</y>f")
    local y = { 2, 5, open = "<y id>", again = "<y>", close = "</y>", finish = "</y>!" }
    tap.same(woven("abcdef", { element("x", 0, 3), y }), "<x>ab<y id>c</y></x><y>de</y>!f")
    tap.same(woven("abcdef", { element("x", 0, 3), element("y", 1, 4), element("z", 2, 6) }),
        "<x>a<y>b<z>c</z></y></x><y><z>d</z></y><z>ef</z>")
end)

test("weave: stretches", function()
    local write = weave.weaver("abcdefghij", { element("x", 1, 9), element("y", 3, 4), element("z", 5, 6) }, plain)
    tap.same(write(0, 3), "a<x>bc</x>")
    tap.same(write(4, 5), "<x>e</x>")
    tap.same(write(5, 5), "")
    tap.same(write(5, 8), "<x><z>f</z>gh</x>")
    tap.same(write(9, 10), "j")
    write = weave.weaver("abcdef", { { 1, 5, open = "(", again = "[", close = "]", finish = ")" } }, plain)
    tap.same({ write(0, 2), write(2, 4), write(4, 6) }, { "a(b]", "[cd]", "[e)f" })
end)

test("weave: the text is escaped, what is woven in is not", function()
    local escape = dixit.script("escape")
    tap.same(weave.weaver("<&>", { element("x", 1, 2) }, escape.xml)(0, 3), "&lt;<x>&amp;</x>&gt;")
end)

-- A generator of its own: the same numbers in every Lua.
local seed = 1
local function random(n)
    seed = (seed * 16807) % 2147483647
    return seed % n
end

test("weave: whatever the spans, tags are nested and the text is whole", function()
    local text = ("abcdefghijklmnopqrst"):rep(3)
    for _ = 1, 300 do
        local elements = {}
        for i = 1, random(12) do
            local from = random(#text)
            elements[i] = element("e" .. i, from, from + random(20))
        end
        local write = weave.weaver(text, elements, plain)
        local cut = random(#text)
        local whole, stack, inside = "", {}, {}
        for _, piece in ipairs { write(0, cut), write(cut, #text) } do
            for slash, name, words in piece:gsub("^([^<]*)", "<>%1"):gmatch("<(/?)(%w*)>([^<]*)") do
                if slash == "/" then
                    tap.same(table.remove(stack), name)
                elseif name ~= "" then
                    stack[#stack + 1] = name
                end
                for _, open in ipairs(stack) do
                    inside[open] = (inside[open] or "") .. words
                end
                whole = whole .. words
            end
            tap.same(#stack, 0)
        end
        tap.same(whole, text)
        for i, e in ipairs(elements) do
            local to = math.min(e[2], #text)
            tap.same(inside["e" .. i] or "", text:sub(e[1] + 1, to))
        end
    end
end)
