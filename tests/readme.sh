#!/bin/sh
# Run every command that the READMEs show after a $ and compare what it prints with what stands there.
# sh tests/readme.sh DIXIT
set -eu
dixit=$(realpath "$1")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$dixit" "$work/bin/dixit"

# one file for each command, one for what it should print; the tutorial is tutorial.sh's
awk -v dir="$work" '
    /^## / && !inside { skip = /^## Your first rule/ }
    skip { next }
    /^```console$/ { inside = 1; next }
    /^```/ { inside = 0; next }
    inside && /^\$ / { count++; print substr($0, 3) > (dir "/" count ".command"); printf "" > (dir "/" count ".expected"); next }
    inside { print > (dir "/" count ".expected") }
    END { print count + 0 > (dir "/count") }
' README.md lua/README.md

passed=0
failed=0
i=1
while [ "$i" -le "$(cat "$work/count")" ]; do
    if PATH="$work/bin:$PATH" COLUMNS=80 sh "$work/$i.command" >"$work/$i.got" 2>&1 &&
        diff -u "$work/$i.expected" "$work/$i.got"; then
        passed=$((passed + 1))
    else
        echo "README: not what it prints: $(cat "$work/$i.command")"
        failed=$((failed + 1))
    fi
    i=$((i + 1))
done

# the pack that is shown is the one that is run
awk '/^```lua$/ { inside = 1; next } /^```/ { inside = 0 } inside' README.md >"$work/lua"
while IFS= read -r line; do
    grep -qxF -e "$line" "$work/lua" || { echo "README.md: does not show: $line"; failed=$((failed + 1)); }
done <tests/samples/gazette.lua

# the pack of lua/README.md, and its examples
awk '/^## / { inside = 0 } /^## A pack$/ { inside = 1 } inside && /^```$/ { exit } show { print } inside && /^```lua$/ { show = 1 }' \
    lua/README.md >"$work/gazette.lua"
for example in yes no; do
    sed -n "s/^    $example = { \"\(.*\)\" },$/\1/p" "$work/gazette.lua" >"$work/$example.txt"
    rules=$("$dixit" -f jsonl -r "$work/gazette.lua" "$work/$example.txt" | tr -s ' ' '\n' | grep -c gazette/slug || true)
    case "$example $rules $(wc -l <"$work/$example.txt")" in
        "yes 1 1" | "no 0 1") ;;
        *)
            echo "lua/README.md: its pack finds something else: $example $rules"
            failed=$((failed + 1))
            ;;
    esac
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
