# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154 # variables go to and fro between this and the script that reads it
# What the scripts here share. They set $dixit to the command, then read this: it makes a directory to work in, with a.txt
# in it.

samples=$(cd "$(dirname "$0")/../samples" && pwd)
case $dixit in
    /*) ;;
    *) dixit=$PWD/$dixit ;;
esac

if ! "$dixit" --version >/dev/null; then
    echo "Bail out! cannot run $dixit"
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
# nothing of the user's own
export XDG_CONFIG_HOME="$work/config" HOME="$work"
unset COLUMNS NO_COLOR DIXIT_LUA
cp "$samples/harbour.txt" a.txt
count=0
failed=0

# The outcome of a case: its name and 0 for good, then what to show where it is bad.
result() {
    count=$((count + 1))
    if [ "$2" -eq 0 ]; then
        echo "ok $count - $1"
    else
        echo "not ok $count - $1"
        failed=$((failed + 1))
        sed 's/^/# err: /' err | head -5
        sed 's/^/# out: /' out | head -5
    fi
}

# run STATUS ARGUMENT...: run the command; its status goes to $status, wrong ones are told by `expect`
run() {
    "$dixit" "$@" >out 2>err </dev/null
    status=$?
}

# expect NAME STATUS COMMAND...: the status of the last run, and a command that must succeed
expect() {
    name=$1 wanted=$2
    shift 2
    if [ "$status" -ne "$wanted" ]; then
        echo "# status $status, expected $wanted"
        result "$name" 1
    elif "$@"; then
        result "$name" 0
    else
        result "$name" 1
    fi
}

says() { grep -qF -- "$1" err && [ "$(wc -l <err)" -eq 1 ]; }
prints() { grep -qF -- "$1" out; }
lacks() { ! LC_ALL=C.UTF-8 grep -q "$1" out; }
silent() { [ ! -s err ]; }
holds() { jq -e "$2" "$1" >/dev/null; }
is_json() { jq -e "$1" out >/dev/null && silent; }
nothing_left() { [ -z "$(find . -name '.*.??????')" ]; }

# The last words of a script: how many cases there were, and whether all were good.
finish() {
    echo "1..$count"
    [ "$failed" -eq 0 ]
}
