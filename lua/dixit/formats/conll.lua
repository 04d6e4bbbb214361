-- dixit-format: 1
-- Tokens for training and evaluating: CoNLL-U Plus, a token on each line, a blank line behind each sentence. Contents,
-- cues and sources have a column of BIO labels each; QUOTE tells to which quotation a token belongs, and a comment
-- before the sentence where it begins tells what is known of it. TokenRange counts code points.
local dixit = require "dixit"
local codepoints = dixit.script("codepoints")
local phrases = dixit.script("phrases")

local M = {
    name = "conll",
    description = "CoNLL-U Plus: tokens with BIO labels for content, cue and source",
    extension = "conllup",
    parts = "tokens",
    offsets = "codepoints",
}

local COLUMNS = "ID FORM DIXIT:CONTENT DIXIT:CUE DIXIT:SOURCE DIXIT:QUOTE MISC"
local PARTS = { "content", "cue", "source" }

local QUOTE = { "type", "speaker", "role", "unknown", "confidence", "rule" }

-- All tokens in one list, and where in it each sentence begins.
local function flatten(sentences)
    local tokens, first = {}, {}
    for i, sentence in ipairs(sentences) do
        first[i] = #tokens + 1
        for _, token in ipairs(sentence.tokens) do
            tokens[#tokens + 1] = token
        end
    end
    return tokens, first
end

-- The first token that ends after `position`.
local function token_at(tokens, position)
    local low, high = 1, #tokens + 1
    while low < high do
        local middle = math.floor((low + high) / 2)
        if tokens[middle][2] <= position then
            low = middle + 1
        else
            high = middle
        end
    end
    return low
end

-- Label the tokens of a part of a quotation. Those that have a label keep it (two quotations may have one source), with
-- the number of this quotation added. Returns the first token.
local function label(tokens, labels, spans, word, number)
    local first
    for _, span in ipairs(spans or {}) do
        local prefix = "B-"
        local t = token_at(tokens, span[1])
        first = first or t
        while tokens[t] and tokens[t][1] < span[2] do
            if labels[t] then
                table.insert(labels[t].numbers, number)
            else
                labels[t] = { name = prefix .. word, numbers = { number } }
                prefix = "I-"
            end
            t = t + 1
        end
    end
    return first
end

-- Labels by part and token; quotations by the token they begin with.
local function label_all(tokens, quotes)
    local labels, begins = { content = {}, cue = {}, source = {} }, {}
    for number, quote in ipairs(quotes) do
        local first = label(tokens, labels.content, quote.content, quote.type, number)
        label(tokens, labels.cue, quote.cue, "cue", number)
        label(tokens, labels.source, quote.source, "source", number)
        begins[first] = begins[first] or {}
        table.insert(begins[first], number)
    end
    return labels, begins
end

-- The quotations that a token belongs to: "2,3", or "_".
local function numbers_at(labels, t)
    local numbers, seen = {}, {}
    for _, part in ipairs(PARTS) do
        for _, number in ipairs(labels[part][t] and labels[part][t].numbers or {}) do
            if not seen[number] then
                seen[number] = true
                numbers[#numbers + 1] = number
            end
        end
    end
    return #numbers > 0 and table.concat(numbers, ",") or "_"
end

local function label_cells(labels, t)
    local cells = {}
    for i, part in ipairs(PARTS) do
        local found = labels[part][t]
        cells[i] = found and found.name or "O"
    end
    return table.concat(cells, "\t") .. "\t" .. numbers_at(labels, t)
end

local NO_LABELS = "O\tO\tO\t_"

local function token_line(id, token, follower, labels, t)
    local form = token.text
    if form:find("%c") then
        form = form:gsub("%c", "\239\191\189")
    end
    local has_label = labels.content[t] or labels.cue[t] or labels.source[t]
    local space = follower and follower[1] == token[2] and "\tSpaceAfter=No|TokenRange=" or "\tTokenRange="
    return id .. "\t" .. form .. "\t" .. (has_label and label_cells(labels, t) or NO_LABELS) .. space
        .. token[1] .. ":" .. token[2]
end

local function one_line(s)
    return (s:gsub("%c+", " "))
end

function M.open(out)
    out:write("# global.columns = ", COLUMNS, "\n")
end

function M.document(out, doc)
    local slice = codepoints.slicer(doc.text)
    local tokens, firsts = flatten(doc.sentences)
    local labels, begins = label_all(tokens, doc.quotes)
    out.documents = (out.documents or 0) + 1
    for i, sentence in ipairs(doc.sentences) do
        local lines = {}
        if i == 1 then
            lines[1] = "# newdoc id = " .. one_line(phrases.name(doc) or "d" .. out.documents)
        end
        lines[#lines + 1] = "# sent_id = d" .. out.documents .. "-s" .. i
        lines[#lines + 1] = "# text = " .. one_line(slice(sentence.span[1], sentence.span[2]))
        for t = firsts[i], firsts[i] + #sentence.tokens - 1 do
            for _, number in ipairs(begins[t] or {}) do
                lines[#lines + 1] = "# quote " .. number .. " = " .. dixit.json(doc.quotes[number], QUOTE)
            end
        end
        for id, token in ipairs(sentence.tokens) do
            local t = firsts[i] + id - 1
            lines[#lines + 1] = token_line(id, token, tokens[t + 1], labels, t)
        end
        out:write(table.concat(lines, "\n"), "\n\n")
    end
end

return M
