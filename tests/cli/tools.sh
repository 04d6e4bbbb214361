#!/bin/sh
# shellcheck disable=SC1111,SC2034 # quotation marks are what this is about; support.sh reads $status
# The tools for authors of rules as they meet them: sh tests/cli/tools.sh DIXIT_COMMAND
# Prints TAP, as run.sh does.
set -u
dixit=$1
# shellcheck disable=SC1091 # found from wherever this is run
. "$(dirname "$0")/support.sh"

# --- help -------------------------------------------------------------------------------------------------------

for command in compile explain test new-pack watch; do
    run help "$command"
    expect "help $command" 0 prints "Usage: dixit $command"
    run "$command" --help
    expect "$command --help says the same" 0 prints "Usage: dixit $command"
done
run help
expect "help alone: the main one" 0 prints "--min-confidence"
run help tset
expect "help for what is no command" 2 says "there is no command 'tset', did you mean 'test'?"
run test --offsets bytes
expect "an option of another command" 2 says "dixit test has no option --offsets (dixit help test tells more)"

# --- compile ----------------------------------------------------------------------------------------------------

cat >judged.lua <<'END'
local p = require "dixit".pack { name = "judged", version = "2.1" }
p:cues { "foghorn" }
p:rule { name = "when", score = 1, match = [[ content:QUOTE ]], when = function(m) return m.content.words > 3 end }
return p
END
run compile en -o en.ruleset
expect "compile: writes a file" 0 test -s en.ruleset
expect "compile: and nothing else" 0 nothing_left
run -f json a.txt
cp out expected.json
run -f json -r en.ruleset a.txt
expect "compile: --rules takes the file, which finds the same" 0 cmp out expected.json
run -f json -r "$PWD/en.ruleset" a.txt
expect "compile: by its path, too" 0 cmp out expected.json
cp en.ruleset renamed
run -f json -r ./renamed a.txt
expect "compile: what is in a file counts, not its name" 0 cmp out expected.json
run explain -r en.ruleset a.txt:29
expect "explain: with a compiled ruleset" 0 prints "by en/source-verb-before"
run rules en.ruleset
expect "rules FILE: says what was compiled" 0 prints "compiled en 1.0, language en"
expect "rules FILE: and the rules in it" 0 prints "rule en/source-verb-before  quotation"
run compile ./judged.lua -o judged.ruleset
expect "compile: functions stay behind, with a word about it" 0 says "rule 'judged/when' has a function"
run rules judged.ruleset
expect "rules FILE: names the packs" 0 prints "compiled en 1.0, judged 2.1, language en"
expect "rules FILE: and rules whose function was left out" 0 prints "judged/when  quotation, finds nothing"
run compile en -o - >/dev/null
expect "compile: to the standard output" 0 cmp out en.ruleset
run compile en
expect "compile: needs to know where to" 2 says "needs --output FILE"
run compile -o x.ruleset
expect "compile: needs a pack" 2 says "takes packs"
run compile nosuchpack -o x.ruleset
expect "compile: a pack that is not there" 4 says "there is no pack 'nosuchpack'"
expect "compile: leaves no file then" 4 test ! -e x.ruleset
run compile en.ruleset -o x.ruleset
expect "compile: takes packs, no compiled ruleset" 4 says "stands alone"
run compile en -o /no/such/place/x.ruleset
expect "compile: a place that is not there" 3 says "/no/such/place"
echo old >kept.ruleset
run compile nosuchpack -o kept.ruleset
expect "compile: a file that was there stays when it fails" 4 grep -q old kept.ruleset
head -c 5000 en.ruleset >short.ruleset
run -r short.ruleset a.txt
expect "a compiled ruleset that is cut short" 4 says "short.ruleset: the compiled ruleset is cut short"
(head -c 300000 en.ruleset; printf 'X'; tail -c +300002 en.ruleset) >damaged.ruleset
run -r damaged.ruleset a.txt
expect "one that is damaged" 4 says "damaged.ruleset: the compiled ruleset is damaged"
run rules damaged.ruleset
expect "one that is damaged: rules says so" 4 says "damaged.ruleset: the compiled ruleset is damaged"
"$dixit" -f json -r /dev/stdin a.txt <en.ruleset >out 2>err
status=$?
expect "one on the standard input" 0 cmp out expected.json
# shellcheck disable=SC2002 # a pipe, not a file
cat judged.lua | "$dixit" -f json -r /dev/stdin a.txt >out 2>err
status=$?
expect "a pack that comes through a pipe is no compiled ruleset" 0 is_json '.quotes | length > 5'
run -r nosuch.ruleset a.txt
expect "one that is not there" 4 says "nosuch.ruleset: No such file"
run -r en.ruleset -r ./judged.lua a.txt
expect "one together with a pack" 4 says "stands alone"

# --- new-pack ---------------------------------------------------------------------------------------------------

run new-pack gazette
expect "new-pack: writes a pack and its examples" 0 test -f gazette.lua -a -f gazette.spec
run test gazette.lua
expect "what new-pack writes passes its own tests" 0 prints "6 passed, 0 failed"
echo "Ann Lee >> The ferry sails." >slug.txt
run -f json -r ./gazette.lua slug.txt
expect "and finds what it says" 0 is_json '[.quotes[].rule] == ["gazette/slug"]'
sed 's/^-- p:/p:/' gazette.lua >all.lua
run test all.lua
expect "what it shows in comments loads, too" 0 prints "0 failed"
cp gazette.lua before.lua
run new-pack gazette
expect "new-pack: overwrites nothing" 3 says "gazette.lua: is there already; nothing was written"
expect "the pack is as it was" 3 cmp -s gazette.lua before.lua
rm gazette.lua
run new-pack gazette
expect "new-pack: not even a half" 3 test ! -e gazette.lua
cp before.lua gazette.lua
run new-pack -o deep/er/ other
expect "new-pack -o: makes the directory" 0 test -f deep/er/other.lua
run new-pack -o a.txt other
expect "new-pack -o: a file" 3 says "a.txt: Not a directory"
run new-pack ../other
expect "new-pack: a name that is none" 2 says "a pack's name begins with a letter"
run new-pack
expect "new-pack: no name" 2 says "takes a name"

# --- test: examples of rules ------------------------------------------------------------------------------------

cat >rules.lua <<'PACK'
local dixit = require "dixit"
local p = dixit.pack { name = "rules" }
p:rule { name = "tilde", score = 0.9, match = [[ "~" content:SENTENCE ]],
    yes = {
        "~ It rains.",
        "It rains.",
    },
    no = { "It snows.", "~ It snows, too." } }
p:rule { name = "weak", score = 0.01, match = [[ content:QUOTE ]], yes = "“Stay,” said Ann Lee." }
p:mention { name = "zork", kind = "name", match = [[ "zork" ]], yes = "Then zork came.", no = "zork" }
p:rule { name = "bare", match = [[ "^" content:SENTENCE ]] }
return p
PACK
run test rules.lua
expect "test: counts" 1 prints "3 passed, 4 failed, 1 rule without an example"
expect "a yes that does not match: file, line, rule" 1 prints "rules.lua:6: rules/tilde: the rule does not match"
expect "a no that does: what it found" 1 prints "[It snows, too] unknown=no-source rule=rules/tilde"
expect "a yes whose rule loses: to whom" 1 \
    prints "rules.lua:9: rules/weak: the rule matches, but en/verb-source-after 0."
expect "a rule that finds mentions" 1 prints "rules/zork: the rule gives something"
expect "no colours where there is no terminal" 1 lacks "$(printf '\033')"
run test --only tilde -v rules.lua
expect "test --only and -v" 1 prints "ok rules.lua:5: rules/tilde yes"
run test --only 'r*/zo' rules.lua
expect "test --only with a star" 1 prints "1 passed, 1 failed"
run test --only nothing rules.lua
expect "test --only that fits nothing" 2 says "--only nothing: no rule"
run test -f json rules.lua
expect "test -f json" 1 is_json '.failed == 4 and .results[0].outcome == "passed" and .results[1].rule == "rules/tilde"'
run test -f html rules.lua
expect "test: a format that it does not have" 2 says "text or json, not 'html'"
run test nosuch
expect "test: a pack that is not there" 4 says "there is no pack 'nosuch'"
echo "x = = 1" >broken.lua
run test broken.lua gazette.lua
expect "test: a broken pack does not keep others from being tried" 4 says "dixit: broken.lua:1: "
expect "they are" 4 prints "6 passed, 0 failed"
run test
expect "test: nothing named, nothing there" 2 says "no pack to test"
run test deep
expect "test DIR: packs below it" 0 prints "6 passed, 0 failed"
mkdir empty
run test empty
expect "test DIR: without a pack" 3 says "empty: there is no pack in it"
mkdir -p .dixit/rules
cp rules.lua .dixit/rules
run test
expect "test: without arguments the project's packs" 1 prints ".dixit/rules/rules.lua:6"
rm -r .dixit
printf '%s\n' 'local p = require("dixit").pack { name = "y" }' \
    'p:rule { name = "x", match = "content:QUOTE", yes = { 1 } }' 'return p' >yes.lua
run test yes.lua
expect "test: an example that is no text" 4 says "yes.lua:2: rule 'x': 'yes' should be a text or a list of texts"
if [ -e /dev/full ]; then
    "$dixit" test gazette.lua >/dev/full 2>err </dev/null
    status=$?
    expect "test: a full disk is told" 3 says "No space left on device"
fi

# --- test: .spec files ------------------------------------------------------------------------------------------

cat >rules.spec <<'SPEC'
# Whole texts

```
“I will,” said Ann Lee, “not go.” He called it “odd”.
.
direct [“I will,”] [“not go.”] speaker=Bob Ray
direct [“never said”]
```

## Passes

``` en
“Stay,” said Ann Lee.
.
[“Stay,”]
```

``` en todo
It rains.
.
[It rains]
```

```
No end.
```
SPEC
run test rules.spec
expect "spec: counts" 1 prints "1 passed, 2 failed, 1 known failure"
expect "file, line, heading" 1 prints "rules.spec:3: Whole texts: not what is expected"
expect "what is expected" 1 prints "  - direct [“I will,”] [“not go.”] speaker=Bob Ray"
expect "what is found, with the same fields" 1 prints "  + direct [“I will,”] [“not go.”] speaker=Ann Lee"
expect "what differs, and whose it is" 1 prints "other: speaker; found by en/"
expect "what is missing" 1 prints "  - direct [“never said”]"
expect "an example without its dot" 1 prints "rules.spec:24: Passes: no line with a dot alone ends the text"
run test --color rules.spec
expect "spec: colours where they are asked for" 1 prints "$(printf '\033[31m  - ')"
cp rules.spec rules-more.spec
cp rules.spec rule.spec
run test --only Passes rules.lua
expect "a pack's examples: all files that begin with its name, no others" 1 prints "2 passed, 2 failed, 2 known failures"
run test rule.spec
expect "spec: that belongs to no pack" 3 says "rule.spec: there is no pack beside it"
run test -r ./gazette.lua rule.spec
expect "spec: with a pack of one's choice" 1 prints "1 passed, 2 failed"
run test nosuch.spec
expect "spec: that is not there" 3 says "nosuch.spec: No such file or directory"
cp rules.spec update.spec
run test -r ./rules.lua --update update.spec
expect "--update: writes what came out" 1 grep -qxF 'direct [“I will,”] [“not go.”] cue=[said] source=[Ann Lee] speaker=Ann Lee' update.spec
run test -r ./rules.lua update.spec
expect "and it passes" 1 prints "2 passed, 1 failed, 1 known failure"
sed '/^## Passes/,$!d; /^No end/,$d' rules.spec >rest
sed '/^## Passes/,$!d; /^No end/,$d' update.spec >rest.updated
expect "and changes nothing else" 1 cmp -s rest rest.updated
cat >marks.spec <<'SPEC'
# Lines of their own

```
“Stay!”

“I will,” said Ann Lee, “not go.” Bob Ray said he was ill.
.
direct [“I will,”] [“not go.”] speaker=Bob Ray case=two parts
[“Stay!”] case=two parts, no source todo=missing
no [Bob Ray] case=a name todo=found
```
SPEC
run test -r en marks.spec
expect "spec: what is wrong is not what todo= says" 1 prints "0 passed, 1 failed"
expect "a failure that passes" 1 prints "right now: take its todo= away"
expect "lines by hard case" 1 grep -qE '^two parts +2 +1 +1$' out
expect "and all of them" 1 grep -qE '^all +3 +2 +1$' out
run test -r en -f json marks.spec
expect "the same for programs" 1 is_json '.cases[0] == {case: "two parts", lines: 2, right: 1}'
run test -r en --update-todo marks.spec
expect "--update-todo: says what is wrong with a line" 0 grep -qx 'direct .* speaker=Bob Ray case=two parts todo=speaker' marks.spec
expect "what is no more" 0 grep -qxF '[“Stay!”] case=two parts, no source' marks.spec
expect "in a line with no, too" 0 grep -qxF 'no [Bob Ray] case=a name' marks.spec
expect "and what nobody expected" 0 grep -qxF 'no [he was ill] todo=found' marks.spec
run test -r en marks.spec
expect "then all is as it is told" 0 prints "0 passed, 0 failed, 1 known failure"
sed 's/Bob Ray said he was ill\.//' marks.spec >mended.spec
run test -r en --update-todo mended.spec
expect "--update-todo: takes away what it wrote" 0 lacks "^no \[he was ill"
run test a.txt
expect "a text is no pack" 4 says "'a.txt' is no name of a pack"
: >none.spec
run test -r en none.spec
expect "spec: without an example" 1 prints "none.spec:1: no fenced block with an example in it"

# --- test: coverage -----------------------------------------------------------------------------------------------

run test gazette.lua --coverage a.txt --coverage slug.txt
expect "coverage: how often a rule matched and was kept" 0 grep -qE '^gazette/slug +1 +1$' out
expect "what it found, and where" 0 prints "slug.txt:1: The ferry sails"
run test rules.lua --only tilde --coverage a.txt
expect "coverage: what never matched" 1 prints "never matched: 1 of 1"
run test gazette.lua -v --coverage a.txt -f json
expect "coverage: as JSON, with the rules below" 0 is_json '.coverage[0].rules | map(select(.rule == "en/alone"))[0]
    | .matched > .kept and .kind == "quote"'
mkdir corpus
cp a.txt slug.txt gazette.lua corpus
printf '{"id": "x", "text": "Bob Ray >> It rains."}\n' >corpus/c.jsonl
run test gazette.lua --coverage corpus
expect "coverage: of a directory, JSON lines too" 0 prints "gazette: 3 texts"
run test gazette.lua --coverage nosuch
expect "coverage: of what is not there" 3 says "nosuch: No such file or directory"

# --- explain ------------------------------------------------------------------------------------------------------

run explain a.txt
expect "explain: the quotations of a text" 0 prints "quotation 14"
run explain a.txt:17
expect "explain FILE:LINE: its paragraph" 0 prints "a.txt:17 paragraph"
expect "and no other" 0 test "$(grep -c '^a.txt:' out)" = 1
expect "the parts are underlined" 0 grep -qF '6~~~~~~~~~~~~~~~~~~~~ == ^^^^' out
expect "who wins, by which rule" 0 prints "quotation 6 direct, by en/source-verb-after 0."
expect "who loses, and why" 0 prints "beats      en/alone 0.4 “Nobody believes me,”: it wants some of the same"
expect "how the speaker is known" 0 prints "speaker    Tom Okafor, harbour master: “he” is a pronoun that"
expect "who is mentioned" 0 prints "mention    “they”: pronoun, by en/they; nobody known"
COLUMNS=40 "$dixit" explain a.txt >out 2>err </dev/null
status=$?
expect "explain: 40 columns are enough" 0 lacks '^.\{41\}'
cat >odd.txt <<'TEXT'
“I don’t know, the boys’ dog said. He read the book “Nine Bridges”. “It is,” she said.

“I love it,” I said.

The desk, 6" wide, is “odd”.
TEXT
run explain odd.txt
expect "apostrophes" 0 prints "apostrophe don’t, boys’"
expect "a title, and the rule that says so" 0 prints "mark       “Nine Bridges”: title, by en/title-of"
expect "a mark that nothing closes" 0 prints "problem    “ at column 1 opens, and nothing closes it"
expect "a mark that marks nothing" 0 grep -q 'mark       " at column .*: neither opens nor closes anything' out
expect "why a speaker is not known" 0 prints "speaker    unknown: “I”: the author of the text"
run explain --min-confidence 0.95 a.txt
expect "what is below --min-confidence" 0 prints "left out   en/that-clause 0."
run explain a.txt:999
expect "explain: a line that is not there" 3 says "a.txt:999: there is no text on this line"
run explain a.txt:8
expect "explain: a caption" 0 prints "caption: its names count, nothing is said in one"
cp odd.txt odd:3
run explain odd:3
expect "explain: a file whose name ends like a line" 0 prints "odd:3:1 paragraph"
"$dixit" explain -:5 <odd.txt >out 2>err
status=$?
expect "explain: standard input" 0 prints "-:5 paragraph"
printf '{"id": "one", "text": "It rains."}\n{"id": "two", "text": "“Stay,” said Ann Lee."}\n' >two.jsonl
run explain two.jsonl:2
expect "explain: a document of JSON lines" 0 prints "two:1 paragraph"
expect "and no other" 0 lacks '^one'
run explain two.jsonl:3
expect "explain: JSON lines that end before" 3 says "two.jsonl:3: there is no document on this line"
run explain -f json --offsets codepoints a.txt
expect "explain -f json: all of it" 0 is_json '.candidates[.candidates[1].by].quote == 0
    and .mentions[.candidates[0].mention].text == "Ingrid Halloran, the mayor"
    and (.marks | length == 23) and (.matches | length > 50)'
run explain . a.txt:17
expect "explain: a directory; the others are done" 3 says "dixit: .: Is a directory"
expect "they are" 3 prints "a.txt:17 paragraph"
run explain -r nosuch a.txt
expect "explain: a pack that is not there" 4 says "there is no pack 'nosuch'"
run explain -o told.txt a.txt
expect "explain -o" 0 grep -q "quotation 14" told.txt
: >empty.txt
run explain empty.txt
expect "explain: an empty file" 0 test ! -s out
printf 'a “b\377c\033[31m” d.\n' >bytes.txt
run explain bytes.txt
expect "explain: no byte of the text steers the terminal" 0 lacks "$(printf '\033')"
"$dixit" explain a.txt 2>err </dev/null | head -1 >out
expect "explain: a reader that goes away ends it quietly" 0 silent

# --- watch --------------------------------------------------------------------------------------------------------

# await WORDS FILE: wait until they are there, but not for ever
await() {
    tries=0
    while ! grep -qF -- "$1" "$2"; do
        tries=$((tries + 1))
        [ "$tries" -gt 100 ] && return 1
        sleep 0.1
    done
}

# begin ARGUMENT...: watch in the background, and wait until it has begun
begin() {
    "$dixit" watch "$@" >out 2>err </dev/null &
    pid=$!
    status=0
    await "dixit: watching" err
}

# end SIGNAL: end it; its status goes to $status
end() {
    kill "-$1" "$pid"
    wait "$pid" 2>/dev/null
    status=$?
}

run watch
expect "watch: nothing named" 2 says "no file or directory to watch"
run watch -
expect "watch: the standard input" 2 says "the standard input cannot be watched"
run watch nowhere/x.txt
expect "watch: where nothing can come" 3 says "nowhere/x.txt: No such file or directory"
run watch -r nosuch a.txt
expect "watch: a pack that is nowhere" 4 grep -q "there is no pack 'nosuch'" err

for how in "" --poll; do
    rm -rf texts && mkdir texts
    echo "“Stay,” said Ann Lee." >texts/a.txt
    cp before.lua pack.lua
    # shellcheck disable=SC2086 # perhaps no option
    begin $how -r ./pack.lua texts
    expect "watch $how: begins with what there is" 0 await "texts/a.txt: 1 quotation" out
    echo "“Stay,” said Ann Lee. “Go,” said Bob Ray." >texts/a.txt
    expect "watch $how: a quotation more" 0 await "  + “Go,”" out
    expect "watch $how: how many" 0 await "texts/a.txt: 2 quotations, before 1" out
    expect "watch $how: who says it" 0 await "Bob Ray · direct · en/verb-source-after · line 1" out
    echo "“Stay,” said Cy Dole. “Go,” said Bob Ray." >texts/.new
    mv texts/.new texts/a.txt
    expect "watch $how: saved by renaming, another speaker" 0 await "speaker Ann Lee → Cy Dole" out
    echo "“Hail,” said Ann Lee." >texts/b.txt
    expect "watch $how: a new file" 0 await "texts/b.txt: 1 quotation" out
    mkdir -p texts/c/d
    echo "“Snow,” said Ann Lee." >texts/c/d/e.md
    expect "watch $how: a new directory" 0 await "texts/c/d/e.md: 1 quotation" out
    echo "x = = 1" >pack.lua
    expect "watch $how: a pack that breaks is told" 0 await "dixit: ./pack.lua:1: " err
    expect "watch $how: and the one before stays" 0 await "rules: broken; those before stay in use" out
    echo "Ann Lee >> It rains." >texts/b.txt
    expect "watch $how: it does its work" 0 await "gazette/slug" out
    sed 's/^p:cues.*/p:without "en\/verb-source-after"/' before.lua >pack.new
    mv pack.new pack.lua
    expect "watch $how: the mended pack is read" 0 await "rules: read again (./pack.lua)" out
    expect "watch $how: and what it changes is shown" 0 await "rule en/verb-source-after → model" out
    rm texts/b.txt
    expect "watch $how: a file that goes" 0 await "texts/b.txt: gone" out
    end TERM
    expect "watch $how: ends when told to" 143 lacks "$(printf '\033')"
done

echo "“Stay,” blorbs Ann Lee." >words.txt
printf '[CUE]\nwhispered\n' >verbs.words
{
    echo 'local p = require "dixit".pack { name = "worded", extends = "en" }'
    echo 'p:lists "verbs.words"'
    echo 'return p'
} >worded.lua
begin -r ./worded.lua words.txt
expect "watch: a pack with lists in a file" 0 await "words.txt: 1 quotation" out
printf '[CUE]\nblorbs\n' >verbs.words
expect "watch: the file of lists is looked at, too" 0 await "rules: read again (./verbs.words)" out
expect "watch: and what it changes is shown" 0 await "Ann Lee" out
printf 'blorbs\n' >verbs.words
expect "watch: a file of lists that breaks" 0 await "verbs.words:1: the entries of a list stand below its heading" err
end TERM

begin -r ./pack.lua late.txt
echo "“Stay,” said Ann Lee." >late.txt
expect "watch: a file that comes later" 0 await "late.txt: 1 quotation" out
end TERM
echo "x = = 1" >pack.lua
begin -r ./pack.lua texts
expect "watch: begins with a broken pack, and waits" 0 await "rules: broken; waiting until they load" out
cp before.lua pack.lua
expect "watch: until it loads" 0 await "texts/a.txt: 2 quotations" out
end TERM
"$dixit" watch texts >texts/log.txt 2>err </dev/null &
pid=$!
await "dixit: watching" err
echo "“Stay.”" >texts/z.txt
await "z.txt" texts/log.txt
sleep 0.3
status=0
expect "watch: what it writes is no text of its own" 0 test "$(grep -c "log.txt" texts/log.txt)" = 0
end TERM
# in the foreground, so that the signal is not ignored
timeout --preserve-status -s INT 2 "$dixit" watch texts >out 2>err </dev/null
status=$?
expect "watch: Ctrl-C ends it" 130 prints "texts/a.txt"
mkfifo reader
"$dixit" watch texts >reader 2>err </dev/null &
pid=$!
head -1 <reader >out
await "dixit: watching" err
tries=0
while kill -0 $pid 2>/dev/null && [ "$tries" -lt 50 ]; do
    tries=$((tries + 1))
    echo "“Stay,” said Ann Lee. $tries" >texts/a.txt
    echo "“Hail,” said Ann Lee." >"texts/$tries.txt"
    sleep 0.1
done
wait $pid
status=$?
expect "watch: a reader that goes away ends it quietly" 0 test "$(wc -l <err)" -eq 1

finish
