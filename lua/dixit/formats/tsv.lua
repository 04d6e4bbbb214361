-- dixit-format: 1
-- The rows of csv with tabs between the cells: a line is always one quotation and cut -f finds a column. A cell that
-- has a straight double mark is put in such marks, as spreadsheets want it.
local dixit = require "dixit"
local columns = dixit.script("columns")
local escape = dixit.script("escape")

local M = {
    name = "tsv",
    description = "tab-separated: a line for each quotation, for cut, awk and spreadsheets",
    extension = "tsv",
}

local function write(out, values)
    out:write(columns.join(values, "\t", escape.tsv), "\n")
end

function M.open(out)
    write(out, columns.names)
end

function M.document(out, doc)
    for number = 1, #doc.quotes do
        write(out, columns.row(doc, number))
    end
end

return M
