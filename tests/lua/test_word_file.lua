-- Word lists in files beside a pack.
local dixit = require "dixit"
local packs = require "packs"
local tap = require "tap"
local test = tap.test
local word_file = dixit.script("word_file")

-- What a file says: "LIST: entry entry" for each list under each heading.
local function lists(text)
    local found = {}
    local line, message = word_file.each(function(list, entries)
        found[#found + 1] = (list .. ": " .. entries:gsub("%s+", " "):gsub("^ ", "")):gsub(" $", "")
    end, text)
    return not line and found, line, message
end

test("word file: a heading, and an entry on each line", function()
    tap.same(lists(""), {})
    tap.same(lists("\n\n# nothing yet\n\n"), {})
    tap.same(lists("[A]"), { "A:" })
    tap.same(lists("[A]\nbow\nstern\n\n[B]\nkeel"), { "A: bow stern", "B: keel" })
    tap.same(lists("[A B_2]\nbow\n[A]\nkeel\n"), { "A: bow", "B_2: bow", "A: keel" })
    tap.same(lists("\239\187\191[A]\r\nbow\r\nold pier\r\n"), { "A: bow old pier" })
end)

test("word file: comments are lines that begin with #, whatever they say", function()
    tap.same(lists("#[A]\n# [B]\n[C]\n#\nbow\n# and [D]\nstern # 2\n[E] \n#"), { "C: bow stern # 2", "E:" })
    tap.same(lists("[C]\nbow [x]\nC#\n"), { "C: bow [x] C#" })
end)

test("word file: the line that entries begin at", function()
    local starts = {}
    word_file.each(function(list, _, line)
        starts[list] = line
    end, "# one\n[A]\nbow\n\n# five\n[B C]\nkeel")
    tap.same(starts, { A = 3, B = 7, C = 7 })
end)

test("word file: what is wrong, and on which line", function()
    local function wrong(text, line, message)
        local good, at, said = lists(text)
        tap.truth(not good and at == line and said:find(message, 1, true), tostring(at) .. ": " .. tostring(said))
    end
    wrong("bow", 1, "the entries of a list stand below its heading")
    wrong("# x\n\nbow\n[A]\n", 3, "the entries of a list stand below its heading")
    for _, heading in ipairs { "[", "[]", "[ ]", "[a]", "[A", "[A]x", "[A,B]", "[A][B]", "[1A]", "[~A]" } do
        wrong("# x\n[GOOD]\nbow\n" .. heading .. "\n", 4, "a heading has names of lists")
    end
end)

-- In packs -------------------------------------------------------------------------------------------------------

-- Call `f` with the path of a pack that says `body` and has a file with `words` beside it, and the file's name.
local function with_pack(words, body, f)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(words)
    file:close()
    local name = path:match("[^/]*$")
    local ok, message = pcall(packs.with_file, ([[
local dixit = require "dixit"
local p = dixit.pack { name = "q", extends = false }
p:lists "%s"
p:mention { name = "name", kind = "name", match = "name:(CAP{1,3})" }
p:rule { name = "before", match = "content:QUOTE cue:VERB source:MENTION", score = 0.9 }
%s
return p]]):format(name, body or ""), function(pack) f(pack, name) end)
    os.remove(path)
    if not ok then
        error(message, 0)
    end
end

local TEXT = "“Go.” said Ann Lee. “Stay.” whispered Bob Ray. “No.” quoth Cy Orr."

local function found(path)
    local list = {}
    for i, quote in ipairs(dixit.ruleset(path):read(TEXT).quotes) do
        list[i] = quote.cue_text
    end
    return list
end

test("lists: a pack has those of the file beside it", function()
    with_pack("# Verbs.\n[VERB]\nsaid\nWhispered\n", "", function(pack)
        tap.same(found(pack), { "said", "whispered" })
    end)
    with_pack("[VERB]\nsaid\nwhispered\n", 'p:words("VERB", "quoth")', function(pack)
        tap.same(found(pack), { "said", "whispered", "quoth" })
    end)
    with_pack("[VERB]\nsaid\n  whispered\n", 'p:without_words("VERB", "said\\nwhispered")', function(pack)
        tap.same(found(pack), {})
    end)
end)

test("lists: a pack above thins them out", function()
    with_pack("[VERB]\nsaid\nwhispered\n", "", function(pack)
        local above = [[local p = require "dixit".pack { name = "r", extends = "%s" }
            p:without_words("VERB", "said") return p]]
        packs.with_file(above:format(pack), function(path)
            tap.same(found(path), { "whispered" })
        end)
    end)
end)

test("lists: a mistake in the file is told with its line", function()
    local function refused(words, message)
        with_pack(words, "", function(pack, name)
            local said = tap.raises(message, dixit.ruleset, pack)
            tap.same(said:sub(1, #pack + 4), pack .. ":3: ")
            tap.truth(said:find(name, 1, true) and not said:find("\n"), said)
        end)
    end
    refused("said\n", ":1: the entries of a list stand below its heading")
    refused("[VERB]\nsaid\n[verbs]\n", ":3: a heading has names of lists")
    refused("# x\n[VERB]\nsaid\n# y\nwhis\255pered\n", ":5: words of VERB: this is no UTF-8")
    refused("[VERB]\nsaid\n" .. ("a "):rep(20) .. "\n", ":3: words of VERB: an entry of VERB is too long")
    refused("[VERB]\nsaid\n[CAP]\nx\n", ":4: words of CAP: CAP is a word of the pattern language")
end)

test("lists: a file that is not there", function()
    packs.with_file('local p = require "dixit".pack { name = "q", extends = false }\np:lists "no-such.words"\nreturn p',
        function(path)
            local said = tap.raises("no-such.words: No such file", dixit.ruleset, path)
            tap.same(said:sub(1, #path + 4), path .. ":2: ")
        end)
    local p = packs.base()
    p:lists("no-such.words")
    tap.raises("dixit has no file 'rules/no-such.words'", dixit.compile, p)
end)

test("lists: a name is that of a file beside the pack", function()
    local p = dixit.pack { name = "p", extends = false }
    for _, name in ipairs { "", "/etc/passwd", "../en.words", "a/b", ".", ".hidden", "a b", "a\0b", ("a"):rep(101) } do
        tap.raises("lists are named by their file, which lies beside the pack", p.lists, p, name)
    end
    for _, name in ipairs { false, 5, {} } do
        tap.raises("lists are named by their file", p.lists, p, name)
    end
    tap.raises("lists is called with a colon: p:lists(...)", p.lists, "en.words")
end)
