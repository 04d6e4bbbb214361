#!/bin/sh
# Install what is missing, build, and show who said what in an article: in the sample, or in the files given.
set -eu
here=$PWD
cd "$(dirname "$0")/.."

sh tests/install.sh
mkdir -p build
if ! { cmake --preset release -DDIXIT_BUILD_TESTS=OFF -DDIXIT_BUILD_MODULES=OFF &&
    cmake --build --preset release --target dixit_command; } >build/try.log 2>&1; then
    cat build/try.log >&2
    exit 1
fi

dixit=$PWD/build/release/dixit
if [ $# -eq 0 ]; then
    set -- "$PWD/tests/samples/harbour.txt"
    cat "$1"
    echo
fi
cd "$here"
"$dixit" "$@"
