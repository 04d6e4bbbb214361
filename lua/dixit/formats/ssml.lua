-- dixit-format: 1
-- To listen to: SSML 1.1, the text with a voice for each speaker. A voice has the speaker's name, spaces as "_", which
-- a player may know or be taught; one that does not takes its second, third ... voice by `variant`. What is said in
-- marks is in the speaker's voice; indirect speech stays with the narrator. A mark tells where a quotation begins.
local dixit = require "dixit"
local escape = dixit.script("escape")
local phrases = dixit.script("phrases")
local weave = dixit.script("weave")

local M = {
    name = "ssml",
    description = "SSML: the text to listen to, with a voice for each speaker",
    extension = "ssml",
    offsets = "text",
}

-- The marked span that begins first after `position`, among the outermost ones.
local function marked_after(outer, position)
    local low, high = 1, #outer + 1
    while low < high do
        local middle = math.floor((low + high) / 2)
        if outer[middle].span[2] <= position then
            low = middle + 1
        else
            high = middle
        end
    end
    return low
end

-- The parts of a content that stand in marks.
local function in_marks(outer, content)
    local list = {}
    for _, span in ipairs(content) do
        local i = marked_after(outer, span[1])
        while outer[i] and outer[i].span[1] < span[2] do
            list[#list + 1] = { math.max(outer[i].span[1], span[1]), math.min(outer[i].span[2], span[2]) }
            i = i + 1
        end
    end
    return list
end

local function spoken(outer, quote)
    if quote.type == "direct" then
        return quote.content
    end
    return quote.type == "mixed" and in_marks(outer, quote.content) or {}
end

local function voice(name, number)
    return ('<voice name="%s" variant="%d">'):format(escape.xml((name:gsub("%s+", "_"))), number + 1)
end

-- What is woven into the text of a document: a mark where each quotation begins, and voices.
local function elements(doc, prefix)
    local list, outer = {}, {}
    local numbers = phrases.speaker_numbers(doc)
    for _, marked in ipairs(doc.spans) do
        if marked.depth == 0 and marked.kind == "quotation" then
            outer[#outer + 1] = marked
        end
    end
    for number, quote in ipairs(doc.quotes) do
        local first, last = quote.content[1][1], quote.content[1][2]
        local mark = ('<mark name="%sq%d"/>'):format(prefix, number)
        list[#list + 1] = { first, last, open = mark, close = "", again = "" }
        if numbers[number] then
            local open = voice(quote.speaker, numbers[number])
            for _, span in ipairs(spoken(outer, quote)) do
                list[#list + 1] = { span[1], span[2], open = open, close = "</voice>" }
            end
        end
    end
    return list
end

local function language(doc)
    return escape.xml(doc.lang or "und")
end

-- The language of the first document is that of all, unless they say otherwise.
local function write_head(out, doc)
    out.documents = (out.documents or 0) + 1
    if out.documents == 1 then
        out.lang = language(doc)
        out:write('<?xml version="1.0" encoding="UTF-8"?>\n<speak version="1.1" ',
            'xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="', out.lang, '">\n')
    else
        out:write('<break strength="x-strong"/>\n')
    end
end

function M.document(out, doc)
    write_head(out, doc)
    local lang = language(doc)
    local open = lang == out.lang and "<p>" or '<p xml:lang="' .. lang .. '">'
    local prefix = out.documents == 1 and "" or "d" .. out.documents .. "-"
    local write = weave.weaver(doc.text, elements(doc, prefix), escape.xml)
    for _, block in ipairs(doc.blocks) do
        out:write(open, write(block.span[1], block.span[2]), "</p>\n")
    end
end

function M.close(out)
    if not out.documents then
        write_head(out, {})
    end
    out:write("</speak>\n")
end

return M
