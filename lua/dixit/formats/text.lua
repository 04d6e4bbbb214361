-- dixit-format: 1
-- For people: who said what, grouped by speaker, wrapped to the terminal.
local dixit = require "dixit"
local phrases = dixit.script("phrases")
local text = dixit.script("text")

local M = {
    name = "text",
    description = "for people: quotations grouped by speaker",
    extension = "txt",
}

-- Styles ------------------------------------------------------------------------------------------------------

local STYLES = { bold = "\27[1m", dim = "\27[2m" }
local OFF = "\27[0m"

-- Write a text in lines, each in `style` and behind `indent`; `first` stands before the first line instead.
local function write(out, style, s, indent, first)
    local on = out.color and STYLES[style]
    for i, line in ipairs(text.wrap(s, out.width - #indent)) do
        local before = i == 1 and first or indent
        out:write(before, on or "", line, on and OFF or "", "\n")
    end
end

-- Groups ------------------------------------------------------------------------------------------------------

local function write_quote(out, quote)
    write(out, "none", quote.text, "  ")
    write(out, "dim", phrases.detail(quote), "    ")
end

local function write_group(out, group, quotes)
    out:write("\n")
    write(out, "bold", group.title, "")
    if group.speaker and group.speaker.role then
        write(out, "dim", group.speaker.role, "")
    end
    for _, index in ipairs(group.quotes) do
        write_quote(out, quotes[index])
    end
end

local function write_marked(out, marked)
    local parts = {}
    for _, span in ipairs(marked) do
        parts[#parts + 1] = span.text .. " (" .. (phrases.kinds[span.kind] or span.kind) .. ")"
    end
    if #parts > 0 then
        out:write("\n")
        write(out, "dim", "In marks, but no quotation: " .. table.concat(parts, ", "), "  ", "")
    end
end

local function write_problems(out, doc)
    for i, problem in ipairs(doc.problems or {}) do
        if i == 1 then
            out:write("\n")
        end
        local what = phrases.problems[problem.kind] or problem.kind
        write(out, "dim", "Line " .. problem.line .. ": " .. what, "  ", "")
    end
end

-- The format --------------------------------------------------------------------------------------------------

function M.open(out, opts)
    out.width = math.max(20, opts.width or 80)
    out.color = opts.color
end

function M.document(out, doc)
    if out.written then
        out:write("\n\n")
    end
    out.written = true
    if doc.title then
        write(out, "bold", doc.title, "")
    end
    local name = phrases.name(doc)
    write(out, "dim", (name and name .. " · " or "") .. phrases.summary(doc), "")
    for _, group in ipairs(phrases.groups(doc)) do
        write_group(out, group, doc.quotes)
    end
    write_marked(out, doc.marked)
    write_problems(out, doc)
end

return M
