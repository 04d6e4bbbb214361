#!/bin/sh
# Do what the tutorial in lua/README.md says, in its order and in an empty folder: save the files that it shows (a fence
# with a file's name behind the language), run the commands behind a $, and compare what they print with what stands there.
# sh tests/tutorial.sh DIXIT; with --print the tutorial is written to the standard output as it should be.
set -eu
dixit=$(realpath "$1")
page=$(realpath "${3:-$(dirname "$0")/../lua/README.md}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/folder"
ln -s "$dixit" "$work/bin/dixit"
export PATH="$work/bin:$PATH" COLUMNS=80 HOME="$work/folder" XDG_DATA_HOME="$work/none" XDG_DATA_DIRS="$work/none"
cd "$work/folder"

in_tutorial=no
fence='' kind='' # of the block that is open
commands=0
while IFS= read -r line; do
    case $line in
        '## Your first rule'*) in_tutorial=yes ;;
        '## '*) [ -n "$fence" ] || in_tutorial=no ;;
    esac
    [ "$in_tutorial" = yes ] || continue
    if [ -z "$fence" ]; then
        printf '%s\n' "$line" >>"$work/wanted"
        case $line in
            '```console') fence='```' kind=console ;;
            '````'*) fence='````' kind=${line##* } ;;
            '```'*) fence='```' kind=${line##* } ;;
        esac
        case $line in '```'*' '*) : >"$kind" ;; esac
        continue
    fi
    if [ "$line" = "$fence" ]; then
        fence=''
        printf '%s\n' "$line" >>"$work/wanted"
        continue
    fi
    if [ "$kind" != console ]; then
        printf '%s\n' "$line" >>"$kind"
        printf '%s\n' "$line" >>"$work/wanted"
        continue
    fi
    case $line in
        '$ '*)
            printf '%s\n' "$line" >>"$work/wanted"
            commands=$((commands + 1))
            sh -c "${line#??}" >>"$work/wanted" 2>&1 </dev/null || echo "(exit status $?)" >>"$work/wanted"
            ;;
    esac
done <"$page"

if [ "${2:-}" = --print ]; then
    cat "$work/wanted"
    exit 0
fi
awk '/^```/ && !inside { fence = $1; sub(/[^`].*/, "", fence); inside = 1; if (show) print; next }
    inside && $0 == fence { inside = 0; if (show) print; next }
    !inside && /^## / { show = /^## Your first rule/ }
    show' "$page" >"$work/shown"
diff -u "$work/shown" "$work/wanted"
[ "$commands" -gt 8 ]
echo "$commands commands, as shown"
