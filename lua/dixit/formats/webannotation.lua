-- dixit-format: 1
-- W3C Web Annotations in JSON-LD: one AnnotationPage with an annotation for each quotation. The target is the content,
-- the bodies are its type, its speaker, the words of cue and source, confidence and rule. Each place is given by its
-- position, in code points as the standard has it, and by its words with what stands around them.
local dixit = require "dixit"
local codepoints = dixit.script("codepoints")
local escape = dixit.script("escape")
local phrases = dixit.script("phrases")

local M = {
    name = "webannotation",
    description = "W3C Web Annotations in JSON-LD",
    extension = "jsonld",
    offsets = "codepoints",
}

-- How much of the text around a place helps to find it again.
local AROUND = 32

local json = dixit.json

-- Each of these makes a piece of JSON.

local function selectors(slice, span)
    return ('[{"type": "TextPositionSelector", "start": %d, "end": %d}, '
        .. '{"type": "TextQuoteSelector", "exact": %s, "prefix": %s, "suffix": %s}]'):format(span[1], span[2],
        json(slice(span[1], span[2])), json(slice(math.max(0, span[1] - AROUND), span[1])),
        json(slice(span[2], span[2] + AROUND)))
end

local function words(purpose, value)
    return ('{"type": "TextualBody", "purpose": "%s", "format": "text/plain", "value": %s}'):format(purpose,
        json(value))
end

local function place(about, span, purpose)
    return ('{"type": "SpecificResource", %s"source": %s, "selector": %s}'):format(
        purpose and '"purpose": "' .. purpose .. '", ' or "", about.iri, selectors(about.slice, span))
end

local function bodies(about, quote)
    local list = { words("classifying", quote.type) }
    if quote.speaker then
        list[#list + 1] = words("identifying", quote.speaker)
    end
    for _, span in ipairs(quote.source or {}) do
        list[#list + 1] = place(about, span, "identifying")
    end
    for _, span in ipairs(quote.cue or {}) do
        list[#list + 1] = place(about, span, "describing")
    end
    if not quote.speaker then
        list[#list + 1] = words("commenting", "Speaker unknown: " .. phrases.reason(quote))
    end
    list[#list + 1] = words("assessing", json(quote.confidence))
    list[#list + 1] = words("tagging", quote.rule)
    return list
end

local function targets(about, quote)
    local list = {}
    for i, span in ipairs(quote.content) do
        list[i] = place(about, span)
    end
    return list
end

local function annotation(about, quote, number)
    return ([[{
   "id": %s,
   "type": "Annotation",
   "motivation": "identifying",
   "body": [
    %s
   ],
   "target": [
    %s
   ]
  }]]):format(json(about.path .. "#quotation-" .. number), table.concat(bodies(about, quote), ",\n    "),
        table.concat(targets(about, quote), ",\n    "))
end

function M.open(out)
    out:write('{\n "@context": "http://www.w3.org/ns/anno.jsonld",\n "id": "#quotations",\n',
        ' "type": "AnnotationPage",\n "items": [')
end

function M.document(out, doc)
    local path = escape.iri(phrases.name(doc) or "-")
    local about = { path = path, iri = json(path), slice = codepoints.slicer(doc.text) }
    for number, quote in ipairs(doc.quotes) do
        out:write(out.written and ",\n  " or "\n  ", annotation(about, quote, number))
        out.written = true
    end
end

function M.close(out)
    out:write(out.written and "\n ]\n}\n" or "]\n}\n")
end

return M
