#!/bin/sh
# Layout and lint of everything that people write: sh tests/lint.sh BUILD, where BUILD has compile_commands.json.
# clang-format -i FILE lays a file out.
set -eu
cd "$(dirname "$0")/.."
build=${1:-build/release}

c_files=$(find include core lua plugins tests -name '*.[ch]' 2>/dev/null | sort)
lua_dirs=$(for dir in lua plugins tests; do [ -d $dir ] && echo $dir; done)
shell_files=$(find .ci tests plugins -name '*.sh' -o -path .ci/run 2>/dev/null | sort)

# shellcheck disable=SC2086 # lists of words, none with a space in it
{
    clang-format --dry-run -Werror $c_files
    luacheck --quiet $lua_dirs
    shellcheck $shell_files
}
# What the build compiles and a person wrote; a file compiled once per Lua is read once per Lua.
sed -n 's/^ *"file": "\(.*\)".*/\1/p' "$build/compile_commands.json" | sort -u |
    grep -e "^$PWD/core/" -e "^$PWD/lua/" -e "^$PWD/tests/" | grep -v unicode_tables |
    xargs -P "$(nproc)" -n 4 clang-tidy --quiet --extra-arg=-Wno-ignored-optimization-argument -p "$build"
echo "lint: nothing to say"
