-- dixit-format: 1
-- The article as one page to read, to check and to print: quotations highlighted in a colour for each speaker and
-- numbered; beside it the speakers with what they said, linked both ways. The page needs nothing from outside and no
-- script; colours are never the only sign.
local dixit = require "dixit"
local escape = dixit.script("escape")
local phrases = dixit.script("phrases")
local weave = dixit.script("weave")

local M = {
    name = "html",
    description = "a page: the text with quotations highlighted and linked to their speakers",
    extension = "html",
    offsets = "text",
}

-- The page ------------------------------------------------------------------------------------------------------

-- Speakers beyond these begin again with the first.
local HUES = { 212, 28, 145, 285, 350, 178, 52, 245, 105, 315 }

local STYLE = [[
:root { color-scheme: light dark;
  --paper: #fdfcfa; --ink: #1c1b1a; --dim: #5f5b56; --line: #dedad3; --link: #1a4f8b; --none: #ecebe8;
  --tint: 92%; --edge: 35%; --rich: 75%; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #191a1c; --ink: #e8e6e3; --dim: #a8a49e; --line: #3a3b3e; --link: #9cc4f2; --none: #303134;
    --tint: 19%; --edge: 66%; --rich: 42%; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0; padding: 0 1.25rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.65 Charter, "Bitstream Charter", Georgia, "Noto Serif", "Times New Roman", serif; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .4rem .8rem; background: var(--paper); z-index: 1; }
.document { display: grid; grid-template-columns: minmax(0, 40rem) minmax(0, 23rem); column-gap: 3.5rem;
  justify-content: center; max-width: 72rem; margin: 0 auto; padding: 2.5rem 0; }
.document + .document { border-top: 3px double var(--line); }
h1, h2 { font-size: 2rem; line-height: 1.2; margin: 0 0 .6rem; text-wrap: balance; overflow-wrap: break-word; }
h2 { font-size: 1.35rem; margin-top: 2rem; }
p { margin: 0 0 1rem; overflow-wrap: break-word; }
.about, aside, .byline, .dateline, .credit, .caption, .legend, sup, footer {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
.about, .byline, .dateline, .credit, .caption, .legend, footer {
  font-size: .85rem; line-height: 1.5; color: var(--dim); }
.about, .legend { margin: 0 0 1.5rem; }
.byline, .dateline, .credit, .caption { margin-bottom: .5rem; }
:is(.byline, .dateline, .credit, .caption) + p:not([class]) { margin-top: 1.25rem; }
.standfirst { font-size: 1.2rem; line-height: 1.5; color: var(--dim); }
.markup { font: .8rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; color: var(--dim); }
mark { background: none; color: inherit; -webkit-box-decoration-break: clone; box-decoration-break: clone;
  scroll-margin: 4rem; }
.direct, .mixed, .indirect { border-bottom: 2px solid hsl(var(--h) var(--rich) var(--edge)); padding: .08em 0; }
.direct { background: hsl(var(--h) var(--rich) var(--tint)); }
.mixed { border-bottom-style: dashed; background: hsl(var(--h) var(--rich) var(--tint)); }
.indirect { border-bottom-style: dotted; }
.nobody { --h: 0; --rich: 0%; }
.nobody.direct, .nobody.mixed { background: var(--none); }
mark:target { outline: 2px solid hsl(var(--h) var(--rich) var(--edge)); outline-offset: 2px; }
.source { text-decoration: underline; text-decoration-color: hsl(var(--h) var(--rich) var(--edge));
  text-underline-offset: .2em; color: inherit; }
.marked { border-bottom: 1px dotted var(--dim); }
sup { font-size: .65em; line-height: 0; margin-left: .1em; white-space: nowrap; }
sup a { text-decoration: none; padding: .4em .1em; }
sup a:hover { text-decoration: underline; }
.legend span { white-space: nowrap; margin-right: 1em; }
.legend mark { --h: 212; padding: 0 .25em; }
aside { font-size: .9rem; line-height: 1.5; border-left: 1px solid var(--line); padding-left: 1.75rem; }
aside h2 { font-size: 1rem; margin: 0 0 1rem; }
aside h3 { font-size: 1rem; line-height: 1.3; margin: 0; padding-left: .6rem;
  border-left: .3rem solid hsl(var(--h) var(--rich) var(--edge)); overflow-wrap: break-word; }
aside section { margin-bottom: 1.75rem; scroll-margin: 2rem; }
aside h3 + p, .names { color: var(--dim); margin: .1rem 0 0 .9rem; }
aside section:target h3 { text-decoration: underline; }
aside ol, aside ul { list-style: none; margin: .5rem 0 0; padding: 0; }
aside li { position: relative; padding: .35rem .4rem .35rem 2.2rem; scroll-margin: 4rem; overflow-wrap: break-word; }
aside li:target { background: hsl(var(--h) var(--rich) var(--tint)); }
aside ol li > a { position: absolute; left: 0; width: 1.75rem; text-align: right; text-decoration: none; }
aside ol li > a:hover { text-decoration: underline; }
aside ul li { padding-left: .9rem; }
.detail { display: block; color: var(--dim); font-size: .8rem; line-height: 1.45; }
footer { max-width: 72rem; margin: 0 auto; padding: 1rem 0 2.5rem; border-top: 1px solid var(--line); }
@media (max-width: 56rem) {
  .document { grid-template-columns: minmax(0, 40rem); padding: 1.5rem 0; }
  aside { border-left: 0; padding: 1.5rem 0 0; border-top: 1px solid var(--line); margin-top: 1.5rem; }
  h1 { font-size: 1.6rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  @page { margin: 18mm 18mm 20mm; }
  :root { --paper: #fff; --ink: #000; --dim: #444; --line: #999; --link: #000; --none: #eee; --tint: 93%;
    --edge: 35%; --rich: 75%; }
  html { font-size: 10pt; }
  body { padding: 0; line-height: 1.5; }
  .document { display: block; padding: 0; max-width: none; }
  .document + .document { break-before: page; border-top: 0; }
  mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  aside h3 { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  a { text-decoration: none; }
  p { orphans: 3; widows: 3; }
  aside { border-left: 0; border-top: 1px solid var(--line); padding: 1rem 0 0; margin-top: 1.5rem;
    columns: 2; column-gap: 2rem; }
  aside h2 { column-span: all; }
  aside li, aside h3 { break-inside: avoid; }
  aside h3, aside h3 + p { break-after: avoid; }
  .skip { display: none; }
}
]]

local function hue_classes()
    local lines = {}
    for i, hue in ipairs(HUES) do
        lines[i] = (".c%d { --h: %d; }\n"):format(i, hue)
    end
    return table.concat(lines)
end

local function language(doc)
    return escape.xml(doc.lang or "und")
end

local function write_head(out, doc)
    out.lang = language(doc)
    local title = doc.title or phrases.name(doc)
    out:write("<!DOCTYPE html>\n", '<html lang="', out.lang, '">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="color-scheme" content="light dark">\n', '<meta name="generator" content="dixit ',
        escape.xml(dixit.version), '">\n<title>', title and escape.xml(title) .. " – quotations" or "Quotations",
        "</title>\n<style>\n", STYLE, hue_classes(), "</style>\n</head>\n<body>\n",
        '<a class="skip" href="#d1-speakers">Skip to the speakers</a>\n<main>\n')
end

-- The text ------------------------------------------------------------------------------------------------------

local function colour(speaker)
    return speaker and "c" .. ((speaker - 1) % #HUES + 1) or "nobody"
end

-- What a pointer that rests on a quotation is told, and a screen reader that follows its number.
local function summary(quote)
    return escape.xml((quote.speaker or "speaker unknown") .. ", " .. quote.type)
end

local function add_content(list, quote, prefix, number, speaker)
    local class = quote.type .. " " .. colour(speaker)
    local again = ('<mark class="%s" title="%s">'):format(class, summary(quote))
    local reference = ('</mark><sup><a href="#%sn%d" aria-label="quotation %d: %s">%d</a></sup>'):format(prefix, number,
        number, summary(quote), number)
    for i, span in ipairs(quote.content) do
        list[#list + 1] = {
            span[1], span[2],
            open = i == 1 and ('<mark id="%sq%d" class="%s" title="%s">'):format(prefix, number, class, summary(quote))
                or again,
            again = again,
            close = "</mark>",
            finish = i == #quote.content and reference or nil,
        }
    end
end

-- Sources are links to their speakers, each once: two quotations may share one, and no link may stand in another. So
-- one is left out, too, that a quotation ends in.
local function add_sources(list, sources, ends, prefix)
    local reached, next_end = 0, 1
    local function by_start(a, b)
        return a[1] < b[1]
    end
    table.sort(sources, by_start)
    table.sort(ends)
    for _, source in ipairs(sources) do
        while ends[next_end] and ends[next_end] <= source[1] do
            next_end = next_end + 1
        end
        local is_free = source[1] >= reached and not (ends[next_end] and ends[next_end] <= source[2])
        if is_free then
            local open = ('<a class="source %s" href="#%ss%d">'):format(colour(source.speaker), prefix, source.speaker)
            list[#list + 1] = { source[1], source[2], open = open, close = "</a>" }
            reached = source[2]
        end
    end
end

-- What is woven into the text.
local function elements(doc, prefix)
    local list, sources, ends = {}, {}, {}
    local numbers = phrases.speaker_numbers(doc)
    for number, quote in ipairs(doc.quotes) do
        local speaker = numbers[number]
        add_content(list, quote, prefix, number, speaker)
        ends[number] = quote.content[#quote.content][2]
        for _, span in ipairs(speaker and quote.source or {}) do
            sources[#sources + 1] = { span[1], span[2], speaker = speaker }
        end
    end
    add_sources(list, sources, ends, prefix)
    for _, marked in ipairs(doc.marked) do
        local open = ('<span class="marked" title="%s">'):format(phrases.kinds[marked.kind] or escape.xml(marked.kind))
        list[#list + 1] = { marked.span[1], marked.span[2], open = open, close = "</span>" }
    end
    return list
end

-- What stands under the heading, which is the title or else the name.
local function write_about(out, doc)
    local name = doc.title and phrases.name(doc)
    out:write('<p class="about">', name and escape.xml(name) .. " · " or "", phrases.summary(doc), "</p>\n")
    if #doc.quotes > 0 and out.documents == 1 then
        out:write('<p class="legend"><span><mark class="direct">direct</mark> word for word</span> ',
            '<span><mark class="mixed">mixed</mark> partly so</span> <span><mark class="indirect">indirect</mark> ',
            'in other words</span> <span><mark class="direct nobody">grey</mark> speaker unknown</span></p>\n')
    end
end

local function write_article(out, doc, prefix)
    local write = weave.weaver(doc.text, elements(doc, prefix), escape.xml)
    local has_title = doc.title ~= nil
    out:write('<article aria-label="Text">\n')
    if not has_title then
        out:write("<h1>", escape.xml(phrases.name(doc) or "A text without a name"), "</h1>\n")
        write_about(out, doc)
    end
    for _, block in ipairs(doc.blocks) do
        local text = write(block.span[1], block.span[2])
        if block.role == "headline" and has_title then
            out:write('<h1 dir="auto">', text, "</h1>\n")
            write_about(out, doc)
            has_title = false
        elseif block.role == "headline" then
            out:write('<h2 dir="auto">', text, "</h2>\n")
        else
            local class = block.role ~= "body" and ' class="' .. escape.xml(block.role) .. '"' or ""
            out:write("<p", class, ' dir="auto">', text, "</p>\n")
        end
    end
    out:write("</article>\n")
end

-- The speakers --------------------------------------------------------------------------------------------------

local function write_quote(out, quote, prefix, number)
    local detail = ("%s · %.0f\194\160%% · %s"):format(phrases.detail(quote), quote.confidence * 100, quote.rule)
    out:write('<li id="', prefix, "n", number, '" dir="auto"><a href="#', prefix, "q", number,
        '" aria-label="quotation ', number, ' in the text">', number, "</a>", escape.xml(quote.text),
        '<span class="detail" dir="ltr">', escape.xml(detail), "</span></li>\n")
end

local function write_group(out, doc, group, prefix, number)
    local speaker = group.speaker
    local class = speaker and colour(number) or "nobody"
    local id = speaker and (' id="%ss%d"'):format(prefix, number) or ""
    out:write("<section", id, ' class="', class, '">\n<h3 dir="auto">', escape.xml(group.title), "</h3>\n")
    if speaker and speaker.role then
        out:write('<p dir="auto">', escape.xml(speaker.role), "</p>\n")
    end
    out:write('<ol>\n')
    for _, index in ipairs(group.quotes) do
        write_quote(out, doc.quotes[index], prefix, index)
    end
    out:write("</ol>\n</section>\n")
end

local function write_list(out, title, lines)
    if #lines > 0 then
        out:write('<section class="nobody">\n<h3>', title, "</h3>\n<ul>\n", table.concat(lines), "</ul>\n</section>\n")
    end
end

local function write_rest(out, doc)
    local marked, problems = {}, {}
    for i, span in ipairs(doc.marked) do
        marked[i] = ('<li dir="auto">%s<span class="detail">%s</span></li>\n'):format(escape.xml(span.text),
            phrases.kinds[span.kind] or escape.xml(span.kind))
    end
    for i, problem in ipairs(doc.problems) do
        problems[i] = ("<li>Line %d: %s</li>\n"):format(problem.line, phrases.problems[problem.kind] or problem.kind)
    end
    write_list(out, "In marks, but no quotation", marked)
    write_list(out, "Worth a look", problems)
end

local function write_aside(out, doc, prefix)
    out:write('<aside aria-labelledby="', prefix, 'speakers">\n<h2 id="', prefix, 'speakers">Who says what</h2>\n')
    if #doc.quotes == 0 then
        out:write("<p>No quotation was found.</p>\n")
    end
    for number, group in ipairs(phrases.groups(doc)) do
        write_group(out, doc, group, prefix, number)
    end
    write_rest(out, doc)
    out:write("</aside>\n")
end

-- The format ----------------------------------------------------------------------------------------------------

function M.document(out, doc)
    out.documents = (out.documents or 0) + 1
    if out.documents == 1 then
        write_head(out, doc)
    end
    local prefix = "d" .. out.documents .. "-"
    local lang = language(doc)
    lang = lang ~= out.lang and ' lang="' .. lang .. '"' or ""
    out:write('<div class="document" id="d', out.documents, '"', lang, ">\n")
    write_article(out, doc, prefix)
    write_aside(out, doc, prefix)
    out:write("</div>\n")
end

function M.close(out)
    if not out.documents then
        write_head(out, {})
    end
    out:write("</main>\n<footer>Quotations found and attributed by dixit ", escape.xml(dixit.version),
        ". Check them against the text before you rely on them.</footer>\n</body>\n</html>\n")
end

return M
