#!/bin/sh
# Install into an empty folder, move it elsewhere, and use it from there as a stranger would:
#     check.sh BUILD
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sample=$here/../samples/harbour.txt
build=$1
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

step() { echo "-- $*"; }

step "install"
cmake --install "$build" --prefix "$stage/first" >"$stage/log"
mv "$stage/first" "$stage/prefix"
prefix=$stage/prefix
libdir=$(dirname "$(find "$prefix" -name libdixit.a)")

step "the header alone, as strict C and as C++"
for header in "$prefix"/include/dixit/*.h; do
    cc -std=c11 -Wall -Wextra -pedantic-errors -Werror -fsyntax-only -x c "$header"
    c++ -std=c++17 -Wall -Wextra -pedantic-errors -Werror -fsyntax-only -x c++ "$header"
done

step "find_package, shared and static"
generator=$(sed -n 's/^CMAKE_GENERATOR:INTERNAL=//p' "$build/CMakeCache.txt") # a machine may have no other
cmake -S "$here" -B "$stage/cmake" -G "$generator" -DCMAKE_PREFIX_PATH="$prefix" >"$stage/log" || { cat "$stage/log"; exit 1; }
cmake --build "$stage/cmake" >"$stage/log" || { cat "$stage/log"; exit 1; }
"$stage/cmake/shared"
"$stage/cmake/static"

step "pkg-config, shared and static"
PKG_CONFIG_PATH=$libdir/pkgconfig
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # words to the compiler
cc -std=c11 "$here/consumer.c" -o "$stage/shared" $(pkg-config --cflags --libs dixit)
LD_LIBRARY_PATH=$libdir "$stage/shared"
# shellcheck disable=SC2046
cc -std=c11 "$here/consumer.c" -o "$stage/static" $(pkg-config --cflags dixit) "$libdir/libdixit.a" -lm
"$stage/static"
[ "$(pkg-config --modversion dixit)" = "$(sed -n 's/^#define DIXIT_VERSION "\(.*\)"/\1/p' "$prefix/include/dixit/dixit.h")" ]

step "the command, away from its sources"
cp "$sample" "$stage/harbour.txt"
cd "$stage"
"$prefix/bin/dixit" --format jsonl harbour.txt >installed
(cd "$stage" && "$build/dixit" --format jsonl harbour.txt >built)
cmp installed built
grep -q "Ingrid Halloran" installed

step "a compiled English ruleset, in C without any Lua"
"$prefix/bin/dixit" compile en -o en.ruleset
"$stage/cmake/compiled" en.ruleset | grep -q "Ann Lee speaks"
if ldd "$stage/cmake/compiled" | grep -i lua; then exit 1; fi
if "$stage/cmake/compiled" harbour.txt 2>wrong; then exit 1; fi
grep -q "this is no compiled ruleset" wrong

step "the modules, away from their sources"
for module in "$libdir"/lua/*/dixit.so; do
    lua=lua$(basename "$(dirname "$module")")
    command -v "$lua" >/dev/null || continue
    LUA_PATH="" LUA_CPATH="$(dirname "$module")/?.so" "$lua" -e 'print(_VERSION, require("dixit").version)'
done
