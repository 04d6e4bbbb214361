#!/bin/sh
# The borders between the parts, read off the files that were built:
#     check.sh SOURCE BUILD
# Every check prints what it found; any finding fails the test.
set -eu
source=$1
build=$2
failed=0

# expect TEXT: standard input should be empty.
expect() {
    found=$(cat)
    if [ -n "$found" ]; then
        failed=$((failed + 1))
        printf 'FAILED: %s\n%s\n' "$1" "$found"
    else
        passed=$((passed + 1))
    fi
}
passed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

exports() { nm -D --defined-only "$1" | awk '{ print $3 }' | sed 's/@.*//'; }
needs() { readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p'; }

# --- sources ---
grep -rnE '#[[:space:]]*include.*(lua\.h|lauxlib\.h|lualib\.h|luajit\.h|bind/|bind\.h)' \
    "$source/core" "$source/include" >"$scratch/out" || true
expect "core/ and include/ know nothing of Lua" <"$scratch/out"
grep -rnE '#[[:space:]]*include[[:space:]]*"' "$source/include" >"$scratch/out" || true
expect "a public header includes no private one" <"$scratch/out"
grep -rlE '#[[:space:]]*include.*(lua\.h|lauxlib\.h|lualib\.h)' "$source" --include='*.[ch]' \
    --exclude-dir=build --exclude-dir=tests | grep -vE '/lua/(bind|host)/' >"$scratch/out" || true
expect "only lua/bind and lua/host include Lua's headers" <"$scratch/out"
grep -rnE '#[[:space:]]*include.*(core/|doc\.h|ruleset\.h|pattern\.h|base\.h)' \
    "$source/lua" >"$scratch/out" || true
expect "the binding and the host use the public header only" <"$scratch/out"

(cd "$source" && find core lua tests/unit -name '*.c' -o -path 'lua/dixit/*.lua') | while read -r file; do
    case $file in
        lua/dixit/*) name=${file#lua/dixit/} list=$source/CMakeLists.txt ;;
        tests/unit/test_*) name=$(basename "$file" .c) name=${name#test_} list=$source/tests/CMakeLists.txt ;;
        tests/*) name=${file#tests/} list=$source/tests/CMakeLists.txt ;;
        *) name=$file list=$source/CMakeLists.txt ;;
    esac
    grep -qE "(^|[ /])$name([ )]|$)" "$list" || echo "$file"
done >"$scratch/out"
expect "CMake knows every source and script" <"$scratch/out"

# --- the library ---
exports "$build/libdixit.so" | grep -vE '^dixit_[a-z]' >"$scratch/out" || true
expect "libdixit.so exports nothing but dixit_*" <"$scratch/out"
sed -n 's/^DIXIT_API .*[ *]\(dixit_[a-z_0-9]*\)(.*/\1/p' "$source/include/dixit/dixit.h" | sort >"$scratch/declared"
exports "$build/libdixit.so" | sort | comm -3 - "$scratch/declared" >"$scratch/out"
expect "libdixit.so exports what dixit.h declares" <"$scratch/out"
needs "$build/libdixit.so" | grep -vE '^(libc|libm|ld-linux.*)\.so' >"$scratch/out" || true
expect "libdixit.so needs the C library only" <"$scratch/out"

# Built without assertions, nothing in the core may end, print, open or keep anything.
find "$build" -path '*dixit_core.dir*' -name '*.o' >"$scratch/objects"
[ -s "$scratch/objects" ] || echo "no objects of the core in $build" >"$scratch/none"
touch "$scratch/none"
expect "the core's objects are there" <"$scratch/none"
xargs nm -u <"$scratch/objects" | awk '{ print $2 }' | sort -u | grep -xE \
    '_?_?exit|_Exit|quick_exit|abort|__assert_fail|raise|signal|setlocale|getenv|(f|v|vf|d)?printf|__v?f?printf_chk|f?put(s|c|char)|fwrite|perror|f?open|stdout|stderr|stdin|rand|srand|time|longjmp' \
    >"$scratch/out" || true
expect "the library never ends the program, prints, or touches files" <"$scratch/out"
while read -r object; do
    readelf -SW "$object" | sed 's/^ *\[ *[0-9]*\] *//' |
        awk -v object="$object" '$1 ~ /^\.(data|bss)($|\.)/ && $1 !~ /^\.data\.rel\.ro/ && $5 !~ /^0*$/ { print object, $1, $5 }'
done <"$scratch/objects" >"$scratch/out"
expect "the core keeps no global state" <"$scratch/out"

# --- the modules ---
find "$build/lua" -name dixit.so >"$scratch/modules"
while read -r module; do
    exports "$module" | grep -v '^luaopen_' >"$scratch/out" || true
    expect "$module exports nothing but luaopen_*" <"$scratch/out"
    exports "$module" | grep -q '^luaopen_dixit$' || echo "it is not there" >"$scratch/out"
    expect "$module exports luaopen_dixit" <"$scratch/out"
    needs "$module" | grep -vE '^(libc|libm|ld-linux.*)\.so' >"$scratch/out" || true
    expect "$module needs no Lua, nor anything but the C library" <"$scratch/out"
    nm -D --undefined-only "$module" | grep -q ' lua_' || echo "there is none" >"$scratch/out"
    expect "$module leaves lua_* to its host" <"$scratch/out"
done <"$scratch/modules"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
