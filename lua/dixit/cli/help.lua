-- What `dixit --help` says. At most 80 columns.
local dixit = ...
local output = dixit.script("cli.output")
local suggest = dixit.script("suggest")
local report = dixit.script("cli.report")

local M = {}

M.extract = [[
Who said what, in any text.

Usage: dixit [extract] [OPTION]... [FILE|-]...
       dixit formats           list the formats
       dixit rules [PACK]...   list the packs of rules, or the rules of packs
       dixit compile PACK...   packs into a file that opens at once
       dixit explain FILE...   tell why each answer is what it is
       dixit new-pack NAME     begin a pack of rules of your own
       dixit test [PACK]...    try the examples of packs
       dixit watch FILE...     show what changes as texts or rules do
       dixit help COMMAND      tell more of a command

Finds the quotations in each FILE and names the speaker of each. A FILE holds
one text, or JSON lines: {"id": "...", "text": "...", "lang": "en"}. Without a
FILE, and for -, the standard input is read.

What to look for:
  -r, --rules PACK        use this pack of rules: a name, or a Lua file; may be
                          given more than once; or what dixit compile made
  -l, --lang LANG         the language of the texts (default: en)
      --scope WHAT        speech: what people call a quotation (default)
                          all: beliefs, wishes and attitudes too
      --min-confidence N  leave out quotations below N, from 0 to 1

What goes in and comes out:
  -f, --format FORMAT     text (default), json, jsonl, csv, html ... (dixit
                          formats lists them), or a Lua file
  -o, --output FILE       write to FILE; it is replaced when all is done
      --offsets UNIT      count positions in bytes (default), codepoints, utf16,
                          where the format leaves the choice
      --input KIND        text, jsonl, or auto (default): look at the file
      --color, --no-color use colours, or do not; by default on a terminal

      --no-limits         let rules and formats of your own take all the time
                          and memory they like
  -h, --help              show this
  -V, --version           show the version

Examples:
  dixit article.txt                        read it
  dixit -f html -o quotes.html *.txt       a page to read, check and print
  dixit -f sql *.txt | sqlite3 quotes.db   a database with full-text search
  curl -s https://example.org/a.txt | dixit
  dixit -f jsonl corpus.jsonl | jq -r '.speakers[].name' | sort | uniq -c
  dixit -r ./gazette.lua article.txt       with rules of your own

Exit status: 0 fine, 2 wrong usage, 3 an input could not be read or the output
not be written, 4 a pack or a format failed.
]]

M.formats = [[
Usage: dixit formats

Lists the formats that --format knows by name, and where each was found; and
those that are hidden by one of the same name nearer to you. See dixit rules
--help for the places, with formats/ instead of rules/.
]]

M.rules = [[
Usage: dixit rules [PACK]...

Without a PACK, lists the packs that --rules knows by name, and where each was
found. These places are searched, the nearest first:
  .dixit/rules                  here, and in the folders above
  ~/.config/dixit/rules         your own ($XDG_CONFIG_HOME)
  ~/.local/share/dixit/rules    installed ($XDG_DATA_HOME, $XDG_DATA_DIRS)
  those that came with dixit

With PACKs, lists what they come to when put together: the packs in their
order, with those they extend; the rules that are in force; and what packs did
to others: which rules are off or replaced, and by whom, and how many words
were added to a list (+) or taken from it (-). Each line begins with what it
tells of: pack, rule, off, replaced or list.

With a file that dixit compile wrote, says what was compiled, and its rules.
]]

M.compile = [[
Usage: dixit compile PACK... -o FILE

Compiles packs, with those they extend, into FILE, which opens in a fraction of
a millisecond and needs no Lua: in C, dixit_ruleset_open() uses it. With a "/"
or the ending .ruleset in its name, --rules takes it as it takes a pack, alone;
dixit rules FILE tells what is in it. FILE is good for the version of dixit
that wrote it, on the same kind of machine; others refuse it.

Functions of rules (`when`) stay behind: such rules find nothing in FILE, and
are named in a warning.

  -o, --output FILE       write to FILE; it is replaced when all is done
      --no-limits         let the packs take all the time and memory they like

Example:
  dixit compile en ./gazette.lua -o gazette.ruleset
  dixit -r gazette.ruleset article.txt
]]

M.explain = [[
Usage: dixit explain [OPTION]... [FILE[:LINE]|-]...

Tells why the answers are what they are. For each paragraph of FILE, or for the
one at LINE: the text with content (~), cue (^) and source (=) underlined; which
rule found each quotation, which other candidates it beat and what they wanted;
how its speaker is known; what the marks were taken for; who is mentioned. In
JSON lines, LINE is the line of a document.

  -r, --rules PACK        use this pack of rules; may be given more than once
  -l, --lang LANG         the language of the texts (default: en)
      --scope WHAT        speech (default) or all
      --min-confidence N  leave out quotations below N, from 0 to 1
  -f, --format FORMAT     text (default), or json: all of it, one line for each
                          document
  -o, --output FILE       write to FILE
      --offsets UNIT      in json, count in bytes (default), codepoints, utf16
      --input KIND        text, jsonl, or auto (default)
      --color, --no-color use colours, or do not; by default on a terminal

Examples:
  dixit explain article.txt:12
  dixit explain article.txt | grep beats      what was decided against
  dixit explain -f json a.txt | jq -c '.candidates[] | [.rule, .outcome]'
]]

M.test = [[
Usage: dixit test [OPTION]... [PACK|DIR|FILE.spec]...

Tries the examples of packs: the fields `yes` and `no` of rules, and the files
whose names begin with the pack's name and end in .spec, beside it. A text in
`yes` must make its rule give something, one in `no` must not. PACK is a name or
a Lua file; in DIR all packs are tried, in folders below it too. Without any,
those in .dixit/rules.

      --only PATTERN      only rules and examples with this in their name or
                          place; * stands for anything
      --coverage CORPUS   also tell how often each rule matches in CORPUS, and
                          which never does: a file (text or JSON lines) or a
                          directory; may be given more than once
  -r, --rules PACK        try FILE.spec with this pack, not the one beside it
      --update            write what came out into the .spec files; look at the
                          difference before you keep it
      --update-todo       leave what is expected, and write behind each line of
                          the .spec files what is wrong with it: todo=speaker
  -f, --format FORMAT     text (default) or json
  -v, --verbose           name the examples that pass, and rules without one;
                          with --coverage, also rules of the packs below
      --input KIND        what CORPUS is: text, jsonl, or auto (default)
      --color, --no-color use colours, or do not; by default on a terminal

A .spec file is Markdown, and may be an .md file if it is named; each fenced
block is an example. A text, a line with a dot, then a line for each quotation
that must come out:

  ```
  “I will,” said Ann Lee, “not go.”
  .
  direct [“I will,”] [“not go.”] cue=[said] source=[Ann Lee] speaker=Ann Lee
  ```

What a line leaves out is not compared: [“I will,”] [“not go.”] is enough.

Exit status: 0 all passes, 1 something fails, 4 a pack cannot be loaded.
]]

M["new-pack"] = [[
Usage: dixit new-pack NAME [-o DIR]

Begins a pack of rules: writes NAME.lua, with a word, a rule and its examples
and what else a pack may hold as comments, and NAME.spec, with examples of whole
texts. Nothing that is there is overwritten.

  -o, --output DIR        where to put them (default: here); in .dixit/rules or
                          ~/.config/dixit/rules the pack is found by its name
]]

M.watch = [[
Usage: dixit watch [OPTION]... DIR|FILE...

Waits for changes of the files, of the texts in DIR and below it (.txt, .md,
.html, .jsonl, or no ending) and of the packs in use, and shows which quotations
are new (+), gone (-) or read otherwise (~). While a pack is broken, the rules
before it stay in use. Ctrl-C ends it.

  -r, --rules PACK        use this pack of rules; may be given more than once
  -l, --lang LANG         the language of the texts (default: en)
      --scope WHAT        speech (default) or all
      --min-confidence N  leave out quotations below N, from 0 to 1
      --input KIND        text, jsonl, or auto (default)
      --poll              look twice a second, and do not wait to be told: for
                          network drives
      --color, --no-color use colours, or do not; by default on a terminal
]]

M.help = [[
Usage: dixit help [COMMAND]

Tells more of a command: extract, formats, rules, compile, explain, test,
new-pack, watch.
]]

M.short = "Usage: dixit [OPTION]... FILE...   (dixit --help tells more)"

local COMMANDS = { "extract", "formats", "rules", "compile", "explain", "test", "new-pack", "watch", "help" }

--- Print the help of a command; with `asked` "help", that of another, or the main one.
---@param command string
---@param asked? string
function M.print(host, command, asked)
    if command == "help" then
        command = asked or "extract"
    end
    for _, known in ipairs(COMMANDS) do
        if command == known then
            return output.print(host, M[command])
        end
    end
    report.stop(report.USAGE, ("there is no command '%s'%s"):format(command, suggest.clause(command, COMMANDS)))
end

--- Print the version.
function M.version(host)
    return output.print(host, "dixit " .. dixit.version .. "\n")
end

return M
