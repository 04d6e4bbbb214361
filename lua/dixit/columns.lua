-- Quotations as rows of a table, for formats of tables.
local dixit = ...
local phrases = dixit.script("phrases")

local M = {}

--- The names of the columns.
M.names = {
    "document", "title", "number", "type", "speaker", "role", "unknown", "text", "cue", "source", "line", "column",
    "content_spans", "cue_spans", "source_spans", "confidence", "rule",
}

-- Lists of spans as the output record has them: no spreadsheet takes them for a date or a time.
local function spans(list)
    return list and dixit.json(list)
end

--- The values of a quotation, in the order of the columns; nil where there is none.
---@param doc dixit.Document
---@param number integer which quotation, from 1
---@return table<integer, any>
function M.row(doc, number)
    local quote = doc.quotes[number]
    return {
        phrases.name(doc), doc.title, number, quote.type, quote.speaker, quote.role, quote.unknown, quote.text,
        quote.cue_text, quote.source_text, quote.line, quote.column,
        spans(quote.content), spans(quote.cue), spans(quote.source), quote.confidence, quote.rule,
    }
end

--- A row as text.
---@param values table<integer, any>
---@param separator string
---@param escape fun(value: any): string
---@return string
function M.join(values, separator, escape)
    local cells = {}
    for i = 1, #M.names do
        cells[i] = escape(values[i])
    end
    return table.concat(cells, separator)
end

return M
