-- dixit explain: why the answers are what they are, paragraph by paragraph.
--
-- Every fact begins its line with the same word ("quotation", "beats", "speaker", "mark", "mention" ...), so that a
-- long explanation can be searched with grep.
local dixit = ...
local report = dixit.script("cli.report")
local output = dixit.script("cli.output")
local inputs = dixit.script("cli.inputs")
local terminal = dixit.script("cli.terminal")
local underline = dixit.script("cli.underline")
local rulesets = dixit.script("cli.rulesets")
local why = dixit.script("cli.why")
local text = dixit.script("text")

-- A page: where lines go, and how -------------------------------------------------------------------------------

local Page = {}
Page.__index = Page

function Page:line(s)
    self.out:write(s, "\n")
end

-- "  word      what it is about", broken so that further lines stand under the first.
function Page:fact(word, s, indent)
    indent = indent or 2
    local column = self.width < 60 and indent + 2 or indent + 11
    local label = (" "):rep(indent) .. self.paint("bold", word) .. (" "):rep(math.max(1, column - indent - #word))
    if #word + 1 > column - indent then -- a narrow terminal: the word has no column of its own
        local lines = text.wrap(word .. " " .. s, self.width - column)
        for i, line in ipairs(lines) do
            if i == 1 then
                line = (" "):rep(indent) .. self.paint("bold", word) .. line:sub(#word + 1)
            end
            self:line((i == 1 and "" or (" "):rep(column)) .. line)
        end
        return
    end
    for i, line in ipairs(text.wrap(s, self.width - column)) do
        self:line((i == 1 and label or (" "):rep(column)) .. line)
    end
end

-- The beginning of words that may be many.
local function short(s)
    return text.shorten(s, 60)
end

-- Words of the text in marks, unless they bring their own.
local function quoted(s)
    for _, mark in ipairs { "“", "‘", "«", "„", "\"", "'", "”", "’", "»" } do
        if s:sub(1, #mark) == mark then
            return s
        end
    end
    return "“" .. s .. "”"
end

-- Who speaks ----------------------------------------------------------------------------------------------------

local UNKNOWN = {
    ["no-source"] = "nothing says whose words these are",
    ["pronoun"] = "nobody before it fits",
    ["ambiguous"] = "several people fit equally well",
    ["first-person"] = "the author of the text, whom it does not name",
}

local REFERENCES = {
    new = "named here first",
    name = "the same name as “%s”, line %d",
    form = "another form of “%s”, line %d",
    role = "the role of “%s”, line %d",
    words = "spoken of before as “%s”, line %d",
    pronoun = "a pronoun that “%s”, line %d, fits best",
    apposition = "in apposition to “%s”, line %d",
    turn = "whose turn it is in the conversation: “%s”, line %d",
}

-- Where a quotation has no source.
local SOURCELESS = {
    continued = "goes on, as nothing says otherwise",
    paragraph = "says something else in the same paragraph",
    beat = "acts right there, or right before",
    turn = "whose turn it is in the conversation",
}

-- From a mention to the first one of the same person: what shows each step.
local function trace(doc, index)
    local steps, mention = {}, doc.mentions[index + 1]
    while mention do
        local before = mention.antecedent and doc.mentions[mention.antecedent + 1]
        local form = REFERENCES[mention.reference]
        if not form or #steps == 4 or (mention.reference == "new" and #steps > 0) then
            break
        end
        local step = form:format(before and before.text, before and before.line)
        -- whoever reads the first step has the mention before him
        steps[#steps + 1] = #steps == 0 and step or "that is " .. step
        mention = before
    end
    return table.concat(steps, "; ")
end

local function speaker_of(doc, candidate, quote)
    local name = quote.speaker and quote.speaker .. (quote.role and ", " .. quote.role or "")
    if not name then
        local reason = UNKNOWN[quote.unknown] or quote.unknown
        if candidate.source and not candidate.mention then
            reason = "the source is no mention that a rule knows"
        end
        local who = candidate.mention and quoted(doc.mentions[candidate.mention + 1].text) .. ": " or ""
        return "unknown: " .. who .. reason
    elseif not candidate.source then
        return name .. ": " .. (SOURCELESS[candidate.reference] or SOURCELESS.continued)
    end
    return ("%s: “%s” is %s"):format(name, doc.mentions[candidate.mention + 1].text, trace(doc, candidate.mention))
end

-- A quotation, and what it beat -----------------------------------------------------------------------------------

local BEATS = { overlap = "it wants some of the same words", source = "its source stands in this one" }

local function write_rivals(page, index)
    for _, rival in ipairs(page.rivals[index] or {}) do
        if rival.outcome == "joined" then
            page:fact("goes on", ("line %d, %s, by %s")
                :format(rival.line, quoted(short(rival.text)), why.name(rival)), 4)
        else
            page:fact("beats", ("%s %s: %s")
                :format(why.name(rival), quoted(short(rival.text)), BEATS[rival.outcome]), 4)
        end
    end
end

local function write_quotation(page, doc, index)
    local candidate = doc.candidates[index + 1]
    local quote = doc.quotes[candidate.quote + 1]
    page:fact("quotation " .. candidate.quote + 1, ("%s, by %s"):format(quote.type, why.name(candidate)))
    page:fact("content", candidate.text, 4)
    page:fact("cue", candidate.cue_text or "none", 4)
    page:fact("source", candidate.source_text or "none", 4)
    page:fact("speaker", speaker_of(doc, candidate, quote), 4)
    write_rivals(page, index)
end

local function write_unsure(page, doc, index)
    local candidate = doc.candidates[index + 1]
    page:fact("left out", ("%s %s: below %.4g"):format(why.name(candidate), quoted(short(candidate.text)), page.asked))
    write_rivals(page, index)
end

-- Marks and mentions ----------------------------------------------------------------------------------------------

local KINDS = {
    quotation = "quotation", scare = "scare quotes: no rule makes it a quotation", title = "title", term = "term",
}

local PROBLEMS = {
    ["unclosed"] = "opens, and nothing closes it",
    ["unopened"] = "closes, and nothing opened it",
    ["mismatched"] = "is closed by a mark of another style",
    ["bad-bytes"] = "is no UTF-8",
}

-- The rule that has said what a marked span is: its match takes the span in.
local function decided_by(block, span)
    for _, match in ipairs(block.matches) do
        if match.span[1] <= span[1] and match.span[2] >= span[2] then
            return match.rule
        end
    end
    return nil
end

-- The word that an apostrophe is in.
local function word_around(s, span)
    local before = s:sub(math.max(1, span[1] - 40), span[1]):match("[^%s]*$")
    local after = s:sub(span[2] + 1, span[2] + 40):match("^[^%s]*")
    return (before .. s:sub(span[1] + 1, span[2]) .. after):gsub("[%.,;:!?]+$", "")
end

local function write_marked_span(page, block, span)
    local rule = span.kind ~= "quotation" and decided_by(block, span.span)
    page:fact("mark", ("%s: %s%s%s%s"):format(short(page.text:sub(span.span[1] + 1, span.span[2])),
        rule and span.kind or KINDS[span.kind], rule and ", by " .. rule or "",
        span.depth > 0 and ", inside another" or "",
        (span.continued and ", goes on in a later paragraph") or (not span.closed and ", end guessed") or ""))
end

local function write_marks(page, block)
    local apostrophes = {}
    for _, span in ipairs(block.spans) do
        write_marked_span(page, block, span)
    end
    for _, mark in ipairs(block.marks) do
        if mark.role == "apostrophe" then
            apostrophes[#apostrophes + 1] = word_around(page.text, mark.span)
        elseif mark.role == "other" then
            page:fact("mark", ("%s at column %d: neither opens nor closes anything"):format(mark.text, mark.column))
        end
    end
    if #apostrophes > 0 then
        page:fact("apostrophe", table.concat(apostrophes, ", "))
    end
    for _, problem in ipairs(block.problems) do
        local words = problem.kind == "bad-bytes" and "a byte"
            or short(page.text:sub(problem.span[1] + 1, problem.span[2]))
        page:fact("problem", ("%s at column %d %s"):format(words, problem.column, PROBLEMS[problem.kind]))
    end
end

local function write_mentions(page, doc, block)
    for _, mention in ipairs(block.mentions) do
        if mention.kind ~= "phrase" or mention.entity then -- a phrase names somebody only if it is a source
            local speaker = mention.speaker and doc.speakers[mention.speaker + 1].name
            local known = trace(doc, mention.index)
            page:fact("mention", ("%s: %s, by %s; %s%s"):format(quoted(mention.text), mention.kind, mention.rule,
                speaker and speaker ~= mention.text and speaker .. ": " or "", known ~= "" and known
                    or mention.kind == "name" and "only the capital of a sentence" or "nobody known"))
        end
    end
end

-- A paragraph -----------------------------------------------------------------------------------------------------

local ROLES = {
    body = "paragraph", headline = "headline", standfirst = "standfirst",
    dateline = "dateline: nothing is said in one", byline = "by-line: nothing is said in one",
    caption = "caption: its names count, nothing is said in one", credit = "credit: nothing is said in one",
    markup = "markup: nothing is said in it",
}

local SIGNS = { { "content", "~", "green" }, { "cue", "^", "yellow" }, { "source", "=", "cyan" } }

-- The block that a position is in, or the last one before it.
local function block_at(doc, position)
    local low, high = 1, #doc.blocks
    while low < high do
        local middle = math.ceil((low + high) / 2)
        if doc.blocks[middle].span[1] <= position then
            low = middle
        else
            high = middle - 1
        end
    end
    return low
end

-- The parts of quotations, for underlining, in each block that they touch.
local function deal_parts(doc)
    for number, quote in ipairs(doc.quotes) do
        for _, sign in ipairs(SIGNS) do
            for _, span in ipairs(quote[sign[1]] or {}) do
                for i = block_at(doc, span[1]), block_at(doc, span[2] - 1) do
                    table.insert(doc.blocks[i].parts, { first = span[1] + 1, last = span[2], sign = sign[2],
                        style = sign[3], number = sign[1] == "content" and number or nil })
                end
            end
        end
    end
end

-- Give each block what belongs to it, and each candidate its rivals: looking for them would take too long in a long
-- text.
local function deal(page, doc)
    for _, block in ipairs(doc.blocks) do
        for _, list in ipairs { "spans", "marks", "mentions", "problems", "matches", "candidates", "parts" } do
            block[list] = {}
        end
    end
    for _, list in ipairs { "spans", "marks", "mentions", "problems", "candidates" } do
        for i, item in ipairs(#doc.blocks > 0 and doc[list] or {}) do
            item.index = i - 1
            table.insert(doc.blocks[block_at(doc, (item.span or item.content[1])[1])][list], item)
        end
    end
    for _, match in ipairs(doc.matches) do
        if match.kept and page.kinds[match.rule] == "marked" then
            table.insert(doc.blocks[block_at(doc, match.span[1])].matches, match)
        end
    end
    deal_parts(doc)
    page.rivals = {}
    for _, candidate in ipairs(doc.candidates) do
        if candidate.by then
            page.rivals[candidate.by] = page.rivals[candidate.by] or {}
            table.insert(page.rivals[candidate.by], candidate)
        end
    end
end

local function write_text(page, block)
    for _, line in ipairs(underline.lines(page.text, block.span[1] + 1, block.span[2], block.parts,
        page.width - 2, page.paint)) do
        page:line("  " .. line.shown)
        if line.signs ~= "" then
            page:line("  " .. page.paint("dim", line.signs))
        end
    end
end

local SPEAKING = { body = true, headline = true, standfirst = true }

local function write_block(page, doc, block)
    local place = ("%s:%d"):format(text.clean(tostring(doc.id)), block.line)
    page:line(page.paint("bold", place) .. " " .. ROLES[block.role])
    write_text(page, block)
    if #block.candidates == 0 and SPEAKING[block.role] then
        page:fact("nothing", "no rule for quotations matches here")
    end
    for _, candidate in ipairs(block.candidates) do
        if candidate.quote then
            write_quotation(page, doc, candidate.index)
        elseif candidate.outcome == "unsure" then
            write_unsure(page, doc, candidate.index)
        end
    end
    write_marks(page, block)
    write_mentions(page, doc, block)
    page:line("")
end

-- A document ------------------------------------------------------------------------------------------------------

local function count_lines(s)
    local _, ends = s:gsub("\r\n?", "\n"):gsub("\n", "\n")
    return ends + (s:find("[^\r\n]$") and 1 or 0)
end

-- Is the block to be shown? Without a line, one with nothing to explain is passed over. Blank lines belong to the
-- paragraph before them.
local function is_wanted(block, after, line)
    if line then
        return block.line <= line and (not after or line < after.line)
    end
    return #block.candidates + #block.spans > 0
end

-- Returns how many blocks were shown.
local function write_document(page, doc, s, line)
    local shown = 0
    if line and line > count_lines(s) then
        return 0
    end
    page.text = s
    deal(page, doc)
    for i, block in ipairs(doc.blocks) do
        if is_wanted(block, doc.blocks[i + 1], line) then
            write_block(page, doc, block)
            shown = shown + 1
        end
    end
    return shown
end

-- The command -----------------------------------------------------------------------------------------------------

-- "a.txt:12" is line 12 of a.txt, unless there is a file of that name.
local function split_place(host, argument)
    local path, line = argument:match("^(.+):(%d+)$")
    if path and not host.stat(argument) then
        return path, tonumber(line)
    end
    return argument
end

local function complain(run, message)
    report.say(run.host, message)
    run.status = report.INPUT
end

local function explain(run, document, line)
    local given = run.given
    local ok, doc, message = pcall(run.rules.read, run.rules, document.text, {
        parts = "explain", id = document.id, lang = document.lang or given.lang, scope = given.scope,
        min_confidence = given.min_confidence, offsets = given.format == "json" and given.offsets or nil,
    })
    if not ok or not doc then
        complain(run, document.where .. ": " .. tostring(ok and message or doc))
    elseif given.format == "json" then
        run.page.out:write(dixit.json(doc), "\n")
    elseif write_document(run.page, doc, document.text, line) == 0 and line then
        complain(run, ("%s:%d: there is no text on this line"):format(document.where, line))
    end
    return output.is_open(run.page.out)
end

local function explain_file(run, argument)
    local path, line = split_place(run.host, argument)
    local found = not line
    local go_on = inputs.each(run.host, path, run.given.input, function(document)
        if document.number and line then
            found = found or document.number == line
            return document.number ~= line or explain(run, document)
        end
        found = true
        return explain(run, document, line)
    end, function(message)
        found = true
        complain(run, message)
    end)
    if not found then
        complain(run, ("%s:%d: there is no document on this line"):format(inputs.name_of(path), line))
    end
    return go_on
end

---@return integer status
return function(host, given)
    if given.format and given.format ~= "text" and given.format ~= "json" then
        report.stop(report.USAGE, ("--format should be text or json, not '%s' (dixit help explain tells more)")
            :format(given.format))
    end
    if #given.files == 0 and host.is_terminal(0) then
        report.stop(report.USAGE, "no file to explain (dixit help explain tells more)")
    end
    local rules, kinds = rulesets.load(given)
    local run = { host = host, given = given, rules = rules, status = report.OK }
    run.page = setmetatable({ out = output.open(host, given.output), width = terminal.width(host),
        paint = terminal.painter(host, given), kinds = kinds, asked = given.min_confidence }, Page)
    for _, argument in ipairs(#given.files > 0 and given.files or { "-" }) do
        if not explain_file(run, argument) then
            break
        end
    end
    output.finish(run.page.out)
    return run.status
end
