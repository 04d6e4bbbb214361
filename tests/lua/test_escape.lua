-- What formats use to escape, and to cut at code points.
local dixit = require "dixit"
local tap = require "tap"
local test = tap.test
local escape = dixit.script("escape")
local codepoints = dixit.script("codepoints")

local BAD = "\239\191\189"

local function check(f, cases)
    for _, case in ipairs(cases) do
        tap.same(f(case[1]), case[2])
    end
end

test("utf8: U+FFFD for what is no character, the rest untouched", function()
    for _, good in ipairs { "", "abc", "é", "東", "😀", "a\0b", "\194\128", "\239\191\191", "\244\143\191\191" } do
        tap.same(escape.utf8(good), good)
    end
    check(escape.utf8, {
        { "a\255b", "a" .. BAD .. "b" }, { "\195", BAD }, { "é\128", "é" .. BAD }, { "\192\128", BAD .. BAD },
        { "\237\160\128x", BAD:rep(3) .. "x" },
        { "\244\144\128\128", BAD:rep(4) }, { "\224\159\191", BAD:rep(3) },
    })
end)

test("xml: markup, characters that XML has not, line ends", function()
    check(escape.xml, {
        { "<a href='x'>&amp;\"", "&lt;a href=&#39;x&#39;&gt;&amp;amp;&quot;" }, { "]]>", "]]&gt;" },
        { "a\0\1\27\127b", "a" .. BAD:rep(4) .. "b" }, { "a\r\nb\rc\n\td", "a\nb\nc\n\td" },
        { "\239\191\190\239\191\191\239\191\189", BAD:rep(3) }, { "\194\133é\194\160", BAD .. "é\194\160" },
    })
    tap.same(escape.attribute("a\r\n\t<"), "a&#10;&#9;&lt;")
end)

test("iri: what has a meaning in an address, or cannot stand in one", function()
    check(escape.iri, {
        { "a/b-c_d.txt", "a/b-c_d.txt" }, { "a b?#%", "a%20b%3F%23%25" }, { "é", "é" }, { "a\255", "a" .. BAD },
        { "http:x", "./http:x" }, { "a/b:c", "a/b:c" }, { '<>"\\^`{|}', "%3C%3E%22%5C%5E%60%7B%7C%7D" },
    })
end)

test("csv: marks where they are needed, formulas disarmed, numbers left", function()
    check(escape.csv, {
        { "a", "a" }, { "a,b", '"a,b"' }, { 'a"b', '"a""b"' }, { "a\nb", '"a\nb"' }, { "=1", "'=1" }, { "+1", "'+1" },
        { "-1", "'-1" }, { "@a", "'@a" }, { "\ta", "'\ta" }, { "\ra", "\"'\ra\"" }, { "=a,b", "\"'=a,b\"" },
        { "＝1", "'＝1" }, { "a=1", "a=1" }, { -1, "-1" }, { 0.97, "0.97" }, { 12, "12" }, { "a\0", "a" .. BAD },
        { true, "true" },
    })
    tap.same(escape.csv(nil), "")
    check(escape.tsv, { { "a\tb\r\nc\nd", "a b c d" }, { 'a "b"', '"a ""b"""' }, { "a,b", "a,b" }, { "=1", "'=1" } })
end)

test("markdown: nothing is markup", function()
    check(escape.markdown, {
        { "now\194\133then\194\160and", "now then\194\160and" },
        { "*a* _b_ [c](d) <e> `f` \\g & h|i ~j~ $k$ ^l @m {n}",
            "\\*a\\* \\_b\\_ \\[c\\](d) \\<e\\> \\`f\\` \\\\g \\& h\\|i "
            .. "\\~j\\~ \\$k\\$ \\^l \\@m \\{n\\}" },
        { "# a", "\\# a" }, { "- a", "\\- a" }, { "+ a", "\\+ a" }, { "1. a", "1\\. a" }, { "12) a", "12\\) a" },
        { "a - b # c 1. d", "a - b # c 1. d" }, { "   a\n\n b\0c", "a b c" }, { "“a”", "“a”" },
    })
end)

test("sql: literals", function()
    check(escape.sql, {
        { "it's", "'it''s'" }, { 5, "5" }, { 0.5, "0.5" }, { true, "1" }, { false, "0" }, { "a\0", "'a" .. BAD .. "'" },
        { "a\nb", "'a\nb'" }, { "a\r\nb", "replace('a\\r\nb', '\\r', char(13))" },
        { "\\r%1\r", "replace('\\r%1\\r1', '\\r1', char(13))" }, { "'\r", "replace('''\\r', '\\r', char(13))" },
    })
    tap.same(escape.sql(nil), "NULL")
end)

test("a locale with a decimal comma changes no table", function()
    local old = os.setlocale(nil, "numeric")
    if os.setlocale("de_DE.UTF-8", "numeric") then
        local csv, sql = escape.csv(0.97), escape.sql(0.97)
        os.setlocale(old, "numeric")
        tap.same({ csv, sql }, { "0.97", "0.97" })
    end
end)

test("codepoints: cuts that Python would make", function()
    local parts = {}
    for i = 1, 500 do
        parts[i] = ({ "a", "é", "東", "😀", "e\204\129" })[i % 5 + 1]
    end
    local text = table.concat(parts)
    local characters = {}
    for character in text:gmatch("[^\128-\191][\128-\191]*") do
        characters[#characters + 1] = character
    end
    local slice = codepoints.slicer(text)
    for from = 0, #characters, 7 do
        for _, length in ipairs { 0, 1, 2, 50 } do
            local to = math.min(from + length, #characters)
            tap.same(slice(from, to), table.concat(characters, "", from + 1, to))
        end
    end
    tap.same(slice(0, #characters), text)
    tap.same(slice(#characters - 1, #characters + 5), characters[#characters])
    tap.same(slice(#characters + 3, #characters + 5), "")
    local ascii = codepoints.slicer("abc")
    tap.same({ ascii(1, 2), ascii(2, 9), ascii(3, 3) }, { "b", "c", "" })
    tap.same(codepoints.slicer("")(0, 5), "")
end)
