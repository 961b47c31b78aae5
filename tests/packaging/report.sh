# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# How the tests of packages tell what they saw. Sourced, never run: the caller has set `work`, a folder.
good=0
bad=0
ok() { good=$((good + 1)); printf 'ok: %s\n' "$*"; }
fail() { bad=$((bad + 1)); printf 'FAIL: %s\n' "$*"; }
# that WHAT COMMAND…
that() {
    local what=$1
    shift
    if "$@" >"$work/last" 2>&1; then ok "$what"; else fail "$what"; sed 's/^/    /' "$work/last" | tail -n 15; fi
}

# Prints how long a command took, in milliseconds; fails when it does.
milliseconds() {
    local began
    began=$(date +%s%N)
    "$@" >"$work/last" 2>&1 || return 1
    echo $((($(date +%s%N) - began) / 1000000))
}
median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }

# compare_starts WHAT BERTH BARE: both are functions of the caller's, each starts a program that ends after its first
# frame. In turn, so that a busy machine slows both. The times are told and not judged.
start_runs=7
compare_starts() {
    local what=$1 round program took mine floor_ms
    local -A start=([berth]=$2 [bare]=$3) times=()
    for round in $(seq 0 "$start_runs"); do # the first round only fills the disk's cache
        for program in bare berth; do
            took=$(milliseconds "${start[$program]}") || {
                fail "$what: start-up: ${start[$program]} failed: $(tail -n 1 "$work/last")"
                return 0
            }
            [ "$round" -eq 0 ] || times[$program]+=" $took"
        done
    done
    # shellcheck disable=SC2086 # lists of numbers
    mine=$(median ${times[berth]}) floor_ms=$(median ${times[bare]})
    printf 'note: %s: start-up: %d ms from the start to the first frame and the end, a bare window of the same kind %d ms, ratio %s\n' \
        "$what" "$mine" "$floor_ms" "$(awk "BEGIN { printf \"%.2f\", $mine / $floor_ms }")"
}
