#!/bin/sh
# Write anew what is wrong with the articles, and the table of figures: sh tests/accuracy/update.sh DIXIT
# Look at the difference before you keep it: it tells what has become better, and what worse.
set -eu
dixit=$(realpath "$1")
cd "$(dirname "$0")/articles"

set --
for file in *.spec; do
    [ "$file" = transcripts.spec ] || set -- "$@" "$file"
done
"$dixit" test --rules en --update-todo "$@"
"$dixit" test --rules transcript --update-todo transcripts.spec
cd ..
PYTHONDONTWRITEBYTECODE=1 python3 run.py "$dixit" --update
