#!/bin/sh
# Install the Debian packages that are missing: those that building needs, with "all" those that testing needs too.
# Touches nothing when all are there. DIXIT_INSTALL=no passes the check over, for systems that are not Debian.
set -eu

build="gcc libc6-dev cmake ninja-build pkg-config liblua5.4-dev libjansson-dev"
tests="g++ binutils libcmocka-dev libicu-dev jq python3 sqlite3 libxml2-utils tidy
    lua5.1 lua5.2 lua5.3 lua5.4 luajit liblua5.1-0-dev liblua5.2-dev liblua5.3-dev neovim pandoc
    clang-format clang-tidy lua-check shellcheck valgrind"

packages=$build
[ "${1:-}" = all ] && packages="$build $tests"
[ "${DIXIT_INSTALL:-yes}" = no ] && exit 0

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian system. Install what these packages hold, then set DIXIT_INSTALL=no and try again:" >&2
    echo "$packages" >&2
    exit 1
fi

missing=
for package in $packages; do
    case $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null) in
        ii*) ;;
        *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing, and without sudo only root can install them:" >&2
        echo "    apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi

echo "Installing:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086 # both are lists of words
if ! $as_root apt-get -q -o DPkg::Lock::Timeout=300 update >"$log" 2>&1 ||
    ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
        install --no-install-recommends $missing >>"$log" 2>&1; then
    cat "$log" >&2
    echo "Could not install:$missing" >&2
    exit 1
fi
