#!/bin/sh
# What is trained twice is the same to the byte, and finds what it was trained on:
#
#     check.sh TRAIN DIXIT
set -eu

train=$1
dixit=$2
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

cp "$here/sample.lua" "$here/sample.model" "$folder/"
# Three times, so that there are several folds, which learn from each other.
train() {
    "$train" "$folder/sample.lua" "$folder/sample.model" "$here/sample.jsonl" "$here/sample.jsonl" "$here/sample.jsonl" \
        -o "$folder/$1" 2>"$folder/log" || { cat "$folder/log"; exit 1; }
}
for run in one two; do
    train "$run"
done
cmp "$folder/one" "$folder/two" || exit 1
echo "ok - two runs give the same bytes"

# Trained once more on what was written, which has the settings of the first.
cp "$folder/one" "$folder/sample.model"
train three
cmp "$folder/one" "$folder/three" || exit 1
echo "ok - a model is trained anew from its settings alone"

number=0
while IFS= read -r line; do
    number=$((number + 1))
    printf '%s' "$line" | jq -j .text >"$folder/text"
    printf '%s' "$line" | jq -r '.text as $t | .quotes[].content[0] as [$a, $b] | $t[$a:$b]' >"$folder/wanted"
    "$dixit" --rules "$folder/sample.lua" "$folder/text" >"$folder/found"
    while IFS= read -r quotation; do
        grep -qF -- "$quotation" "$folder/found" || {
            echo "not ok - document $number: not found: $quotation"
            cat "$folder/found"
            exit 1
        }
    done <"$folder/wanted"
    echo "ok - document $number"
done <"$here/sample.jsonl"
[ "$number" -eq 3 ]
