-- dixit-format: 1
-- Places for editors: "file:line:column: message", a line for each quotation and for each mark that is odd. Columns
-- count bytes from 1, as Vim's do. Try vim -q <(dixit -f quickfix article.txt), or in Vim
-- :cexpr system("dixit -f quickfix " . shellescape(expand("%")))
local dixit = require "dixit"
local phrases = dixit.script("phrases")
local text = dixit.script("text")

local M = {
    name = "quickfix",
    description = "file:line:column: message, for the quickfix list of Vim and others",
    extension = "qf",
    offsets = "bytes",
}

-- The file as its name is, whatever its bytes; only a line end in it would make two lines of one.
local function place(doc, what)
    local file = doc.id == nil and "-" or tostring(doc.id):gsub("[\r\n]", "?")
    return ("%s:%d:%d: "):format(file, what.line, what.column)
end

local function quotation(doc, quote)
    local who = quote.speaker or "unknown speaker"
    return place(doc, quote) .. text.clean(quote.type .. ", " .. who .. ": " .. quote.text)
end

local function problem_line(doc, problem)
    return place(doc, problem) .. "warning: " .. (phrases.problems[problem.kind] or problem.kind)
end

function M.document(out, doc)
    local lines = {}
    for i, quote in ipairs(doc.quotes) do
        lines[#lines + 1] = { at = quote.content[1][1], order = i, text = quotation(doc, quote) }
    end
    for i, problem in ipairs(doc.problems) do
        lines[#lines + 1] = { at = problem.span[1], order = #doc.quotes + i, text = problem_line(doc, problem) }
    end
    table.sort(lines, function(a, b)
        if a.at ~= b.at then
            return a.at < b.at
        end
        return a.order < b.order
    end)
    for _, line in ipairs(lines) do
        out:write(line.text, "\n")
    end
end

return M
