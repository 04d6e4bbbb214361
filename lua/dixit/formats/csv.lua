-- dixit-format: 1
-- A row for each quotation, for spreadsheets and programs: RFC 4180, UTF-8 without a byte order mark, line ends of two
-- bytes. No cell is a formula: escape.csv() tells how.
local dixit = require "dixit"
local columns = dixit.script("columns")
local escape = dixit.script("escape")

local M = {
    name = "csv",
    description = "comma-separated: a row for each quotation, safe in spreadsheets",
    extension = "csv",
}

local function write(out, values)
    out:write(columns.join(values, ",", escape.csv), "\r\n")
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
