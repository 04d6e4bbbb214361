#!/bin/sh
# Learn the model of the pack "en" anew and write it, its card and the table of figures: sh tests/accuracy/train.sh
# What it learns from stands beside the repository; nothing of it gets into the model but numbers and single words.
set -eu
cd "$(dirname "$0")/../.."

corpus=../shared/corpora/polnear.train.jsonl
model=lua/dixit/rules/en.model
if [ ! -f "$corpus" ]; then
    echo "there is no $corpus to learn from" >&2
    exit 1
fi
sh tests/install.sh all
cmake --preset release -DDIXIT_BUILD_TESTS=ON --log-level=WARNING
cmake --build --preset release >/dev/null
build/release/tests/train en "$model" "$corpus"
cmake --build --preset release >/dev/null # which carries the model inside it
sh tests/accuracy/update.sh build/release/dixit
PYTHONDONTWRITEBYTECODE=1 python3 tests/accuracy/card.py "$model" >"$model.md"
