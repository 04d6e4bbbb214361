-- The shipped formats, and loading formats.
local dixit = require "dixit"
local packs = require "packs"
local tap = require "tap"
local test = tap.test
local text = dixit.script("text")

local rules = dixit.compile(packs.base())

local function document(opts)
    return rules:read("Harbour stays\n\n" .. packs.TEXT .. " She left the “room” “oh.\n", opts)
end

test("jsonl: one line, the fields of the record in their order", function()
    local written = dixit.render(rules:read(packs.TEXT, { id = "a", parts = "record" }), "jsonl")
    tap.same(written, '{"id": "a", "lang": "en", "title": null, "quotes": ['
        .. '{"type": "direct", "content": [[0, 14]], "text": "“We stay,”", "cue": [[15, 19]], "source": [[20, 27]], '
        .. '"speaker": "Ann Lee", "role": null, "unknown": null, "confidence": 0.9, "rule": "base/before"}, '
        .. '{"type": "direct", "content": [[44, 55]], "text": "“I go.”", "cue": [[37, 42]], "source": [[29, 36]], '
        .. '"speaker": "Bob Ray", "role": null, "unknown": null, "confidence": 0.8, "rule": "base/after"}], '
        .. '"speakers": [{"name": "Ann Lee", "aliases": [], "quotes": [0]}, '
        .. '{"name": "Bob Ray", "aliases": [], "quotes": [1]}], "marked": []}\n')
end)

test("json: the same values, on many lines", function()
    local doc = document()
    local pretty, compact = dixit.render(doc, "json"), dixit.render(doc, "jsonl")
    tap.truth(select(2, pretty:gsub("\n", "")) > 20, "many lines")
    tap.same((pretty:gsub("\n *", " "):gsub("([%[{]) ", "%1"):gsub(" ([%]}])", "%1"):gsub(" $", "\n")), compact)
end)

test("text: speakers with what they said", function()
    local written = dixit.render(document { id = "a.txt" }, "text")
    tap.truth(written:find("a.txt · ", 1, true), written)
    tap.truth(written:find("\nAnn Lee\n  “We stay,”\n    said Ann Lee · direct · line 3\n", 1, true), written)
    tap.truth(written:find("\nLine 3: a quotation mark opens and nothing closes it\n", 1, true), written)
    tap.truth(not written:find("\27"), "no colours")
end)

test("text: no line is wider than asked for", function()
    local doc = rules:read(("“We stay here, in Łódź or 東京,” said Ann Lee. "):rep(20) .. "“" .. ("x"):rep(300) .. "”")
    for _, width in ipairs { 20, 40, 80 } do
        for line in dixit.render(doc, "text", { width = width }):gmatch("[^\n]+") do
            tap.truth(text.width(line) <= width, "width " .. width .. ": " .. line)
        end
    end
end)

test("text: colours when asked for, and control characters never", function()
    local doc = rules:read("“Red \27[31m\7 \194\155 end,” said Ann Lee.")
    tap.truth(not dixit.render(doc, "text"):find("[\27\7]"), "no control characters")
    tap.truth(dixit.render(doc, "text", { color = true }):find("\27[1mAnn Lee\27[0m", 1, true), "bold")
end)

test("text: unknown speakers, grouped by the reason", function()
    local p = packs.base()
    p:rule { name = "bare", match = "content:QUOTE", score = 0.3 }
    local written = dixit.render(dixit.compile(p):read("It was late and dark.\n\n“Who is it?”\n"), "text")
    tap.truth(written:find("Speaker unknown: nothing says whose words these are\n  “Who is it?”\n", 1, true), written)
end)

test("wrap: words, long words, wide characters", function()
    tap.same(text.wrap("one two three", 7), { "one two", "three" })
    tap.same(text.wrap("abcdefgh ij", 3), { "abc", "def", "gh", "ij" })
    tap.same(text.wrap("東京東京", 5), { "東京", "東京" })
    tap.same(text.wrap("", 5), {})
    tap.same(text.width("e\204\129té"), 3)
end)

test("formats that are wrong say what is wrong", function()
    local path = os.tmpname()
    local function try(source, message)
        local file = assert(io.open(path .. ".lua", "wb"))
        file:write(source)
        file:close()
        tap.raises(message, dixit.format, path .. ".lua")
    end
    try("return 5", "should return a table")
    try("return {}", "needs the field 'name'")
    try("return { name = 'x', description = '', extension = '' }", "needs the field 'document', a function")
    try("return { name = 'x', description = '', extension = '', document = 5 }", "should be a function, not a number")
    try("return { name = 'x', description = '', extension = '', document = print, closed = 5 }", "needs the field 'doc")
    try("return { name = 'x', description = '', extension = '', document = pairs, clos = 5 }",
        "has no field 'clos', did you mean 'close'?")
    try("return { name = 'x', description = '', extension = '', document = pairs, parts = 'few' }",
        "'parts' should be one of all, record, tokens, not 'few'")
    try("return { name = 'x', description = '', extension = '', document = pairs, offsets = 'byte' }",
        "'offsets' should be one of bytes, codepoints, utf16, text, not 'byte', did you mean 'bytes'?")
    try("os.exit()", "os")
    os.remove(path)
    os.remove(path .. ".lua")
    tap.raises("there is no format 'jsno', did you mean 'json'?", dixit.format, "jsno")
end)

test("a format that fixes what positions count wants a document that was read so", function()
    local doc = document()
    tap.raises('format \'brat\' needs a document that was read with parts = "all" and offsets = "codepoints"',
        dixit.render, doc, "brat")
    tap.truth(dixit.render(document { offsets = "codepoints" }, "brat"):find("^T1\tContent "), "it is written")
    tap.truth(dixit.render(doc, "html"), "bytes of a valid text are positions in it")
    local bad = rules:read("\255" .. packs.TEXT)
    tap.raises('and offsets = "text"', dixit.render, bad, "html")
    tap.raises('parts = "tokens"', dixit.render, document { offsets = "codepoints" }, "conll")
    tap.raises('parts = "all"', dixit.render, document { parts = "record" }, "text")
end)

test("every format writes every document that it can read", function()
    for _, name in ipairs(dixit.script("library").shipped("formats")) do
        local format = dixit.format(name)
        for _, source in ipairs { "", "\0", "\255\254", packs.TEXT, "“<&>\"' =1|2`” said Ann Lee.\r\n“Oh.\r" } do
            local doc = rules:read(source, { parts = format.parts, offsets = format.offsets })
            tap.truth(type(dixit.render(doc, format)) == "string", name)
        end
    end
end)

test("a format of one's own may use the scripts of ours that are open to it", function()
    local path = os.tmpname()
    local file = assert(io.open(path .. ".lua", "wb"))
    file:write([[
        local dixit = require "dixit"
        local escape = dixit.script("escape")
        for _, name in ipairs { "codepoints", "columns", "phrases", "record", "text", "weave" } do
            assert(type(dixit.script(name)) == "table")
        end
        assert(not pcall(dixit.script, "library"))
        return { name = "own", description = "", extension = "txt", offsets = "utf16", document = function(out, doc)
            out:write(escape.xml("<" .. doc.quotes[1].text .. ">"), doc.quotes[1].content[1][2], "\n")
        end }
    ]])
    file:close()
    local format = dixit.format(path .. ".lua")
    os.remove(path)
    os.remove(path .. ".lua")
    tap.same(format.offsets, "utf16")
    tap.same(dixit.render(rules:read("😀 " .. packs.TEXT, { offsets = "utf16" }), format), "&lt;“We stay,”&gt;13\n")
end)

test("a format of one's own", function()
    local path = os.tmpname()
    local file = assert(io.open(path .. ".lua", "wb"))
    file:write([[
        -- dixit-format: 1
        local M = { name = "names", description = "names", extension = "txt" }
        function M.open(out) out.n = 0 end
        function M.document(out, doc) out.n = out.n + #doc.speakers end
        function M.close(out) out:write(out.n, "\n") end
        return M
    ]])
    file:close()
    local written = dixit.render(document(), path .. ".lua")
    os.remove(path)
    os.remove(path .. ".lua")
    tap.truth(written:find("^%d\n$"), written)
end)
