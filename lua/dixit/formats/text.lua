-- dixit-format: 1
-- For people: who said what, grouped by speaker, wrapped to the terminal.
local dixit = require "dixit"
local text = dixit.script("text")

local M = {
    name = "text",
    description = "for people: quotations grouped by speaker",
    extension = "txt",
}

-- Below this, a reader should look for himself.
local UNSURE = 0.6

local REASONS = {
    ["no-source"] = "nothing says whose words these are",
    ["pronoun"] = "it is not clear who is meant",
    ["ambiguous"] = "several people fit equally well",
    ["first-person"] = "the author of the text",
}

local PROBLEMS = {
    ["unclosed"] = "a quotation mark opens and nothing closes it",
    ["unopened"] = "a quotation mark closes and nothing opened it",
    ["mismatched"] = "a quotation is closed by a mark of another style",
    ["bad-bytes"] = "bytes that are no UTF-8",
}

local KINDS = { scare = "scare quotes", title = "title", term = "term" }

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

local function count(n, one, many)
    return n .. " " .. (n == 1 and one or many)
end

-- One quotation -----------------------------------------------------------------------------------------------

-- "the minister said", "said Lavrov", "according to police"
local function attribution(quote)
    local cue, source = quote.cue_text, quote.source_text
    if not (cue and source) then
        return cue or source
    end
    if quote.cue[1][1] < quote.source[1][1] then
        return cue .. " " .. source
    end
    return source .. " " .. cue
end

local function detail(quote)
    local parts = {}
    parts[#parts + 1] = attribution(quote)
    parts[#parts + 1] = quote.type
    if quote.line then
        parts[#parts + 1] = "line " .. quote.line
    end
    if quote.confidence and quote.confidence < UNSURE then
        parts[#parts + 1] = "not sure"
    end
    return table.concat(parts, " · ")
end

local function write_quote(out, quote)
    write(out, "none", quote.text, "  ")
    write(out, "dim", detail(quote), "    ")
end

-- Groups ------------------------------------------------------------------------------------------------------

local function write_speaker(out, speaker, quotes)
    out:write("\n")
    write(out, "bold", speaker.name, "")
    if speaker.role then
        write(out, "dim", speaker.role, "")
    end
    for _, index in ipairs(speaker.quotes) do
        write_quote(out, quotes[index + 1])
    end
end

-- Those without a speaker, one group for each reason.
local function write_unattributed(out, quotes)
    local groups, order = {}, {}
    for _, quote in ipairs(quotes) do
        if not quote.speaker then
            local reason = quote.unknown or "no-source"
            if not groups[reason] then
                groups[reason] = {}
                order[#order + 1] = reason
            end
            table.insert(groups[reason], quote)
        end
    end
    for _, reason in ipairs(order) do
        out:write("\n")
        write(out, "bold", "Speaker unknown: " .. (REASONS[reason] or reason), "")
        for _, quote in ipairs(groups[reason]) do
            write_quote(out, quote)
        end
    end
end

local function write_marked(out, marked)
    local parts = {}
    for _, span in ipairs(marked) do
        parts[#parts + 1] = span.text .. " (" .. (KINDS[span.kind] or span.kind) .. ")"
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
        local what = PROBLEMS[problem.kind] or problem.kind
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
    local summary = #doc.quotes == 0 and "no quotation"
        or count(#doc.quotes, "quotation", "quotations") .. " · " .. count(#doc.speakers, "speaker", "speakers")
    local from = doc.id and doc.id ~= "-" and doc.id .. " · " or ""
    write(out, "dim", from .. summary, "")
    for _, speaker in ipairs(doc.speakers) do
        write_speaker(out, speaker, doc.quotes)
    end
    write_unattributed(out, doc.quotes)
    write_marked(out, doc.marked)
    write_problems(out, doc)
end

return M
