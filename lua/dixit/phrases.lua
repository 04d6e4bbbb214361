-- What formats for people say about a quotation, and how they group quotations.
local dixit = ...
local escape = dixit.script("escape")

local M = {}

--- Why a quotation has no speaker.
M.reasons = {
    ["no-source"] = "nothing says whose words these are",
    ["pronoun"] = "it is not clear who is meant",
    ["ambiguous"] = "several people fit equally well",
    ["first-person"] = "the author of the text",
}

--- Why this one has none.
---@param quote dixit.Quote
---@return string
function M.reason(quote)
    local reason = quote.unknown or "no-source"
    return M.reasons[reason] or reason
end

--- What is odd about marks.
M.problems = {
    ["unclosed"] = "a quotation mark opens and nothing closes it",
    ["unopened"] = "a quotation mark closes and nothing opened it",
    ["mismatched"] = "a quotation is closed by a mark of another style",
    ["bad-bytes"] = "bytes that are no UTF-8",
}

--- What stands in marks and is no quotation.
M.kinds = { scare = "scare quotes", title = "title", term = "term" }

--- Below this confidence a reader should look for himself.
M.UNSURE = 0.6

local function count(n, one, many)
    return n .. " " .. (n == 1 and one or many)
end

--- "14 quotations · 7 speakers"
---@param doc dixit.Document
---@return string
function M.summary(doc)
    if #doc.quotes == 0 then
        return "no quotation"
    end
    return count(#doc.quotes, "quotation", "quotations") .. " · " .. count(#doc.speakers, "speaker", "speakers")
end

--- The name of a document as valid UTF-8; nil for one without, or from the standard input.
---@param doc dixit.Document
---@return string?
function M.name(doc)
    if doc.id ~= nil and doc.id ~= "-" then
        return escape.utf8(type(doc.id) == "number" and dixit.json(doc.id) or tostring(doc.id))
    end
end

--- "the minister said", "said Lavrov", "according to police"; nil if there is neither cue nor source.
---@param quote dixit.Quote
---@return string?
function M.attribution(quote)
    local cue, source = quote.cue_text, quote.source_text
    if not (cue and source) then
        return cue or source
    end
    if quote.cue[1][1] < quote.source[1][1] then
        return cue .. " " .. source
    end
    return source .. " " .. cue
end

--- "said Lavrov · direct · line 3"
---@param quote dixit.Quote
---@return string
function M.detail(quote)
    local parts = {}
    parts[#parts + 1] = M.attribution(quote)
    parts[#parts + 1] = quote.type
    if quote.line then
        parts[#parts + 1] = "line " .. quote.line
    end
    if quote.confidence and quote.confidence < M.UNSURE then
        parts[#parts + 1] = "not sure"
    end
    return table.concat(parts, " · ")
end

-- Those without a speaker, one group for each reason.
local function add_unattributed(quotes, groups)
    local by_reason = {}
    for i, quote in ipairs(quotes) do
        if not quote.speaker then
            local reason = quote.unknown or "no-source"
            local group = by_reason[reason]
            if not group then
                group = { reason = reason, title = "Speaker unknown: " .. M.reason(quote), quotes = {} }
                by_reason[reason] = group
                groups[#groups + 1] = group
            end
            table.insert(group.quotes, i)
        end
    end
end

--- The quotations of a document by who said them, those without a speaker last.
---@param doc dixit.Document
---@return dixit.QuoteGroup[]
function M.groups(doc)
    local groups = {}
    for _, speaker in ipairs(doc.speakers) do
        local group = { speaker = speaker, title = speaker.name, quotes = {} }
        for i, index in ipairs(speaker.quotes) do
            group.quotes[i] = index + 1
        end
        groups[#groups + 1] = group
    end
    add_unattributed(doc.quotes, groups)
    return groups
end

--- The number of each quotation's speaker, from 1. Two speakers may go by one name, so the name is not enough.
---@param doc dixit.Document
---@return table<integer, integer>
function M.speaker_numbers(doc)
    local numbers = {}
    for n, speaker in ipairs(doc.speakers) do
        for _, index in ipairs(speaker.quotes) do
            numbers[index + 1] = n
        end
    end
    return numbers
end

return M
