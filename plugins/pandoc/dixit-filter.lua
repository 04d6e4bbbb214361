-- A pandoc filter: who speaks in a document, as metadata or as JSON.
--
--   pandoc --lua-filter dixit-filter.lua article.docx -t markdown -s       metadata `speakers`, for templates
--   pandoc --lua-filter dixit-filter.lua -M dixit=json article.docx -t plain    the record, instead of the document
--
-- Metadata `dixit-rules` names a pack of rules: a name or a path. (The file is not called dixit.lua: in its own folder
-- `require "dixit"` would find it.)
local dixit = require "dixit"

local MARKS = { SingleQuote = { "‘", "’" }, DoubleQuote = { "“", "”" } }

-- Markdown's "smart" quotation marks are elements, not characters: make them characters.
local function with_marks(quoted)
    local marks = MARKS[quoted.quotetype]
    local inlines = pandoc.List { pandoc.Str(marks[1]) }
    inlines:extend(quoted.content)
    inlines:insert(pandoc.Str(marks[2]))
    return inlines
end

-- The blocks that hold text of their own, in their order, as paragraphs of plain text. Code is no prose.
local function plain_text(doc)
    local paragraphs = {}
    local function add(block)
        paragraphs[#paragraphs + 1] = pandoc.utils.stringify(block)
    end
    pandoc.Div(doc.blocks):walk({ Quoted = with_marks }):walk { Para = add, Plain = add, Header = add }
    return table.concat(paragraphs, "\n\n") .. "\n"
end

local function setting(doc, name)
    local value = doc.meta[name]
    return value and pandoc.utils.stringify(value)
end

-- A list of speakers, each with name, role and what they said.
local function speakers(record)
    local list = {}
    for i, speaker in ipairs(record.speakers) do
        local quotes = {}
        for j, index in ipairs(speaker.quotes) do
            quotes[j] = pandoc.MetaString(record.quotes[index + 1].text)
        end
        list[i] = pandoc.MetaMap {
            name = pandoc.MetaString(speaker.name),
            role = speaker.role and pandoc.MetaString(speaker.role),
            quotes = pandoc.MetaList(quotes),
        }
    end
    return pandoc.MetaList(list)
end

function Pandoc(doc)
    local rules = dixit.ruleset(setting(doc, "dixit-rules"))
    local record = assert(rules:read(plain_text(doc), { offsets = "codepoints" }))
    if setting(doc, "dixit") == "json" then
        return pandoc.Pandoc { pandoc.RawBlock(FORMAT, dixit.render(record, "json")) }
    end
    doc.meta.speakers = speakers(record)
    return doc
end
