-- dixit-format: 1
-- Standoff annotations for brat: dixit -f brat -o article.ann article.txt makes the file that belongs beside the text.
-- Contents, cues and sources are text-bound annotations, with relations from a content to its cue and source; type,
-- speaker, confidence and rule are a note. Positions count code points, as brat's do.
local dixit = require "dixit"
local codepoints = dixit.script("codepoints")
local phrases = dixit.script("phrases")

local M = {
    name = "brat",
    description = "standoff annotations for brat: the .ann file beside a text",
    extension = "ann",
    offsets = "codepoints",
}

-- Spans as brat wants them: none goes over a line end.
local function fragments(spans, slice)
    local list = {}
    for _, span in ipairs(spans) do
        local at = span[1]
        local part = slice(span[1], span[2])
        for line, line_end in part:gmatch("([^\r\n]*)([\r\n]*)") do
            local _, length = line:gsub("[^\128-\191]", "")
            if length > 0 then
                list[#list + 1] = { at, at + length, text = line }
            end
            at = at + length + #line_end
        end
    end
    return list
end

-- A text without control characters, nor what some who read lines take for the end of one: U+0085, U+2028, U+2029.
local function one_line(s)
    return (s:gsub("%c", " "):gsub("\194\133", " "):gsub("\226\128[\168\169]", " "))
end

-- Write a text-bound annotation and return its name.
local function text_bound(out, names, kind, spans, slice)
    local places, texts = {}, {}
    for i, part in ipairs(fragments(spans, slice)) do
        places[i] = part[1] .. " " .. part[2]
        texts[i] = one_line(part.text)
    end
    names.count = names.count + 1
    local name = "T" .. names.count
    out:write(name, "\t", kind, " ", table.concat(places, ";"), "\t", table.concat(texts, " "), "\n")
    return name
end

local function note(quote)
    local parts = { quote.type, "speaker: " .. (quote.speaker or "unknown, " .. phrases.reason(quote)) }
    if quote.role then
        parts[#parts + 1] = "role: " .. quote.role
    end
    parts[#parts + 1] = "confidence: " .. dixit.json(quote.confidence)
    parts[#parts + 1] = "rule: " .. quote.rule
    return one_line(table.concat(parts, "; "))
end

function M.document(out, doc)
    if out.written then
        error("a .ann file belongs to one text: write each document to a file of its own, with -o", 0)
    end
    out.written = true
    local slice = codepoints.slicer(doc.text)
    local names, relations = { count = 0 }, 0
    local function relate(kind, content, other)
        relations = relations + 1
        out:write("R", relations, "\t", kind, " Arg1:", content, " Arg2:", other, "\n")
    end
    for i, quote in ipairs(doc.quotes) do
        local content = text_bound(out, names, "Content", quote.content, slice)
        if quote.cue then
            relate("Cue", content, text_bound(out, names, "Cue", quote.cue, slice))
        end
        if quote.source then
            relate("Source", content, text_bound(out, names, "Source", quote.source, slice))
        end
        out:write("#", i, "\tAnnotatorNotes ", content, "\t", note(quote), "\n")
    end
end

return M
