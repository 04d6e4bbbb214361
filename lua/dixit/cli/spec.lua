-- Examples of what must come out, in files that end in .spec: Markdown in which each fenced block is an example.
--
-- A block holds a text, a line with a dot alone, and a line for each quotation, in the notation of tests/golden:
--
--     direct [“I will,”] [“not go.”] cue=[said] source=[Ann Lee] speaker=Ann Lee rule=en/dash-after
--
-- Every quotation must have its line, but a line need not say everything: what it leaves out is not compared. The
-- same holds for marked spans that are no quotations, and for problems: once an example names one, it must name all.
-- Behind the fence may stand a language, "marks" (the lines are the marked spans) and "todo" (a known failure).
--
-- A line may end with case=, the hard cases that it stands for, which are counted, and then with todo=, what is known
-- to be wrong with it (see M.fault). One that begins with `no` names words that are no quotation.
local M = {}

-- Reading a file ------------------------------------------------------------------------------------------------

---@class dixit.Example
---@field file string
---@field line integer of the fence
---@field heading? string the nearest one above
---@field input string
---@field expected string[]
---@field first integer the line of the first expected one
---@field marks boolean
---@field todo boolean
---@field problem? string why it cannot be tried

local function read_info(example, info)
    for word in info:gmatch("%S+") do
        if word == "marks" or word == "todo" then
            example[word] = true
        elseif not word:find("^%l%l%l?$") and not word:find("^%l%l%l?%-%w+$") then
            example.problem = ("'%s' is none of a language, marks and todo"):format(word)
        end
    end
end

local function add_line(example, line)
    if example.first then
        table.insert(example.expected, line)
    elseif line == "." then
        example.first = example.at + 1
    else
        table.insert(example.lines, line)
    end
end

local function finish(example, closed)
    if not closed then
        example.problem = "nothing closes the block that begins here"
    elseif not example.first then
        example.problem = "no line with a dot alone ends the text"
    end
    example.first = example.first or example.at
    example.input = table.concat(example.lines, "\n") .. (#example.lines > 0 and "\n" or "")
    example.lines = nil
    return example
end

--- The examples of a file. A block whose fence is followed by a word at once (```lua) is none.
---@param source string
---@param file string its path
---@return dixit.Example[]
function M.parse(source, file)
    local list, example, fence, heading = {}, nil, nil, nil
    local number = 0
    for line in (source:gsub("\r\n", "\n") .. "\n"):gmatch("([^\n]*)\n") do
        number = number + 1
        local ticks, info = line:match("^(```+)(.*)$")
        if fence and ticks and info:find("^%s*$") and #ticks >= #fence then
            if example then
                list[#list + 1] = finish(example, true)
            end
            example, fence = nil, nil
        elseif example then
            example.at = number
            add_line(example, line)
        elseif not fence and ticks then
            fence = ticks
            if info == "" or info:find("^%s") then
                example = { file = file, line = number, at = number, heading = heading, lines = {}, expected = {} }
                read_info(example, info)
            end
        elseif not fence then
            heading = line:match("^#+%s+(.-)%s*$") or heading
        end
    end
    if example then
        list[#list + 1] = finish(example, false)
    end
    return list
end

-- Reading a line ------------------------------------------------------------------------------------------------

local QUOTES = { direct = true, mixed = true, indirect = true }
local MARKED = { scare = true, title = true, term = true }
local PROBLEMS = { unclosed = true, unopened = true, mismatched = true, ["bad-bytes"] = true }
local KEYS = { cue = true, source = true, speaker = true, unknown = true, rule = true, case = true, todo = true }

-- Line ends are spaces to a reader; golden examples write ⏎ for them.
local function on_one_line(s)
    return (s:gsub("⏎", " "):gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

-- Where the bracket that opens at the start of `s` closes: texts may hold brackets, as in "the [sic] mayor".
local function bracket_end(s)
    local at, last = 1, nil
    while true do
        at = s:find("]", at + 1, true)
        if not at then
            return last -- what follows is a mistake that somebody else tells
        end
        last = at
        local rest = s:sub(at + 1)
        local key = rest:match("^%s+(%a+)=")
        if not rest:find("%S") or rest:find("^%s+%[") or (key and KEYS[key]) then
            return at
        end
    end
end

-- How long the value of speaker= and its like is: up to the next of them, or the end.
local function word_end(s)
    local nearest = #s
    for key in pairs(KEYS) do
        local at = s:find("%s+" .. key .. "=")
        nearest = at and math.min(nearest, at - 1) or nearest
    end
    return nearest
end

local function take_item(record, rest)
    local key = rest:match("^(%a*)=?%[")
    if key == "" or key == "cue" or key == "source" then
        local from = rest:find("[", 1, true)
        local closing = bracket_end(rest:sub(from))
        if not closing then
            return nil, "no ] closes " .. rest
        end
        local part = key == "" and "content" or key
        local words = on_one_line(rest:sub(from + 1, from + closing - 2))
        record[part] = record[part] or {}
        table.insert(record[part], words ~= "" and words or nil) -- source=[] says that there is none
        return rest:sub(from + closing)
    end
    key = rest:match("^(%a+)=")
    if KEYS[key] and key ~= "cue" and key ~= "source" then
        rest = rest:sub(#key + 2)
        local last = word_end(rest)
        record[key] = rest:sub(1, last):gsub("%s+$", "")
        return rest:sub(last + 1)
    end
    return nil, "expected [words], cue=[words], source=[words], speaker=, unknown=, rule=, case= or todo=, not "
        .. rest
end

--- A line as a table of type, content, cue, source (lists of texts), speaker, unknown, rule, case, todo and `no`; or
--- nil and a message. With `marks` the line is compared as it is.
---@param line string
---@param marks? boolean
function M.read_line(line, marks)
    if marks then
        return { type = on_one_line(line):gsub(" *%]", "]"):gsub("%[ *", "[") }
    end
    local record = {}
    if line:find("^no%s") then
        record.no, line = true, line:gsub("^no%s+", "")
    end
    local word, rest = line:match("^([%a-]+)%s*(.*)$")
    if word and (QUOTES[word] or MARKED[word] or PROBLEMS[word]) then
        record.type = word
    else
        rest = line
    end
    local message
    while rest ~= "" do
        rest, message = take_item(record, rest)
        if not rest then
            return nil, message
        end
        rest = rest:gsub("^%s+", "")
    end
    if not record.content and not (QUOTES[record.type] and (record.speaker or record.cue or record.source)) then
        return nil, "a line needs the words that are found, in brackets"
    end
    return record
end

-- What a document holds, in the same shape ------------------------------------------------------------------------

local function texts(input, spans)
    local list = {}
    for i, span in ipairs(spans or {}) do
        list[i] = on_one_line(input:sub(span[1] + 1, span[2]))
    end
    return list
end

-- The lines of an example with "marks": nothing is left out of them, so that each is compared as a whole.
local function mark_records(input, doc)
    local list = {}
    for _, span in ipairs(doc.spans) do
        list[#list + 1] = { type = span.depth .. " [" .. texts(input, { span.span })[1] .. "]"
            .. (span.closed and "" or " unclosed") .. (span.continued and " continued" or "") }
    end
    for _, problem in ipairs(doc.problems) do
        list[#list + 1] = { type = problem.kind .. " [" .. texts(input, { problem.span })[1] .. "]" }
    end
    return list
end

--- What was found in a text: quotations, marked spans that are none, problems; or, for "marks", the marked spans.
function M.records(input, doc, marks)
    if marks then
        return mark_records(input, doc)
    end
    local list = {}
    for _, quote in ipairs(doc.quotes) do
        list[#list + 1] = { type = quote.type, content = texts(input, quote.content), cue = texts(input, quote.cue),
            source = texts(input, quote.source), speaker = quote.speaker or "", unknown = quote.unknown or "",
            rule = quote.rule }
    end
    for _, marked in ipairs(doc.marked) do
        list[#list + 1] = { type = marked.kind, content = texts(input, { marked.span }) }
    end
    for _, problem in ipairs(doc.problems) do
        list[#list + 1] = { type = problem.kind, content = texts(input, { problem.span }) }
    end
    return list
end

-- Comparing -----------------------------------------------------------------------------------------------------

local FIELDS = { "type", "content", "cue", "source", "speaker", "unknown", "rule" }

-- A speaker may be mentioned first as "The council" or as "the council".
local function plain_name(name)
    return (name:gsub("^[Tt]he ", ""):gsub("^[Aa]n? ", ""))
end

local function same(a, b)
    if type(a) ~= "table" or type(b) ~= "table" then
        return a == b
    end
    for i = 1, math.max(#a, #b) do
        if a[i] ~= b[i] then
            return false
        end
    end
    return true
end

-- The fields of `expected` that `found` has otherwise.
local function differences(expected, found)
    local list = {}
    for _, field in ipairs(FIELDS) do
        local a, b = expected[field], found[field]
        if field == "speaker" and a and b then
            a, b = plain_name(a), plain_name(b)
        end
        if a ~= nil and not same(a, b) then
            list[#list + 1] = field
        end
    end
    return list
end

-- The share of words that two lists of texts have in common, from 0 to 1.
local function common_words(a, b)
    local counts, common, all = {}, 0, 0
    for word in table.concat(a or {}, " "):gmatch("%S+") do
        counts[word], all = (counts[word] or 0) + 1, all + 1
    end
    for word in table.concat(b or {}, " "):gmatch("%S+") do
        if (counts[word] or 0) > 0 then
            counts[word], common = counts[word] - 1, common + 1
        else
            all = all + 1
        end
    end
    return all > 0 and common / all or 0
end

local function kind_of(record)
    return MARKED[record.type] and MARKED or PROBLEMS[record.type] and PROBLEMS or QUOTES
end

-- How much two records are about the same words; 0: not at all.
local function likeness(a, b)
    if kind_of(a) ~= kind_of(b) then
        return 0
    elseif same(a.content, b.content) then
        return 4
    end
    local share = common_words(a.content, b.content)
    if share >= 0.5 then
        return 2 + share
    end
    for _, x in ipairs(a.content or {}) do
        for _, y in ipairs(b.content or {}) do
            if share > 0.1 and (x:find(y, 1, true) or y:find(x, 1, true)) then
                return 1 + share
            end
        end
    end
    return 0
end

-- Is it compared at all? Marked spans and problems only where the example names one of their kind.
local function is_asked(expected)
    local asked = {}
    for _, record in ipairs(expected) do
        asked[kind_of(record)] = true
    end
    return function(record)
        local kind = kind_of(record)
        return kind == QUOTES or asked[kind] == true
    end
end

-- Give the expected records, or those that must not be found, each a found one, the pairs that `fits` likes best first.
local function pair_up(expected, no, found, taken, pairs_made, fits)
    local list = {}
    for i, record in ipairs(expected) do
        for j, other in ipairs((pairs_made[i] or record.no ~= no) and {} or found) do
            local fit = not taken[j] and fits(record, other) or 0
            if fit > 0 then
                list[#list + 1] = { i = i, j = j, fit = fit }
            end
        end
    end
    table.sort(list, function(a, b)
        if a.fit ~= b.fit then
            return a.fit > b.fit
        end
        return a.i < b.i or a.i == b.i and a.j < b.j
    end)
    for _, pair in ipairs(list) do
        if not pairs_made[pair.i] and not taken[pair.j] then
            pairs_made[pair.i], taken[pair.j] = pair.j, true
        end
    end
end

--- Compare: a list of { expected =, found =, fields = } in text order, as far as it can be told. Without `expected` a
--- record was found that nobody expected, without `found` one is missing, `fields` names those that differ.
function M.compare(expected, found)
    local wanted, list, taken, made, asked = {}, {}, {}, {}, is_asked(expected)
    for _, record in ipairs(found) do
        if asked(record) then
            wanted[#wanted + 1] = record
        end
    end
    pair_up(expected, nil, wanted, taken, made, function(a, b) return #differences(a, b) == 0 and 1 or 0 end)
    pair_up(expected, nil, wanted, taken, made, likeness)
    pair_up(expected, true, wanted, taken, made, likeness)
    local next_found = 1
    local function add_unexpected(last)
        for j = next_found, last do
            if not taken[j] then
                list[#list + 1] = { found = wanted[j] }
            end
        end
        next_found = math.max(next_found, last + 1)
    end
    for i, record in ipairs(expected) do
        local other = made[i] and wanted[made[i]]
        add_unexpected(made[i] and made[i] - 1 or 0)
        list[#list + 1] = { expected = record, found = other, fields = other and differences(record, other) }
    end
    add_unexpected(#wanted)
    return list
end

--- What is wrong with a pair of compare(), in a word: "" (nothing), "missing", "found" (what must not be), the fields
--- that differ, or "unexpected". A line's todo= says the same, or something has changed, for better or worse.
---@return string
function M.fault(pair)
    if not pair.expected then
        return "unexpected"
    elseif pair.expected.no then
        return pair.found and "found" or ""
    end
    return pair.found and table.concat(pair.fields, ", ") or "missing"
end

--- Is the pair as its line says, the known failure too?
function M.is_as_told(pair)
    return pair.expected ~= nil and M.fault(pair) == (pair.expected.todo or "")
end

-- Writing a line ------------------------------------------------------------------------------------------------

local function add_texts(parts, label, list)
    for _, words in ipairs(list or {}) do
        parts[#parts + 1] = label .. "[" .. words .. "]"
    end
end

--- A record as a line; with `like`, only the fields that this other record has.
---@param record table
---@param like? table
function M.write_line(record, like)
    local parts = { record.no and "no" or nil }
    local function wanted(field)
        return record[field] and (not like or like[field] ~= nil)
    end
    if wanted("type") then
        parts[#parts + 1] = record.type
    end
    add_texts(parts, "", wanted("content") and record.content)
    add_texts(parts, "cue=", wanted("cue") and record.cue)
    add_texts(parts, "source=", wanted("source") and record.source)
    for _, field in ipairs { "speaker", "unknown", "rule", "case", "todo" } do
        if wanted(field) and record[field] ~= "" then
            parts[#parts + 1] = field .. "=" .. record[field]
        end
    end
    return table.concat(parts, " ")
end

return M
