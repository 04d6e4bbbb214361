#!/bin/sh
# The character tables are the ones that their generator prints: unicode.sh GENERATOR TABLES
# ICU versions know different Unicode versions; where the generator's is another, there is nothing to compare.
set -eu
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
"$1" >"$fresh"
if [ "$(head -n 1 "$fresh")" != "$(head -n 1 "$2")" ]; then
    echo "skipped: $(head -n 1 "$fresh" | grep -o 'Unicode [0-9.]*') here, the tables are from another"
    exit 77
fi
diff "$2" "$fresh" >/dev/null || { echo "$2 is stale: run the generator again"; exit 1; }
echo "the tables are up to date"
