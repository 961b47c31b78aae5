# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What setup, run and test share. Sourced, never run: the caller has set `root` to the top of the checkout.

say() { printf '== %s\n' "$*"; }
die() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# The packages of the sections named, one a line. Without a name, of every section.
packages_of() {
    awk -v wanted=" $* " '
        { sub(/#.*/, ""); gsub(/[ \t\r]+$/, "") }
        /^\[.*\]$/ { section = substr($0, 2, length($0) - 2); next }
        NF && (wanted ~ /^ *$/ || index(wanted, " " section " ")) { print $1 }
    ' "$root/packaging/dev/packages.txt"
}

# Those of its arguments that are not installed, one a line.
missing_of() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

# Sets `quicker`, what cmake is told so that builds take less time. ccache keeps to the user's own cache, so that a
# second clone and a deleted build folder are quick too; paths are made relative to the checkout for that reason.
quicker=(-DBERTH_PCH=ON)
use_ccache() {
    command -v ccache >/dev/null || return 0
    export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
    # What it takes to keep precompiled headers and what is built with them.
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    if [ -z "${CCACHE_DIR:-}" ] && ! { mkdir -p "${HOME:-/nonexistent}/.cache/ccache" && [ -w "$HOME/.cache/ccache" ]; } 2>/dev/null; then
        export CCACHE_DIR="$root/build/ccache"
    fi
    quicker+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
}

# configure PRESET [MORE…]
configure() {
    local preset=$1
    shift
    (cd "$root" && cmake --preset "$preset" "$@")
}

# build PRESET [MORE…]
build() {
    local preset=$1
    shift
    (cd "$root" && cmake --build --preset "$preset" "$@")
}
