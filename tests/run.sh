#!/bin/sh
# Install what is missing, lint, build and pass all tests: first what is shipped, then under the sanitizers.
# Arguments go to ctest: sh tests/run.sh -R golden
set -eu
cd "$(dirname "$0")/.."

sh tests/install.sh all
for preset in release debug; do
    echo "== $preset: build"
    cmake --preset "$preset" -DDIXIT_BUILD_TESTS=ON -DDIXIT_BUILD_MODULES=ON -DDIXIT_REQUIRE_ALL=ON \
        -DDIXIT_WERROR=ON --log-level=NOTICE
    cmake --build --preset "$preset"
done
echo "== lint"
sh tests/lint.sh build/release
for preset in debug release; do
    echo "== $preset: tests"
    ctest --preset "$preset" -j "$(nproc)" "$@"
done
