#!/bin/sh
# What reading costs, in instructions: the same on each machine of a kind, however busy it is.
#
#     check.sh DIXIT ANALYSE
#
# A real article has a limit per byte; a hard text has one too, and twice as much of it may take hardly more than twice
# as many. Loading the rules has one as well. The limits are some percent above what was measured: whoever makes it
# slower on purpose raises them.
set -eu

ARTICLE=575   # instructions per byte of the article
HARD=2400     # of a hard text
HARDEST=11500 # of cues that never end, where each is looked at with what is around it
GROWTH=220    # percent: of twice as much, in relation to once
LOADING=48    # millions: a process that reads the scripts of "en", compiles them and writes them to a file

dixit=$1
analyse=$2
here=$(cd "$(dirname "$0")" && pwd)
command -v valgrind >/dev/null || { echo "skipped: valgrind counts the instructions, and is not here"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

# The instructions of one command.
count_of() {
    valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null "$@" 2>"$folder/log" ||
        { cat "$folder/log" >&2; return 1; }
    awk '/I *refs:/ { gsub(",", "", $NF); print $NF; found = 1 } END { exit !found }' "$folder/log"
}

# Those of reading.
count() {
    count_of "$analyse" "$folder/rules" "$@"
}

failed=0
# WHAT FIGURE LIMIT
limit() {
    if [ "$2" -gt "$3" ]; then
        echo "not ok - $1: $2, at most $3"
        failed=1
    else
        echo "ok - $1: $2"
    fi
}

# it also writes what the others read
loading=$(count_of "$dixit" compile en -o "$folder/rules")
limit "millions of instructions to load en and compile it" $(((loading + 500000) / 1000000)) $LOADING

article=$here/../samples/harbour.txt
bytes=$(wc -c <"$article")
once=$(count "$article" 1)
often=$(count "$article" 11) # warm: without what the first time takes
limit "instructions per byte of an article" $(((often - once) / 10 / bytes)) $ARTICLE

size=16384
"$analyse" --kinds >"$folder/kinds"
none=$(count ":$(head -n 1 "$folder/kinds")" 0) # of all kinds: the rules are opened, and nothing is read
while IFS= read -r kind; do
    half=$(count ":$kind" $size) # by itself: a failure within arithmetic would go unseen
    whole=$(count ":$kind" $((2 * size)))
    half=$((half - none))
    whole=$((whole - none))
    most=$HARD
    [ "$kind" = "said he said" ] && most=$HARDEST
    limit "$kind: instructions per byte" $((whole / size / 2)) $most
    limit "$kind: percent for twice as much" $((100 * whole / half)) $GROWTH
done <"$folder/kinds"
exit $failed
