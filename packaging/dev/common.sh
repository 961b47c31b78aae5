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

# Sets `quicker`, what cmake is told so that a build takes less time. Usually precompiled headers: they halve the first
# build. With BERTH_CCACHE=1 it is ccache instead, for whoever has many clones or branches; the two together are
# slower than either. Paths are made relative to the checkout, so that one clone gains by another.
quicker=(-DBERTH_PCH=ON -DCMAKE_CXX_COMPILER_LAUNCHER=)
use_quicker() {
    [ "${BERTH_CCACHE:-0}" = 1 ] || return 0
    command -v ccache >/dev/null || die "BERTH_CCACHE=1, and there is no ccache"
    export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
    quicker=(-DBERTH_PCH=OFF -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
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
