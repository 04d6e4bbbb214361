-- What `dixit --help` says. At most 80 columns.
local dixit = ...
local output = dixit.script("cli.output")

local M = {}

M.extract = [[
Who said what, in any text.

Usage: dixit [extract] [OPTION]... [FILE|-]...
       dixit formats           list the formats
       dixit rules [PACK]...   list the packs of rules, or the rules of packs

Finds the quotations in each FILE and names the speaker of each. A FILE holds
one text, or JSON lines: {"id": "...", "text": "...", "lang": "en"}. Without a
FILE, and for -, the standard input is read.

What to look for:
  -r, --rules PACK        use this pack of rules: a name, or a Lua file; may be
                          given more than once
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

Lists the formats that --format knows by name: those that came with dixit, and
your own in ~/.config/dixit/formats and .dixit/formats.
]]

M.rules = [[
Usage: dixit rules [PACK]...

Lists the packs that --rules knows by name: those that came with dixit, and
your own in ~/.config/dixit/rules and .dixit/rules. With a PACK, lists its
rules in their order, and those of the packs it extends, each with its place.
]]

M.short = "Usage: dixit [OPTION]... FILE...   (dixit --help tells more)"

--- Print the help of a command.
function M.print(host, command)
    return output.print(host, M[command])
end

--- Print the version.
function M.version(host)
    return output.print(host, "dixit " .. dixit.version .. "\n")
end

return M
