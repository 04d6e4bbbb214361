-- dixit new-pack: begin a pack, from a template that loads, finds something, and passes its own tests.
local dixit = ...
local report = dixit.script("cli.report")
local output = dixit.script("cli.output")

-- @ stands for the pack's name.
local PACK = [==[
-- dixit-pack: 1
-- @: what this pack is for, in a line.
--
-- Try it:         dixit -r ./@.lua article.txt
-- Test it:        dixit test ./@.lua       (the examples in here, and @.spec)
-- See why:        dixit explain -r ./@.lua article.txt:12
-- Work on it:     dixit watch -r ./@.lua article.txt
local dixit = require "dixit"

-- What the pack builds on: all rules and words of "en" count as well. `extends = false` begins with nothing.
local p = dixit.pack { name = "@", extends = "en" }

-- Words -----------------------------------------------------------------------------------------------------------

-- Verbs that show speech. English ones are inflected: tweet, tweets, tweeted, tweeting.
p:cues { "tweet" }

-- Words that show speech only at times count for less.
-- p:cues { "shrug", certain = false }

-- A list of your own, for patterns: one word or several on each line.
-- p:words("OUTLET", "the gazette\nradio harbour")

-- Rules -----------------------------------------------------------------------------------------------------------

-- A rule for quotations: a pattern, in which content: is what was said, cue: shows the saying and source: names who
-- said it. `dixit test` tries `yes` and `no`: in each text in `yes` the rule must find something, in each in `no` not.
p:rule {
    name = "slug",
    score = 0.9, -- how far to trust it, from 0 to 1; where two rules want the same words the higher wins
    match = [[ block-start source:NAME cue:">>" content:SENTENCE ]],
    yes = { "Ann Lee >> The ferry will not sail tonight." },
    no = {
        "Prices rose >> and the ferry sailed.", -- no name before it
        "On Sunday Ann Lee >> said nothing.", -- not at the start of a block
    },
}

-- Other kinds of rules: who is named, what part a paragraph plays, what stands in marks and is no quotation.
-- p:mention { name = "desk", kind = "group", match = [[ "the" head:("newsroom" | "desk") ]] }
-- p:block { name = "reporting", role = "credit", match = [[ block-start "reporting" "by" ]] }
-- p:marked { name = "ship", kind = "title", match = [[ ("the" | "aboard") content:SHORT ]] }

-- Leave out a rule that "en" has (`dixit rules en` lists them), or a word of its lists.
-- p:without "en/alone"
-- p:without_words("CUE", "claimed")

return p
]==]

local SPEC = [==[
# @

What @ must find in whole texts. `dixit test` tries every block: a text, a line with a dot, and a line for each
quotation. What a line leaves out is not compared.

## A verb of ours

```
“The bridge stays,” tweeted Ann Lee, the mayor.
.
direct [“The bridge stays,”] cue=[tweeted] source=[Ann Lee, the mayor] speaker=Ann Lee
```

A neighbour, in which nobody says anything:

```
The birds tweeted all morning, and Ann Lee left.
.
```

## A slug

```
Ann Lee >> The ferry will not sail tonight.
.
[The ferry will not sail tonight] speaker=Ann Lee rule=@/slug
```
]==]

-- Make the directory and those above it.
local function make_directories(host, path)
    local at = 1
    while at do
        at = path:find("/", at + 1, true)
        local ok, message = host.make_directory(path:sub(1, at and at - 1 or #path))
        if not ok then
            report.stop(report.INPUT, message)
        end
    end
end

-- Write the files, all or none.
local function create(host, files)
    local made = {}
    for _, file in ipairs(files) do
        if host.stat(file.path) then
            report.stop(report.INPUT, file.path .. ": is there already; nothing was written")
        end
    end
    for _, file in ipairs(files) do
        local ok, message = host.create(file.path, file.text)
        if not ok then
            for _, path in ipairs(made) do
                os.remove(path)
            end
            report.stop(report.INPUT, message)
        end
        made[#made + 1] = file.path
    end
end

---@return integer status
return function(host, given)
    local name = given.files[1]
    if not name or given.files[2] then
        report.stop(report.USAGE, "dixit new-pack takes a name (dixit help new-pack tells more)")
    elseif not name:find("^%a[%w_-]*$") then
        report.stop(report.USAGE, ("a pack's name begins with a letter and has letters, digits, '_' and '-', not '%s'")
            :format(name))
    end
    local directory = given.output
    if directory then
        make_directories(host, directory)
    end
    local stem = (directory and directory:gsub("/*$", "") .. "/" or "") .. name
    create(host, { { path = stem .. ".lua", text = (PACK:gsub("@", name)) },
        { path = stem .. ".spec", text = (SPEC:gsub("@", name)) } })
    local path = directory and stem or "./" .. stem
    return output.print(host, ("%s.lua: a pack with a verb, a rule and their examples\n"
        .. "%s.spec: examples of whole texts\n\nNow try: dixit test %s.lua\n"):format(path, path, path))
end
