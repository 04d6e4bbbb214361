#!/bin/sh
# shellcheck disable=SC2034,SC2154 # support.sh reads $status and sets $work
# The command line as a user meets it: sh tests/cli/run.sh DIXIT_COMMAND
# Prints TAP: one line for each case, and what was wrong with those that fail.
set -u
dixit=$1
# shellcheck disable=SC1091 # found from wherever this is run
. "$(dirname "$0")/support.sh"

# --- help and usage -----------------------------------------------------------------------------------------

run --help
expect "--help: prints the options" 0 prints "--min-confidence"
run --version
expect "--version" 0 prints "dixit 0."
run --ofsets bytes
expect "an unknown option: one line, with a suggestion" 2 says "did you mean '--offsets'?"
run --offsets byte a.txt
expect "a wrong value: one line, with what is there" 2 says "bytes, codepoints or utf16"
run -f
expect "a missing value" 2 says "--format needs a value"
run formats
expect "formats: lists the formats" 0 prints "jsonl"
run rules
expect "rules: lists the packs" 0 prints "came with dixit"
run rules en
expect "rules PACK: lists its rules" 0 prints "en/"
run rules --help
expect "rules --help" 0 prints "Usage: dixit rules"

echo 'local p = require "dixit".pack { name = "one" } p:cues { "foghorn" } return p' >one.lua
echo 'local p = require "dixit".pack { name = "two" } p:cues { "yodel" } return p' >two.lua
printf '“We stay,” foghorned Ann Lee.\n\n“We go,” yodeled Bob Ray.\n' >both.txt
run -f json -r ./one.lua -r ./two.lua both.txt
expect "several packs: all of them count" 0 is_json '[.quotes[].speaker] == ["Ann Lee", "Bob Ray"]'

# --- reading ------------------------------------------------------------------------------------------------

run a.txt
expect "text: the speakers of a sample" 0 prints "Ingrid Halloran"
run extract a.txt
expect "extract is the command's name" 0 prints "Ingrid Halloran"
run -f json a.txt
expect "json: a record" 0 is_json '.id == "a.txt" and .lang == "en" and (.quotes | length > 5)'
"$dixit" -f json <a.txt >out 2>err
status=$?
expect "standard input, without a file" 0 is_json '.id == "-" and (.quotes | length > 5)'
"$dixit" -f json - <a.txt >out 2>err
status=$?
expect "standard input, as -" 0 is_json '.quotes | length > 5'
run -f json a.txt a.txt
expect "many files: one object after the other" 0 test "$(jq -s length out)" = 2
: >empty.txt
run -f json empty.txt
expect "an empty file" 0 is_json '.quotes == [] and .title == null'
printf '“We stay,” said\0 Ann Lee.' >nul.txt
run -f json nul.txt
expect "a file with a NUL" 0 is_json '.quotes | length == 1'
printf '\377\376“We stay,” said Ann Lee.' >bad.txt
run -f json bad.txt
expect "bytes that are no UTF-8" 0 is_json '.quotes[0].content == [[2, 16]]'
run -f json --offsets codepoints bad.txt
expect "positions in code points" 0 is_json '.quotes[0].content == [[2, 12]]'
printf '😀 “We stay,” said Ann Lee.' >astral.txt
run -f json --offsets utf16 astral.txt
expect "positions in UTF-16" 0 is_json '.quotes[0].content == [[3, 13]]'
run -f json --min-confidence 1 a.txt
expect "--min-confidence" 0 is_json '.quotes == []'
mkdir -- -dir
printf 'It rained.' >-dir/-x
run -f json -- -dir/-x
expect "a file whose name begins with a dash" 0 is_json '.id == "-dir/-x"'

# --- JSON lines ---------------------------------------------------------------------------------------------

printf '%s\n' '{"id": "a", "text": "“Stay,” said Ann Lee.", "lang": "en-GB"}' \
    '{"id": 7, "text": "caf\u00e9 \ud83d\ude00. \"Stay,\" said Ann Lee.", "more": [1, {"x": [null, true, -2.5e3]}]}' >a.jsonl
run -f jsonl --offsets codepoints a.jsonl
expect "jsonl: id and language come back" 0 \
    test "$(jq -c '[.id, .lang, .quotes[0].content[0]]' out | tr '\n' ' ')" = '["a","en-GB",[0,7]] [7,"en",[8,15]] '
cp a.jsonl a.data
run -f jsonl a.data
expect "auto: JSON lines are known by their first line" 0 test "$(wc -l <out)" -eq 2
"$dixit" -f jsonl <a.jsonl >out 2>err
status=$?
expect "auto: from standard input too" 0 test "$(wc -l <out)" -eq 2
run -f jsonl --input text a.jsonl
expect "--input text: JSON lines are a text if one says so" 0 test "$(jq -r .id out)" = a.jsonl
printf '{ this is a text }\n' >brace.txt
run -f jsonl brace.txt
expect "auto: a text may begin with a brace" 0 is_json '.id == "brace.txt"'
printf '\357\273\277{"text": "a"}\r\n\r\n{"text": "b"}' >bom.jsonl
run -f jsonl bom.jsonl
expect "jsonl: a byte order mark, CRLF, a blank line, no line end at the end" 0 \
    test "$(jq -r .id out | tr '\n' ' ')" = "bom.jsonl:1 bom.jsonl:3 "
# each bad line, with a word of the complaint
while IFS='|' read -r line word; do
    printf '%s\n' '{"id": 1, "text": "a"}' "$line" '{"id": 3, "text": "c"}' >lines.jsonl
    run -f jsonl lines.jsonl
    expect "jsonl: a bad line is told, the others are done: $line" 3 says "lines.jsonl:2: $word"
    [ "$(wc -l <out)" -eq 2 ] || result "both other lines are there" 1
done <<'LINES'
nonsense|no JSON
{"id": 2}|the object has no string "text"
{"text": 5}|the object has no string "text"
["text"]|a line should be a JSON object
{"text": "a"|no JSON
{"text": "\ud800"}|no JSON
{"text": "a", "x": [1, 2}|no JSON
{"text": "a", "x": 01}|no JSON
{"text": "a",}|no JSON
{"text": "a"} {|no JSON
{"text": "a", "id": [1]}|"id" should be
{"text": "a", "lang": 5}|"lang" should be
LINES
printf '{"text": "a\377"}\n{"text": "a\tb"}\n' >bytes.jsonl
run -f jsonl bytes.jsonl
expect "jsonl: bytes that are no UTF-8, a raw tab" 3 test "$(grep -c 'bytes.jsonl:[12]: no JSON' err)" -eq 2
printf '{"text": "nul \\u0000 “Stay,” said Ann Lee."}\n' >nul.jsonl
run -f jsonl nul.jsonl
expect "jsonl: a NUL in a text" 0 is_json '.quotes | length == 1'
printf '{"text": "first", "text": "“Stay,” said Ann Lee."}\n' >twice.jsonl
run -f jsonl twice.jsonl
expect "jsonl: of a name given twice the last counts" 0 is_json '.quotes | length == 1'

# --- what goes wrong ------------------------------------------------------------------------------------------

run -f json missing.txt a.txt
expect "a missing file: one line, the others are done" 3 says "dixit: missing.txt: No such file or directory"
expect "the other file is there" 3 test "$(jq -r .id out)" = a.txt
run -f json . a.txt
expect "a directory" 3 says "dixit: .: Is a directory"
printf 'x' >secret.txt
chmod 000 secret.txt
if ! cat secret.txt >/dev/null 2>&1; then
    run secret.txt
    expect "an unreadable file" 3 says "secret.txt: Permission denied"
fi
run -r nosuch a.txt
expect "a pack that is not there" 4 says "there is no pack 'nosuch'"
run -r ./nosuch.lua a.txt
expect "a pack's file that is not there" 4 says "./nosuch.lua: No such file or directory"
run -l xx a.txt
expect "a language without a pack" 4 says "there is no pack 'xx'"
run -f jsno a.txt
expect "a format that is not there" 4 says "there is no format 'jsno', did you mean 'json'?"
printf '%s\n' 'local dixit = require "dixit"' 'local p = dixit.pack { name = "p" }' 'p:rule { name = "x",' \
    '  match = [[ content:QUOTE source:(NAEM) ]] }' 'return p' >pattern.lua
run -r ./pattern.lua a.txt
expect "a pattern with a mistake: file, line, rule, what is near" 4 \
    says "dixit: ./pattern.lua:4: rule 'x': unknown name NAEM, did you mean NAME?"
printf 'local x = = 1\n' >syntax.lua
run -r ./syntax.lua a.txt
expect "a pack that is no Lua" 4 says "dixit: ./syntax.lua:1: "
printf 'local x = nil\nx.y = 1\n' >error.lua
run -r ./error.lua a.txt
expect "a pack that fails" 4 says "dixit: ./error.lua:2: "
printf 'require("dixit").pack { name = "x", extend = "en" }\n' >field.lua
run -r ./field.lua a.txt
expect "a field that is not there" 4 says "dixit: ./field.lua:1: pack 'x' has no field 'extend', did you mean 'extends'?"
printf 'io.open("x", "w")\n' >io.lua
run -r ./io.lua a.txt
expect "a pack cannot open files" 4 test ! -e x
printf '%s\n' 'return { name = "f", description = "", extension = "x",' \
    'document = function(out, doc) out:write(doc.id, "\n") if doc.id == "b.txt" then error("oops") end end }' >format.lua
cp a.txt b.txt
run -f ./format.lua a.txt b.txt a.txt
expect "a format that fails" 4 says "dixit: format 'f': ./format.lua:2: oops"
run -f ./format.lua -o out.x a.txt b.txt
expect "and leaves no half-written file" 4 test ! -e out.x
expect "nor a temporary one" 4 nothing_left

# --- packs of the user's own --------------------------------------------------------------------------------------

printf '%s\n' 'local dixit = require "dixit"' 'local p = dixit.pack { name = "own" }' \
    'p:rule { name = "slug", match = [[ content:QUOTE "~" source:CAP ]], score = 1, certain = true }' 'return p' >own.lua
printf 'Words. “All is well that ends,” ~ Zork went.\n' >slug.txt
run -f json -r ./own.lua slug.txt
expect "a rule of one's own adds to those of en" 0 is_json '[.quotes[].rule] == ["own/slug"]'
mkdir -p .dixit/rules config/dixit/rules config/dixit/formats
cp own.lua .dixit/rules/here.lua
cp own.lua config/dixit/rules/mine.lua
run -f json -r here slug.txt
expect "a pack of the project's, by name" 0 is_json '[.quotes[].rule] == ["own/slug"]'
mkdir -p deep/er
cd deep/er || exit 1
"$dixit" -f json -r here ../../slug.txt >../../out 2>../../err
status=$?
cd "$work" || exit 1
expect "the project's folder is not found above a home" 4 says "there is no pack 'here'"
HOME=/nowhere
cd deep/er || exit 1
"$dixit" -f json -r here ../../slug.txt >../../out 2>../../err
status=$?
cd "$work" || exit 1
HOME=$work
expect "a pack of the project's, from a folder in it" 0 is_json '[.quotes[].rule] == ["own/slug"]'
mkdir -p deep/.dixit/rules/here data/dixit/rules
sed 's/"own"/"deeper"/' own.lua >deep/.dixit/rules/here/init.lua
cd deep/er || exit 1
"$dixit" -f json -r here ../../slug.txt >../../out 2>../../err
status=$?
cd "$work" || exit 1
expect "the nearest comes first; a folder with an init.lua is a pack" 0 is_json '[.quotes[].rule] == ["deeper/slug"]'
run -f json -r ./deep/.dixit/rules/here/ slug.txt
expect "such a folder by its path" 0 is_json '[.quotes[].rule] == ["deeper/slug"]'
sed 's/"own"/"data"/' own.lua >data/dixit/rules/there.lua
XDG_DATA_DIRS="relative:$work/data" "$dixit" -f json -r there slug.txt >out 2>err
status=$?
expect "a pack among the machine's data" 0 is_json '[.quotes[].rule] == ["data/slug"]'
XDG_DATA_HOME="$work/data" "$dixit" -f json -r there slug.txt >out 2>err
status=$?
expect "a pack among the user's data" 0 is_json '[.quotes[].rule] == ["data/slug"]'
mkdir .dixit/rules/odd.lua
run -f json -r odd slug.txt
expect "a name that is there and cannot be read is not looked for elsewhere" 4 says ".dixit/rules/odd.lua: Is a directory"
rmdir .dixit/rules/odd.lua
run -f json -r mine slug.txt
expect "a pack of the user's, by name" 0 is_json '[.quotes[].rule] == ["own/slug"]'
run rules
expect "rules: lists them with their places" 0 prints "config/dixit/rules/mine.lua"
cp own.lua config/dixit/rules/here.lua
run rules
expect "rules: tells what is hidden" 0 grep -q "^here  *is hidden by it  .*config/dixit/rules/here.lua$" out
cat >changes.lua <<'LUA'
local dixit = require "dixit"
local p = dixit.pack { name = "changes", version = "2.1", extends = "en >= 1" }
p:words("TITLE", { "grand vizier", "warden" })
p:without_words("TITLE", { "mayor" })
p:without { "en/according-*", "en/alone" }
p:rule { name = "en/colon", match = [[ source:CAP cue:":" content:QUOTE ]], priority = 3, when = function() return true end }
return p
LUA
run rules ./changes.lua
expect "rules PACK: packs in their order" 0 test "$(grep ^pack out | tr '\n' ' ')" = "pack en 1.0  came with dixit pack changes 2.1  ./changes.lua "
expect "rules PACK: what is off, and by whom" 0 grep -q "^off en/according-marked  by changes 2.1  ./changes.lua:5$" out
expect "rules PACK: what is replaced, and where it was" 0 \
    grep -q "^replaced en/colon  by changes 2.1, was at dixit/rules/en.lua:[0-9]*  ./changes.lua:6$" out
expect "rules PACK: a rule's traits" 0 grep -q "^rule en/colon  quotation, score 0.5, when, priority 3  ./changes.lua:6$" out
expect "rules PACK: words added and taken" 0 \
    test "$(grep ^list out | tr '\n' ' ')" = "list TITLE  +2 by changes 2.1  ./changes.lua:3 list TITLE  -1 by changes 2.1  ./changes.lua:4 "
expect "rules PACK: no rule that is off" 0 lacks "^rule en/alone"
run rules -r ./changes.lua
expect "rules -r PACK: the same" 0 prints "off en/alone"
COLUMNS=40 "$dixit" rules ./changes.lua >out 2>err </dev/null
status=$?
expect "rules on a narrow terminal: places on a line of their own" 0 prints "    ./changes.lua:5"
run rules ./nosuch.lua
expect "rules PACK: one that is not there" 4 says "./nosuch.lua: No such file or directory"
run rules config
expect "rules PACK: a name that is a folder" 4 says "there is no pack 'config'"
run rules ./config
expect "rules PACK: a folder without a pack" 4 says "./config: Is a directory"
printf 'require("dixit").pack { name = "x", extends = "en >= 99" }\nreturn require("dixit").pack { name = "x", extends = "en >= 99" }\n' >version.lua
run -r ./version.lua a.txt
expect "a pack that asks for another version of en" 4 says "./version.lua: pack 'x' extends en >= 99, and here is 1.0"
cp format.lua config/dixit/formats/mine.lua
run -f mine a.txt
expect "a format of the user's, by name" 0 prints "a.txt"
printf '%s\n' 'local dixit = require "dixit"' 'local p = dixit.pack { name = "en", extends = "en" }' \
    'p:rule { name = "slug", match = [[ content:QUOTE "~" source:CAP ]], score = 1, certain = true }' 'return p' \
    >config/dixit/rules/en.lua
run -f json slug.txt
expect "a user's en may extend the one that came with dixit" 0 is_json '[.quotes[].rule] == ["en/slug"]'
rm -r config .dixit

# --- writing ------------------------------------------------------------------------------------------------------

run -f json -o out.json a.txt
expect "-o: the file is there, nothing is printed" 0 holds out.json '.id == "a.txt"'
expect "-o: no temporary file is left" 0 nothing_left
echo old >old.json
chmod 640 old.json
ln -s old.json link.json
run -f json -o link.json a.txt
expect "-o: a link stays a link, its target is replaced" 0 test -L link.json
expect "-o: permissions stay" 0 test "$(stat -c %a old.json)" = 640
run -f json -o nowhere/out.json a.txt
expect "-o: a directory that is not there" 3 says "cannot write to nowhere/out.json: No such file or directory"
run -f json -o -dir a.txt
expect "-o: a directory" 3 says "cannot write to -dir: Is a directory"
run -f json -o both.json missing.txt a.txt
expect "-o: what could be read is written" 3 holds both.json '.id == "a.txt"'
if [ -e /dev/full ]; then
    "$dixit" -f json a.txt >/dev/full 2>err </dev/null
    status=$?
    expect "a full disk is told" 3 says "No space left on device"
fi
"$dixit" -f json a.txt 2>err >&- </dev/null
status=$?
expect "a closed standard output is told" 3 says "cannot be written"
: >out
for _ in 1 2 3 4 5 6 7 8 9 10; do cat a.jsonl; done >ten.jsonl
for _ in 1 2 3 4 5 6 7 8 9 10; do cat ten.jsonl; done >many.jsonl
{
    "$dixit" -f json many.jsonl many.jsonl many.jsonl 2>err
    echo $? >code
} | head -1 >out
status=$(cat code)
expect "a reader that goes away ends it quietly" 0 silent
"$dixit" -f text a.txt >out 2>err </dev/null
status=$?
expect "no colours where there is no terminal" 0 lacks "$(printf '\033')"
run --color a.txt
expect "--color" 0 prints "$(printf '\033[1m')"
COLUMNS=40 "$dixit" a.txt >out 2>err </dev/null
status=$?
expect "COLUMNS sets the width" 0 lacks '^.\{41\}'

# --- a terminal -------------------------------------------------------------------------------------------------------

# script(1) gives the command a terminal; its status comes through -e
if command -v script >/dev/null && script -qec true /dev/null </dev/null >/dev/null 2>&1; then
    script -qec "'$dixit' 2>err" /dev/null >out 2>/dev/null
    status=$?
    expect "without a file on a terminal: short usage" 2 grep -q "Usage: dixit" err
    script -qec "'$dixit' a.txt" /dev/null >out 2>/dev/null
    status=$?
    expect "colours on a terminal" 0 prints "$(printf '\033[1m')"
    NO_COLOR=1 script -qec "'$dixit' a.txt" /dev/null >out 2>/dev/null
    status=$?
    expect "but not with NO_COLOR" 0 lacks "$(printf '\033\\[1m')"
fi

# --- ended from outside -----------------------------------------------------------------------------------------------

mkfifo pipe
exec 3<>pipe # the command waits for what never comes
"$dixit" -f json -o killed.json a.txt pipe >out 2>err </dev/null &
pid=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
    nothing_left || break
    sleep 0.2
done
kill -TERM $pid
wait $pid 2>/dev/null
status=$?
exec 3>&-
expect "ended by a signal: no file, no temporary file" 143 nothing_left
expect "and no result" 143 test ! -e killed.json

finish
