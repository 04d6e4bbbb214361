-- dixit-format: 1
-- TEI P5: the text with its quotations. said holds a content (who: the speaker in listPerson; direct: false where none
-- or not all of it stands in marks), rs a source, seg a cue; soCalled, title and mentioned what stands in marks and is
-- no quotation. One document is a TEI, several are a teiCorpus.
local dixit = require "dixit"
local escape = dixit.script("escape")
local phrases = dixit.script("phrases")
local weave = dixit.script("weave")

local M = {
    name = "tei",
    description = "TEI P5: the text with quotations and speakers marked up",
    extension = "xml",
    offsets = "text",
}

local NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'

-- The header ----------------------------------------------------------------------------------------------------

local TYPES = {
    { "direct", "Direct: all of it stands between quotation marks." },
    { "mixed", "Mixed: part of it stands between quotation marks." },
    { "indirect", "Indirect: without quotation marks." },
}

local function taxonomy(prefix)
    local parts = {}
    for i, item in ipairs(TYPES) do
        parts[i] = ('<category xml:id="%s%s"><catDesc>%s</catDesc></category>\n'):format(prefix, item[1], item[2])
    end
    return table.concat(parts)
end

local function person(speaker, prefix, number)
    local name = escape.xml(speaker.name)
    local parts = { ('<person xml:id="%ss%d"><persName>%s</persName>'):format(prefix, number, name) }
    for _, alias in ipairs(speaker.aliases) do
        parts[#parts + 1] = '<persName type="alias">' .. escape.xml(alias) .. "</persName>"
    end
    if speaker.role then
        parts[#parts + 1] = "<occupation>" .. escape.xml(speaker.role) .. "</occupation>"
    end
    return table.concat(parts) .. "</person>\n"
end

local function participants(doc, prefix)
    if #doc.speakers == 0 then
        return ""
    end
    local parts = {}
    for number, speaker in ipairs(doc.speakers) do
        parts[number] = person(speaker, prefix, number)
    end
    return "<particDesc><listPerson>\n" .. table.concat(parts) .. "</listPerson></particDesc>\n"
end

local HEADER = [[
<teiHeader>
<fileDesc>
<titleStmt><title>%s</title></titleStmt>
<publicationStmt><p>Not published.</p></publicationStmt>
<sourceDesc><p>%s</p></sourceDesc>
</fileDesc>
<encodingDesc>
<appInfo><application ident="dixit" version="%s"><label>dixit</label></application></appInfo>
<editorialDecl><quotation marks="all"><p>Quotation marks are kept in the text.</p></quotation></editorialDecl>
<classDecl><taxonomy>
%s</taxonomy></classDecl>
</encodingDesc>
<profileDesc>
<langUsage><language ident="%s"/></langUsage>
%s</profileDesc>
</teiHeader>
]]

local function header(doc, prefix)
    local name = phrases.name(doc)
    return HEADER:format(escape.xml(doc.title or name or "Untitled"), escape.xml(name or "A text without a name."),
        escape.xml(dixit.version), taxonomy(prefix), escape.xml(doc.lang or "und"), participants(doc, prefix))
end

-- The text ------------------------------------------------------------------------------------------------------

-- How sure one may be, in TEI's words.
local function certainty(confidence)
    return confidence >= 0.85 and "high" or confidence >= phrases.UNSURE and "medium" or "low"
end

-- The said elements of a quotation, one for each span of its content, linked to each other.
local function add_said(list, quote, prefix, number, speaker)
    local about = ('%s direct="%s" cert="%s" ana="#%s%s"'):format(
        speaker and ' who="#' .. prefix .. "s" .. speaker .. '"' or "",
        quote.type == "direct" and "true" or "false", certainty(quote.confidence), prefix, quote.type)
    local function name(i)
        return prefix .. "q" .. number .. (i > 1 and "." .. i or "")
    end
    for i, span in ipairs(quote.content) do
        local before = i > 1 and ' prev="#' .. name(i - 1) .. '"' or ""
        local after = i < #quote.content and ' next="#' .. name(i + 1) .. '"' or ""
        list[#list + 1] = {
            span[1], span[2],
            open = ('<said xml:id="%s"%s%s%s>'):format(name(i), about, before, after),
            again = ('<said corresp="#%s"%s>'):format(name(i), about),
            close = "</said>",
        }
    end
end

-- Sources and cues, each once: two quotations may share one. `found` has them by their place.
local function add_words(list, found, spans, open, close, id)
    for _, span in ipairs(spans or {}) do
        local key = open .. span[1] .. ":" .. span[2]
        local ids = found[key]
        if not ids then
            ids = {}
            found[key] = ids
            list[#list + 1] = { span[1], span[2], open = open, ids = ids, close = close }
        end
        ids[#ids + 1] = "#" .. id
    end
end

local MARKED = { scare = "soCalled", title = "title", term = "mentioned" }

-- What is woven into the text.
local function elements(doc, prefix)
    local list, found = {}, {}
    local numbers = phrases.speaker_numbers(doc)
    for number, quote in ipairs(doc.quotes) do
        local speaker = numbers[number]
        local id = prefix .. "q" .. number
        local ref = speaker and ' ref="#' .. prefix .. "s" .. speaker .. '"' or ""
        add_said(list, quote, prefix, number, speaker)
        add_words(list, found, quote.cue, '<seg type="cue"', "</seg>", id)
        add_words(list, found, quote.source, '<rs type="source"' .. ref, "</rs>", id)
    end
    for _, element in ipairs(list) do
        if element.ids then
            element.open = element.open .. ' corresp="' .. table.concat(element.ids, " ") .. '">'
        end
    end
    for _, marked in ipairs(doc.marked) do
        local name = MARKED[marked.kind] or "q"
        list[#list + 1] = { marked.span[1], marked.span[2], open = "<" .. name .. ">", close = "</" .. name .. ">" }
    end
    return list
end

local function paragraph(role)
    return role == "body" and "<p>" or '<p rend="' .. escape.xml(role) .. '">'
end

-- The blocks in divisions, each of which may begin with headlines.
local function body(doc, prefix)
    local parts = { "<text><body><div>\n" }
    local write = weave.weaver(doc.text, elements(doc, prefix), escape.xml)
    local has_paragraph = false
    for _, block in ipairs(doc.blocks) do
        local text = write(block.span[1], block.span[2])
        if block.role == "headline" then
            parts[#parts + 1] = (has_paragraph and "</div>\n<div>\n" or "") .. "<head>" .. text .. "</head>\n"
            has_paragraph = false
        else
            parts[#parts + 1] = paragraph(block.role) .. text .. "</p>\n"
            has_paragraph = true
        end
    end
    if not has_paragraph then
        parts[#parts + 1] = "<p/>\n"
    end
    parts[#parts + 1] = "</div></body></text>\n"
    return table.concat(parts)
end

-- The format ----------------------------------------------------------------------------------------------------

local function content(doc, prefix)
    return header(doc, prefix) .. body(doc, prefix)
end

local function corpus_head(title)
    return ([[
<teiCorpus %s>
<teiHeader>
<fileDesc>
<titleStmt><title>%s</title></titleStmt>
<publicationStmt><p>Not published.</p></publicationStmt>
<sourceDesc><p>%s</p></sourceDesc>
</fileDesc>
</teiHeader>
]]):format(NAMESPACE, title, title)
end

function M.open(out)
    out:write('<?xml version="1.0" encoding="UTF-8"?>\n')
end

-- The first document waits for a second: only then is it known what the outermost element is.
function M.document(out, doc)
    out.documents = (out.documents or 0) + 1
    local text = content(doc, "d" .. out.documents .. ".")
    if out.documents == 1 then
        out.first = text
        return
    elseif out.first then
        out:write(corpus_head("Quotations"), "<TEI>\n", out.first, "</TEI>\n")
        out.first = nil
    end
    out:write("<TEI>\n", text, "</TEI>\n")
end

function M.close(out)
    if out.first then
        out:write("<TEI ", NAMESPACE, ">\n", out.first, "</TEI>\n")
    else
        out:write(out.documents and "" or corpus_head("No quotations"), "</teiCorpus>\n")
    end
end

return M
