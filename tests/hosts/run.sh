#!/bin/sh
# The modules in real hosts: sh tests/hosts/run.sh BUILD_DIR MODULE_DIR
#
# BUILD_DIR has the command `dixit`, MODULE_DIR has 5.1/dixit.so to 5.4/dixit.so. Every host reads the samples with its
# own Lua, and what it writes in each format must be the command's, byte for byte; then the plugins are tried. Hosts
# that are not here are skipped. Prints TAP.
set -u

here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
modules=$(cd "$2" && pwd)
plugins=$here/../../plugins

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" XDG_STATE_HOME="$work/state" HOME="$work"
unset DIXIT_LUA LUA_PATH LUA_CPATH LUA_INIT

cp "$here/../samples/harbour.txt" sample
# what is hard to write: markup, formulas, NUL, bytes that are no UTF-8, CR LF, emoji, a script from right to left
printf '=<b>&\047"x\r\n\r\n“We <i>stay</i>\000, \360\237\230\200 | é,” said Ann Lee. \377 She said\rthat “it is\302” so.\r\n' >hard
# shellcheck disable=SC1112 # the mark is meant
printf '“סנבקא כאן,” said Bob Ray. ‘Oh" he said. “=1+1,” he said.\033[1m' >>hard
formats=$("$build/dixit" formats | cut -d " " -f 1 | tr '\n' ' ')
export DIXIT_TEXTS="$work/sample $work/hard" DIXIT_FORMATS="$formats" DIXIT_OUT="$work/got" DIXIT_MODULES="$modules"
for text in sample hard; do
    for offsets in bytes codepoints utf16; do
        "$build/dixit" -f jsonl --offsets $offsets $text
    done
    for format in $formats; do
        COLUMNS=80 "$build/dixit" -f "$format" $text
    done
done >expected </dev/null || exit 1
DIXIT_QUOTES=$(head -1 expected | jq '.quotes | length')
export DIXIT_QUOTES

# Under the address sanitizer its library has to be there before the module is. Lua keeps what it has to the end, and
# hosts do not free everything: leaks are looked for elsewhere.
preload=
if grep -q __asan_init "$modules"/5.?/dixit.so; then
    preload=$(gcc -print-file-name=libasan.so)
    export ASAN_OPTIONS=detect_leaks=0
fi

count=0
failed=0

skip() {
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

result() {
    count=$((count + 1))
    if [ "$2" -eq 0 ]; then
        echo "ok $count - $1"
    else
        echo "not ok $count - $1"
        failed=$((failed + 1))
        sed 's/^/# /' err | head -20
    fi
}

# in_host COMMAND...: run a host, which may hang: some wait for a key when something goes wrong
in_host() {
    env ${preload:+"LD_PRELOAD=$preload"} timeout -k 5 60 "$@" >out 2>err </dev/null
}

# same_bytes NAME ABI COMMAND...: the host writes what the command writes
same_bytes() {
    name=$1 abi=$2
    shift 2
    if ! command -v "$1" >/dev/null; then
        skip "$name" "it is not installed"
        return
    elif [ ! -e "$modules/$abi/dixit.so" ]; then
        skip "$name" "no module for Lua $abi"
        return
    fi
    rm -f got
    in_host "$@"
    status=$?
    if [ $status -ne 0 ]; then
        echo "status $status" >>err
    elif ! cmp expected got >>err 2>&1; then
        status=1
    fi
    result "$name: what the command writes" $status
}

[ "$DIXIT_QUOTES" -gt 5 ]
result "the command finds quotations" $?
for lua in 5.1 5.2 5.3 5.4; do
    same_bytes "lua$lua" $lua "lua$lua" "$here/sample.lua"
done
same_bytes luajit 5.1 luajit "$here/sample.lua"
# an error in a script leaves Neovim's status at 0: what it wrote is compared all the same
same_bytes nvim 5.1 nvim --headless -u NONE -i NONE -n -c "luafile $here/sample.lua" -c 'qall!'
if [ -n "$preload" ]; then
    skip pandoc "it cannot run under the address sanitizer"
else
    same_bytes pandoc 5.3 pandoc --lua-filter "$here/sample.lua" sample
fi

# A module in the wrong Lua gives an error of Lua's, no crash.
for pair in lua5.1:5.4 lua5.4:5.1 lua5.3:5.2 luajit:5.3; do
    lua=${pair%:*} abi=${pair#*:}
    if command -v "$lua" >/dev/null && [ -e "$modules/$abi/dixit.so" ]; then
        in_host "$lua" -e "package.cpath = '$modules/$abi/?.so' require 'dixit'"
        test $? -eq 1
        result "$lua refuses the module for Lua $abi" $?
    fi
done

# --- plugins ------------------------------------------------------------------------------------------------------

if command -v nvim >/dev/null && [ -e "$modules/5.1/dixit.so" ]; then
    mkdir -p runtime/lua
    cp "$modules/5.1/dixit.so" runtime/lua/
    in_host nvim --headless -u NONE -i NONE -n --cmd "set runtimepath^=$plugins/nvim,$work/runtime" \
        --cmd "runtime plugin/dixit.lua" sample -c "luafile $here/nvim.lua"
    result "nvim: the plugin" $?
else
    skip "nvim: the plugin" "no nvim or no module"
fi

if command -v pandoc >/dev/null && [ -e "$modules/5.3/dixit.so" ] && [ -z "$preload" ]; then
    export LUA_CPATH="$modules/5.3/?.so"
    in_host pandoc --lua-filter "$plugins/pandoc/dixit-filter.lua" -s -t markdown "$plugins/pandoc/sample.md" &&
        diff "$plugins/pandoc/expected.md" out >err
    result "pandoc: the filter's metadata" $?
    in_host pandoc --lua-filter "$plugins/pandoc/dixit-filter.lua" -M dixit=json -t plain "$plugins/pandoc/sample.md" &&
        jq -e '.quotes | length == 2' out >/dev/null
    result "pandoc: the filter's JSON" $?
else
    skip "pandoc: the filter" "no pandoc or no module"
fi

echo "1..$count"
[ "$failed" -eq 0 ]
