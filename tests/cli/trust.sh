#!/bin/sh
# Packs, rules' functions and formats that try to break out, or to take all there is: sh tests/cli/trust.sh DIXIT_COMMAND
# Each attempt must end by itself, soon, with one line that says so, and leave everything else working. What can be
# tried without a limit is in tests/lua/test_confine.lua, for every Lua. Prints TAP.
set -u

dixit=$1
here=$(cd "$(dirname "$0")" && pwd)
case $dixit in
    /*) ;;
    *) dixit=$PWD/$dixit ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export XDG_CONFIG_HOME="$work/config" HOME="$work"
unset DIXIT_LUA
cp "$here/../samples/harbour.txt" a.txt
cp a.txt b.txt
count=0
failed=0

# What an attempt may take: seconds, and bytes of memory (under the sanitizers memory is reserved, not taken, and work
# that is counted in steps takes several times as long).
seconds=60
memory=1500000000
grep -q __asan_init "$dixit" && seconds=180 memory=unlimited

result() {
    count=$((count + 1))
    if [ "$2" -eq 0 ]; then
        echo "ok $count - $1"
    else
        echo "not ok $count - $1"
        failed=$((failed + 1))
        sed 's/^/# err: /' err | cut -c 1-300 | head -5
    fi
}

# run ARGUMENT...: the command, within bounds of time and memory that it must not need
run() {
    prlimit --as=$memory timeout -k 5 $seconds "$dixit" "$@" >out 2>err </dev/null
    status=$?
}

one_line() { [ "$(wc -l <err)" -eq 1 ] && [ "$(wc -c <err)" -lt 2000 ] && grep -qF -- "$1" err; }

# pack NAME MESSAGE: the pack on standard input fails, with status 4 and this message on one line
pack() {
    cat >pack.lua
    run -f json -r ./pack.lua a.txt
    [ "$status" -eq 4 ] && one_line "$2"
    result "pack: $1" $?
}

# judge NAME MESSAGE: the body of a `when` function fails in each of two documents; other rules find what they find
"$dixit" -f json a.txt b.txt | jq -c '[.quotes[].rule]' >expected
judge() {
    {
        echo 'local p = require("dixit").pack { name = "bad" }'
        echo 'local kept = {}'
        echo 'p:rule { name = "judged", score = 1, certain = true, match = "content:QUOTE", when = function(m)'
        cat
        echo 'end }'
        echo 'return p'
    } >pack.lua
    run -f json -r ./pack.lua a.txt b.txt
    [ "$status" -eq 4 ] && [ "$(wc -l <err)" -eq 2 ] && grep -q "^dixit: a.txt: rule 'bad/judged': " err &&
        [ "$(grep -cF -- "$2" err)" -eq 2 ] && jq -c '[.quotes[].rule]' out | cmp -s - expected
    result "when: $1" $?
}

# format NAME MESSAGE: the body of a format's `document` fails
format() {
    {
        echo 'return { name = "bad", description = "", extension = "x", document = function(out, doc)'
        cat
        echo 'end }'
    } >format.lua
    run -f ./format.lua a.txt
    [ "$status" -eq 4 ] && one_line "$2"
    result "format: $1" $?
}

time="it took more than its time (--no-limits lets it)"
space="it took more than 256 MB of memory (--no-limits lets it)"

# --- time ---------------------------------------------------------------------------------------------------

pack "a loop without an end" "./pack.lua:1: $time" <<'LUA'
while true do end
LUA
pack "the error is caught by its own pcall, again and again" "$time" <<'LUA'
while true do pcall(function() while true do end end) end
LUA
pack "pcalls in pcalls" "$time" <<'LUA'
local function f(n) pcall(f, n + 1) pcall(f, n + 1) end
f(0)
LUA
pack "a message handler that loops" "$time" <<'LUA'
xpcall(function() while true do end end, function() while true do end end)
LUA
pack "a message handler that fails, and so on" "$time" <<'LUA'
local function h() xpcall(error, h) end
while true do xpcall(error, h) end
LUA
pack "an __index that goes on" "$time" <<'LUA'
local t = setmetatable({}, { __index = function(t, k) return t[k + 1] and false end })
while true do local _ = pcall(function() return t[1] end) end
LUA
pack "ipairs over a table without an end" "$time" <<'LUA'
for _ in ipairs(setmetatable({}, { __index = function(_, i) return i end })) do end
LUA
pack "an error whose __tostring loops" "it raised a table, not a message" <<'LUA'
error(setmetatable({}, { __tostring = function() while true do end end }))
LUA
pack "a pattern that tries everything" "$time" <<'LUA'
local _ = (("a"):rep(30000)):find((".-"):rep(30) .. "b")
LUA
pack "a pattern of one sign on a long text" "$time" <<'LUA'
local _ = (("a"):rep(1e7)):find("a-b")
LUA
pack "gsub, gmatch and match do no better" "$time" <<'LUA'
local s = ("a"):rep(1e6)
pcall(s.gsub, s, ".-.-b", "")
pcall(function() for _ in s:gmatch(".-.-b") do end end)
string.match(s, ".-.-b")
LUA
pack "%b and back references" "$time" <<'LUA'
local s = ("("):rep(1e6)
pcall(string.find, s, "%b()")
string.find(("a"):rep(1e5), "(.-)%1%1b")
LUA
pack "a plain search, a million times" "$time" <<'LUA'
local s = ("a"):rep(1e7)
while true do s:find(("a"):rep(1000) .. "b", 1, true) end
LUA
pack "gsub with a callback that calls gsub" "stack overflow" <<'LUA'
local function f() return (("x"):gsub("x", f)) end
f()
LUA
pack "texts of nothing, repeated" "should return the pack" <<'LUA'
return (""):rep(1e18) .. string.rep("", 9e15, "")
LUA
pack "table functions on tables that say they are long" "takes tables without a metatable" <<'LUA'
table.insert(setmetatable({}, { __len = function() return 1e15 end }), 1, 0)
LUA
pack "table.move over nothing, far" "values at most" <<'LUA'
table.move({}, 1, 1e18, 2)
LUA
pack "table.concat of nothing, far" "table.concat" <<'LUA'
table.concat(setmetatable({}, { __index = function() return "" end }), "", 1, 1e18)
LUA
pack "long texts, compared" "$time" <<'LUA'
local a, b = ("x"):rep(5e7), ("x"):rep(5e7 - 1) .. "x"
while a == b do end
LUA
pack "sorting with a function that has no order" "./pack.lua" <<'LUA'
local t = {}
for i = 1, 1000 do t[i] = i end
while true do table.sort(t, function() return true end) end
LUA
pack "a pack's methods, called without an end" "$time" <<'LUA'
local p = require("dixit").pack { name = "p" }
while true do pcall(p.without, p, "x") p.items = {} end
LUA

# --- memory ---------------------------------------------------------------------------------------------------

pack "a text of 10 GB" "$space" <<'LUA'
local s = ("x"):rep(1e10)
LUA
pack "a text of 10 GB, and the error caught, again and again" "took more than" <<'LUA'
while true do pcall(string.rep, "x", 1e10) end
LUA
pack "a text that doubles" "$space" <<'LUA'
local s = "x"
while true do s = s .. s end
LUA
pack "tables in tables" "$space" <<'LUA'
local t = {}
while true do t = { t, {}, {} } end
LUA
pack "a list that grows" "took more than" <<'LUA'
local t = {}
for i = 1, 1e9 do t[i] = i end
LUA
pack "table.concat of long texts" "$space" <<'LUA'
local s, t = ("x"):rep(1e7), {}
for i = 1, 1000 do t[i] = s end
return table.concat(t)
LUA
pack "string.format with a wide field" "invalid conversion" <<'LUA'
return string.format("%1000000000d", 1)
LUA
pack "gsub that makes a text longer and longer" "took more than" <<'LUA'
local s = "x"
while true do s = s:gsub("x", "xx") end
LUA
pack "garbage by the GB" "$time" <<'LUA'
while true do local s = ("x"):rep(1e8) end
LUA
pack "words by the million" "the words of pack 'p' have more than" <<'LUA'
local p = require("dixit").pack { name = "p" }
while true do p:words("A", ("word\n"):rep(1e6)) end
LUA
pack "JSON of tables that hold each other" "json: this is too much" <<'LUA'
local t = {}
for _ = 1, 60 do t = { t, t } end
require("dixit").json(t)
LUA

# --- depth ------------------------------------------------------------------------------------------------------

pack "recursion without an end" "stack overflow" <<'LUA'
local function f() return 1 + f() end
f()
LUA
pack "recursion through __index" "./pack.lua" <<'LUA'
local t = {}
setmetatable(t, { __index = function(_, k) return t[k] end })
return t.x
LUA
pack "a chain of __index" "./pack.lua" <<'LUA'
local t = {}
for _ = 1, 3000 do t = setmetatable({}, { __index = t }) end
return t.x
LUA
pack "recursion through pcall" "should return the pack" <<'LUA'
local function f() return pcall(f) end
return f()
LUA
pack "parentheses a thousand deep" "./pack.lua:" <<LUA
return $(printf '%01000d' 0 | tr 0 '(')1
LUA
pack "a pattern a thousand deep" "./pack.lua:2:" <<'LUA'
local p = require("dixit").pack { name = "p" }
p:rule { name = "r", match = ("("):rep(1e5) .. "content:QUOTE" .. (")"):rep(1e5) }
return p
LUA
pack "a file that is too long" "a pack or a format has 16 MB at most" <<LUA
-- $(head -c 17000000 /dev/zero | tr '\0' x)
LUA

# --- what makes putting packs together long ---------------------------------------------------------------------

pack "words taken out of a long list, again and again" "./pack.lua:1: pack 'p': $time" <<'LUA'
local p = require("dixit").pack { name = "p" }
p:words("A", ("word\n"):rep(1e6))
for _ = 1, 1e4 do p:without_words("A", "x") end
return p
LUA
pack "lemmas by the thousand" "$time" <<'LUA'
local p = require("dixit").pack { name = "p" }
p:cues(("abandon\n"):rep(1e5))
for _ = 1, 1e3 do p:without_cues "x" end
return p
LUA
pack "rules by the thousand" "more than 10000 rules and patterns" <<'LUA'
local p = require("dixit").pack { name = "p" }
for i = 1, 1e6 do p:rule { name = "r" .. i, match = "content:QUOTE" } end
return p
LUA
pack "stars by the thousand" "there is no rule" <<'LUA'
local p = require("dixit").pack { name = "p" }
for i = 1, 200 do p:rule { name = ("a"):rep(90) .. i, match = "content:QUOTE" } end
p:without(("*a"):rep(49) .. "b")
return p
LUA
pack "patterns that are made of each other" "./pack.lua" <<'LUA'
local p = require("dixit").pack { name = "p" }
p:define("A0", "WORD")
for i = 1, 9000 do p:define("A" .. i, ("A%d A%d"):format(i - 1, i - 1)) end
p:rule { name = "r", match = "content:A9000" }
return p
LUA
pack "packs that extend each other" "extends itself" <<'LUA'
return require("dixit").pack { name = "p", extends = "./pack.lua" }
LUA

# --- functions of rules -------------------------------------------------------------------------------------------

judge "a loop without an end" "$time" <<'LUA'
while true do end
LUA
judge "a loop in pcall" "$time" <<'LUA'
while true do pcall(function() while true do end end) end
LUA
judge "a pattern that tries everything" "$time" <<'LUA'
return (m.text:rep(1000)):find((".-"):rep(20) .. "\1")
LUA
judge "a text of 10 GB" "$space" <<'LUA'
return ("x"):rep(1e10) ~= nil
LUA
judge "memory kept from call to call" "$space" <<'LUA'
kept[#kept + 1] = ("x"):rep(1e8)
LUA
judge "an error that is a table" "it raised a table, not a message" <<'LUA'
error(setmetatable({}, { __tostring = function() while true do end end }))
LUA
judge "recursion without an end" "stack overflow" <<'LUA'
local function f() return 1 + f() end
return f()
LUA
judge "its argument changed" "a match cannot be changed" <<'LUA'
m.source = nil
LUA
judge "rules added to its own pack" "is whole: only its own file adds to it" <<'LUA'
p:rule { name = "x", match = "content:QUOTE" }
LUA
cat >pack.lua <<'LUA'
local p = require("dixit").pack { name = "slow" }
local n = 0
p:rule { name = "judged", match = "content:QUOTE", when = function(m) for i = 1, 2000 do n = n + i end return false end }
return p
LUA
for _ in 1 2 3 4 5 6 7 8 9 10; do cat a.txt a.txt a.txt a.txt a.txt a.txt a.txt a.txt a.txt a.txt; done >long.txt
run -f json -r ./pack.lua long.txt
[ "$status" -eq 0 ] && [ ! -s err ]
result "when: a function that takes its time, often, is no runaway" $?

cat >pack.lua <<'LUA'
local p = require("dixit").pack { name = "bad" }
p:rule { name = "judged", match = "content:QUOTE", when = function(m) return m.nothing end }
return p
LUA
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do printf '{"id": %d, "text": "“We stay,” said Ann Lee."}\n' $i; done >many.jsonl
run -f jsonl -r ./pack.lua many.jsonl
[ "$status" -eq 4 ] && [ "$(wc -l <out)" -eq 13 ] && [ "$(wc -l <err)" -eq 11 ] &&
    grep -q "rule 'bad/judged' failed in 3 more documents" err
result "when: one that fails always is not told without an end" $?

# --- formats --------------------------------------------------------------------------------------------------------

format "a loop without an end" "$time" <<'LUA'
while true do end
LUA
format "a loop in pcall" "$time" <<'LUA'
while true do pcall(function() while true do end end) end
LUA
format "a text of 10 GB" "$space" <<'LUA'
out:write(("x"):rep(1e10))
LUA
format "an error that is a table" "it raised a table, not a message" <<'LUA'
error(setmetatable({}, { __tostring = function() while true do end end }))
LUA
format "the sink behind it" "attempt to index a nil value" <<'LUA'
out.sink:discard()
LUA
cat >format.lua <<'LUA'
return setmetatable({ name = "bad", description = "", extension = "x", document = function(out, doc) out:write(doc.id, "\n") end },
    { __index = function() while true do end end, __pairs = function() while true do end end })
LUA
run -f ./format.lua a.txt b.txt
[ "$status" -eq 0 ] && [ "$(cat out)" = "a.txt
b.txt" ]
result "format: a table with traps, which nobody meets" $?

# --- without limits ---------------------------------------------------------------------------------------------------

cat >pack.lua <<'LUA'
local s = ("x"):rep(3e8)
return require("dixit").pack { name = "p" }
LUA
run -f json -r ./pack.lua a.txt
[ "$status" -eq 4 ] && one_line "$space"
result "limits: there are some" $?
run --no-limits -f json -r ./pack.lua a.txt
[ "$status" -eq 0 ] && [ ! -s err ]
result "--no-limits: there are none" $?

echo "1..$count"
[ "$failed" -eq 0 ]
