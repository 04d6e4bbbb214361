#!/bin/sh
# Build the release and print how fast it reads: the corpora beside the repository (or the files given), then texts
# that are hard to read in time.
set -eu
cd "$(dirname "$0")/../.."
sh tests/install.sh
cmake --preset release -DDIXIT_BUILD_TESTS=ON --log-level=WARNING
cmake --build --preset release --target bench >/dev/null
if [ $# -eq 0 ]; then
    set -- tests/samples/*.txt
    [ -f ../shared/corpora/polnear.train.jsonl ] && set -- ../shared/corpora/polnear.train.jsonl
fi
build/release/tests/bench "$@"
build/release/tests/bench --linear
# what `when` functions cost, in the Luas that are here
cmake --build --preset release >/dev/null
texts() {
    case $1 in
        *.jsonl) jq -j '.text + "\u0000"' "$@" ;;
        *) cat "$@" ;;
    esac
}
for lua in lua5.4 luajit; do
    if ! command -v jq >/dev/null || ! command -v $lua >/dev/null; then
        continue
    fi
    texts "$@" | $lua tests/bench/when.lua build/release/lua
done
# what loading costs
for lua in lua5.4 luajit; do
    command -v $lua >/dev/null && $lua tests/bench/load.lua build/release/lua
done
# what 200 rules cost against 20
if command -v jq >/dev/null && command -v lua5.4 >/dev/null; then
    texts "$@" | lua5.4 tests/bench/rules.lua build/release/lua
fi
