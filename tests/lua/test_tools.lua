-- The scripts of the tools for authors, as far as they need no operating system. tests/cli drives the commands.
local dixit = require "dixit"
local tap = require "tap"
local test = tap.test
local spec = dixit.script("cli.spec")
local changes = dixit.script("cli.changes")
local underline = dixit.script("cli.underline")
local options = dixit.script("cli.options")
local report = dixit.script("cli.report")

-- .spec files ---------------------------------------------------------------------------------------------------

test("spec: each fenced block is an example, but ```lua and its like", function()
    local list = spec.parse(table.concat({
        "# First", "prose", "", "```", "A text.", "", "Its end.", ".", "[x]", "```", "", "```lua", "return 1", "```",
        "## Second", "````en todo", "no example: no space", "````", "```` en marks todo", "```", ".", "0 [“x]", "````",
    }, "\n"), "a.spec")
    tap.same(#list, 2)
    tap.same(list[1], { file = "a.spec", line = 4, at = 9, first = 9, heading = "First",
        input = "A text.\n\nIts end.\n", expected = { "[x]" } })
    tap.same(list[2].heading, "Second")
    tap.same(list[2].input, "```\n")
    tap.truth(list[2].marks and list[2].todo, "the words behind the fence")
end)

test("spec: what is wrong with an example is told", function()
    local function problem(source)
        return spec.parse(source, "a.spec")[1].problem
    end
    tap.same(problem "```\nA text.\n```\n", "no line with a dot alone ends the text")
    tap.same(problem "```\nA text.\n.\n", "nothing closes the block that begins here")
    tap.same(problem "``` en mark\nA text.\n.\n```", "'mark' is none of a language, marks and todo")
    tap.same(problem "``` pt-BR\r\nA text.\r\n.\r\n```\r\n", nil)
end)

test("spec: a line in all its parts", function()
    tap.same(spec.read_line "direct [“I will,”] [“not go.”] cue=[said] source=[Ann Lee] speaker=Ann Lee rule=en/x", {
        type = "direct", content = { "“I will,”", "“not go.”" }, cue = { "said" }, source = { "Ann Lee" },
        speaker = "Ann Lee", rule = "en/x" })
    tap.same(spec.read_line "[the [sic] one]  unknown=pronoun", { content = { "the [sic] one" }, unknown = "pronoun" })
    tap.same(spec.read_line "scare [two⏎lines]", { type = "scare", content = { "two lines" } })
    tap.same(spec.read_line("0 [“x ⏎] unclosed", true), { type = "0 [“x] unclosed" })
    tap.same(spec.read_line "no scare [x] case=a name, two marks todo=found", {
        no = true, type = "scare", content = { "x" }, case = "a name, two marks", todo = "found" })
    tap.same(spec.read_line "[none] source=[] speaker=Ann Lee todo=cue, source", {
        content = { "none" }, source = {}, speaker = "Ann Lee", todo = "cue, source" })
    for line, message in pairs {
        ["derect [x]"] = "expected [words]", ["[x"] = "no ] closes [x", ["direct"] = "needs the words that are found",
        ["speaker=Ann"] = "needs the words", ["[x] who=Ann"] = "not who=Ann",
    } do
        local record, said = spec.read_line(line)
        tap.same(record, nil)
        tap.truth(said:find(message, 1, true), said)
    end
end)

local function compared(expected, found)
    local records = {}
    for i, line in ipairs(expected) do
        records[i] = assert(spec.read_line(line))
    end
    local lines = {}
    for i, pair in ipairs(spec.compare(records, found)) do
        lines[i] = (pair.expected and pair.expected.content[1] or "-") .. "/"
            .. (pair.found and pair.found.content[1] or "-")
            .. (pair.fields and #pair.fields > 0 and " " .. table.concat(pair.fields, "+") or "")
    end
    return lines
end

test("spec: what a line leaves out is not compared", function()
    local found = {
        { type = "direct", content = { "a" }, cue = { "said" }, source = { "Ann" }, speaker = "Ann", unknown = "",
            rule = "r" },
        { type = "scare", content = { "b" } },
        { type = "unclosed", content = { "c" } },
    }
    tap.same(compared({ "[a]" }, found), { "a/a" })
    tap.same(compared({ "direct [a] speaker=Ann rule=r" }, found), { "a/a" })
    tap.same(compared({ "mixed [a] cue=[says] speaker=Bob" }, found), { "a/a type+cue+speaker" })
    tap.same(compared({ "[a]", "term [b]" }, found), { "a/a", "b/b type" })
    tap.same(compared({ "[a]", "unopened [x]" }, found), { "a/a", "x/-", "-/c" })
    tap.same(compared({}, found), { "-/a" })
end)

test("spec: lines are paired with what is most like them", function()
    local function quote(content, speaker)
        return { type = "direct", content = content, speaker = speaker or "", unknown = "" }
    end
    local found = { quote { "a b" }, quote({ "c" }, "Ann"), quote { "d" } }
    tap.same(compared({ "[c]", "[a]", "[x]" }, found), { "c/c", "a/a b content", "x/-", "-/d" })
    tap.same(compared({ "[c] speaker=Bob", "[d]" }, found), { "-/a b", "c/c speaker", "d/d" })
    tap.same(compared({ "[a b] [z]" }, { quote { "a b", "z" } }), { "a b/a b" })
    tap.same(compared({ "[a b] [z]" }, { quote { "a b" } }), { "a b/a b content" })
end)

test("spec: one that shares half of its words is like enough", function()
    local function quote(content)
        return { type = "direct", content = { content }, speaker = "", unknown = "" }
    end
    tap.same(compared({ "[a b c]" }, { quote "b c d" }), { "a b c/b c d content" })
    tap.same(compared({ "[a b c]" }, { quote "c d e" }), { "a b c/-", "-/c d e" })
end)

test("spec: what is wrong with a line must be what its todo says", function()
    local found = {
        { type = "direct", content = { "a" }, cue = { "said" }, source = {}, speaker = "The council", unknown = "" },
        { type = "indirect", content = { "b c" }, cue = {}, source = {}, speaker = "", unknown = "no-source" },
        { type = "scare", content = { "d" } },
    }
    local function faults(lines)
        local records, list = {}, {}
        for i, line in ipairs(lines) do
            records[i] = assert(spec.read_line(line))
        end
        for i, pair in ipairs(spec.compare(records, found)) do
            list[i] = spec.fault(pair) .. (spec.is_as_told(pair) and "" or "!")
        end
        return list
    end
    tap.same(faults { "[a] speaker=the council", "no [b] todo=found" }, { "", "found" })
    tap.same(faults { "[a] cue=[says] source=[Ann] todo=cue, source", "no [b]" }, { "cue, source", "found!" })
    tap.same(faults { "[a] cue=[says] todo=source", "[b c] todo=speaker" }, { "cue!", "!" })
    tap.same(faults { "[a] source=[]", "[x] todo=missing", "no [y]" }, { "", "missing", "", "unexpected!" })
    tap.same(faults { "[a]", "[b c]", "no scare [d]", "no term [e]" }, { "", "", "found!", "" })
end)

test("spec: a line is written with the fields of another", function()
    local record = { type = "direct", content = { "a", "b" }, cue = { "said" }, source = {}, speaker = "",
        unknown = "pronoun", rule = "r" }
    tap.same(spec.write_line(record), "direct [a] [b] cue=[said] unknown=pronoun rule=r")
    tap.same(spec.write_line(record, { content = {}, unknown = "" }), "[a] [b] unknown=pronoun")
end)

-- Changes -------------------------------------------------------------------------------------------------------

local function quote(text, speaker, line)
    return { text = text, type = "direct", speaker = speaker or "Ann", rule = "r", line = line or 1 }
end

local function shown(old, new)
    local parts = {}
    for i, change in ipairs(changes.between(old, new)) do
        parts[i] = change.sign .. change.quote.text .. (change.difference and " " .. change.difference or "")
    end
    return table.concat(parts, "; ")
end

test("changes: what is new, gone, and read otherwise", function()
    tap.same(shown({ quote "a", quote "b" }, { quote "a", quote "c" }), "-b; +c")
    tap.same(shown({ quote "a" }, { quote("a", "Bob") }), "~a speaker Ann → Bob")
    tap.same(shown({ quote "a" }, { quote("a", nil, 9) }), "")
    tap.same(shown({}, { quote "a", quote "a" }), "+a; +a")
    tap.same(shown({ quote "a", quote "a" }, { quote "a" }), "-a")
    tap.same(shown({ quote "a", quote("a", "Bob") }, { quote("a", "Bob"), quote("a", "Cy") }), "~a speaker Ann → Cy")
    tap.same(shown({}, {}), "")
end)

-- Underlining ---------------------------------------------------------------------------------------------------

local function plain(_, s) return s end

local function drawn(s, width, ...)
    local lines = {}
    for _, line in ipairs(underline.lines(s, 1, #s, { ... }, width, plain)) do
        lines[#lines + 1] = line.shown
        lines[#lines + 1] = line.signs
    end
    return lines
end

test("underline: signs stand below their words, by columns and not by bytes", function()
    tap.same(drawn("“Ja,” sagte Ä.", 80, { first = 1, last = 9, sign = "~", number = 3 },
        { first = 11, last = 15, sign = "^" }), { "“Ja,” sagte Ä.", "3~~~~ ^^^^^" })
    tap.same(drawn("漢字 x", 80, { first = 1, last = 6, sign = "~" }, { first = 8, last = 8, sign = "=" }),
        { "漢字 x", "~~~~ =" })
    tap.same(drawn("ab", 80, { first = 1, last = 2, sign = "~", number = 123 }), { "ab", "12" })
end)

test("underline: long texts are broken at spaces, line ends are spaces, odd bytes are shown", function()
    tap.same(drawn("aaa bbb\n  ccc", 8, { first = 5, last = 7, sign = "~" }), { "aaa bbb", "    ~~~", "ccc", "" })
    tap.same(drawn("aaaaaabbb", 6), { "aaaaaa", "", "bbb", "" })
    tap.same(drawn("a\255b\27c", 20, { first = 3, last = 3, sign = "^" }), { "a?b c", "  ^" })
    tap.same(drawn("", 20), { "", "" })
end)

-- Options -------------------------------------------------------------------------------------------------------

local function refused(command, arguments)
    local ok, failure = xpcall(function()
        options.parse(arguments, command)
    end, report.catch)
    tap.truth(not ok, "it is refused")
    tap.same(failure.status, report.USAGE)
    return failure.message
end

test("options: a command takes its own only", function()
    tap.same(options.parse({ "-v", "--only", "x*", "--coverage=a", "--coverage", "b", "p" }, "test"),
        { verbose = true, only = "x*", coverage = { "a", "b" }, files = { "p" } })
    tap.same(refused("test", { "--offsets", "bytes" }),
        "dixit test has no option --offsets (dixit help test tells more)")
    tap.same(refused("watch", { "--polls" }),
        "there is no option --polls, did you mean '--poll'? (dixit help watch tells more)")
    tap.same(refused("extract", { "--coverage", "x" }),
        "dixit extract has no option --coverage (dixit --help tells more)")
end)

test("every command has its help, at most 80 columns wide", function()
    local help = dixit.script("cli.help")
    for _, name in ipairs { "explain", "test", "new-pack", "watch", "help" } do
        tap.truth(help[name]:find("Usage: dixit " .. name, 1, true), name)
        for line in help[name]:gmatch("[^\n]+") do
            tap.truth(dixit.script("text").width(line) <= 80, line)
        end
    end
end)

-- Examples in packs -----------------------------------------------------------------------------------------------

test("rules of every kind keep their examples", function()
    local p = dixit.pack { name = "x", extends = false }
    p:rule { name = "a", match = "content:QUOTE", yes = "“A,” he said.", no = { "a", "b" } }
    p:edge { name = "b", match = [[ "x" ]], yes = { "x" } }
    tap.same(p.items[1].yes, { "“A,” he said." })
    tap.same(p.items[1].no, { "a", "b" })
    tap.same(p.items[2].yes, { "x" })
    tap.raises("'yes' should be a text or a list of texts", p.rule, p, { name = "c", match = "content:QUOTE", yes = 5 })
    tap.raises("'no' should be a text or a list of texts", p.rule, p,
        { name = "c", match = "content:QUOTE", no = { 5 } })
end)

-- dixit test and new-pack, with files that are only thought of ------------------------------------------------------

-- A host with no files but those of the working directory; what is written and said is kept.
local function fake_host(files)
    local host = { said = {}, written = "", files = files or {} }
    host.is_terminal = function() return false end
    host.width = function() return nil end
    host.complain = function(s) table.insert(host.said, s) end
    host.list = function() return {} end
    host.stat = function(path)
        return host.files[path] and { kind = "file", stamp = "1" } or nil, path .. ": no such file"
    end
    host.make_directory = function() return true end
    host.create = function(path, s)
        host.files[path] = s
        return true
    end
    host.output = function()
        return { write = function(_, ...) host.written = host.written .. table.concat({ ... }) end,
            flush = function() end, finish = function() end, discard = function() end, failure = function() end }
    end
    return host
end

test("new-pack: writes two files, and none twice", function()
    local host = fake_host()
    tap.same(dixit.script("cli.new_pack")(host, { files = { "my-paper" } }), 0)
    tap.truth(host.files["my-paper.lua"]:find('name = "my-paper"', 1, true), "the name")
    tap.truth(host.files["my-paper.lua"]:find("source:NAME", 1, true), "NAME of the pattern language")
    tap.truth(not host.files["my-paper.spec"]:find("@", 1, true), "nothing is left to fill in")
    local ok, failure = xpcall(function()
        dixit.script("cli.new_pack")(host, { files = { "my-paper" } })
    end, report.catch)
    tap.same({ ok, failure.status }, { false, report.INPUT })
end)

test("new-pack: what it writes loads, in every Lua", function()
    local host = fake_host()
    dixit.script("cli.new_pack")(host, { files = { "own" } })
    local pack = dixit.script("pack").of(dixit.script("confine").run(host.files["own.lua"], "@own.lua"))
    local rules = dixit.compile(pack)
    tap.same(rules:read("Ann Lee >> The ferry will not sail tonight.").quotes[1].rule, "own/slug")
    tap.same(#spec.parse(host.files["own.spec"], "own.spec"), 3)
end)

test("test: examples of a pack, as JSON", function()
    local host = fake_host()
    local path = os.tmpname() .. ".lua"
    local file = assert(io.open(path, "wb"))
    file:write([[
local p = require("dixit").pack { name = "own" }
p:rule { name = "slug", score = 0.9, match = '"~" content:SENTENCE',
    yes = { "~ It is done.", "It is done." }, no = { "It is done.", "~ Yes it is." } }
p:rule { name = "weak", score = 0.01, match = "content:QUOTE", yes = "“Stay,” said Ann Lee.",
    no = "“Stay,” said Ann Lee." }
p:mention { name = "zork", kind = "name", match = '"zork"', yes = "Then zork came." }
p:block { name = "ad", role = "credit", match = 'block-start "ad"', yes = "ad\n\nText.", no = "An ad." }
return p
]])
    file:close()
    local status = dixit.script("cli.test")(host, { files = { path }, format = "json" })
    os.remove(path)
    tap.same(status, report.FINDINGS)
    tap.truth(host.written:find('"passed": 6, "failed": 3', 1, true), host.written)
    tap.truth(host.written:find("the rule matches, but en/verb%-source%-after 0%.%d+ holds some of the same"),
        host.written)
    tap.truth(host.written:find("the rule gives something in an example of `no`", 1, true), host.written)
    tap.truth(host.written:find('"where": "' .. path .. ':3"', 1, true), host.written)
end)
