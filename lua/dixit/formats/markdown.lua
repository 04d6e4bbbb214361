-- dixit-format: 1
-- For people who write: the quotations as block quotes under their speakers.
local dixit = require "dixit"
local escape = dixit.script("escape")
local phrases = dixit.script("phrases")

local M = {
    name = "markdown",
    description = "for people: quotations as block quotes under their speakers",
    extension = "md",
}

local function write_group(out, group, quotes)
    out:write("\n## ", escape.markdown(group.title), "\n")
    if group.speaker and group.speaker.role then
        out:write("\n*", escape.markdown(group.speaker.role), "*\n")
    end
    for _, index in ipairs(group.quotes) do
        local quote = quotes[index]
        -- a hard line break: the attribution is a line of the block quote
        out:write("\n> ", escape.markdown(quote.text), "\\\n> — ", escape.markdown(phrases.detail(quote)), "\n")
    end
end

local function write_marked(out, marked)
    if #marked == 0 then
        return
    end
    out:write("\n## In marks, but no quotation\n\n")
    for _, span in ipairs(marked) do
        out:write("- ", escape.markdown(span.text), " (", phrases.kinds[span.kind] or span.kind, ")\n")
    end
end

local function write_problems(out, problems)
    if #problems == 0 then
        return
    end
    out:write("\n## Worth a look\n\n")
    for _, problem in ipairs(problems) do
        out:write("- Line ", problem.line, ": ", phrases.problems[problem.kind] or problem.kind, "\n")
    end
end

function M.document(out, doc)
    if out.written then
        out:write("\n")
    end
    out.written = true
    local name = phrases.name(doc)
    out:write("# ", escape.markdown(doc.title or name or "Quotations"), "\n\n")
    if name and doc.title then
        out:write(escape.markdown(name), " · ")
    end
    out:write(phrases.summary(doc), "\n")
    for _, group in ipairs(phrases.groups(doc)) do
        write_group(out, group, doc.quotes)
    end
    write_marked(out, doc.marked)
    write_problems(out, doc.problems)
end

return M
