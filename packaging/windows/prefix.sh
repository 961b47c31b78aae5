# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Where the libraries for Windows are. Sourced, never run: the caller has set `root` to the top of the checkout.

# Looks in this order, and sets `prefix`:
#   BERTH_WINDOWS_PREFIX  a folder that build-deps has made, or an archive of one unpacked
#   BERTH_QT6_MINGW       a .tar.xz archive of such a folder; unpacked once into build/windows-prefix
#   build/windows-prefix  what build-deps has made here
# Fails, with `prefix_problem` set to one line, when there is none.
find_prefix() {
    prefix=${BERTH_WINDOWS_PREFIX:-}
    local own="$root/build/windows-prefix" archive=${BERTH_QT6_MINGW:-} top
    if [ -n "$prefix" ]; then
        [ -e "$prefix/lib/cmake/Qt6/qt.toolchain.cmake" ] || {
            prefix_problem="BERTH_WINDOWS_PREFIX holds no Qt: $prefix"
            return 1
        }
        return 0
    fi
    prefix=$own
    if [ -n "$archive" ]; then
        [ -r "$archive" ] || {
            prefix_problem="BERTH_QT6_MINGW names no file: $archive"
            return 1
        }
        local stamp
        stamp=$(sha256sum "$archive" | cut -d' ' -f1)
        [ "$(cat "$own/.from" 2>/dev/null)" != "$stamp" ] || return 0
        rm -rf "$own" "$own.new"
        mkdir -p "$own.new"
        tar -C "$own.new" -xf "$archive" || {
            prefix_problem="this archive cannot be unpacked: $archive"
            return 1
        }
        # One folder inside, whatever its name.
        top=$(find "$own.new" -mindepth 1 -maxdepth 1 -type d)
        [ -e "$top/lib/cmake/Qt6/qt.toolchain.cmake" ] || {
            prefix_problem="there is no Qt in this archive: $archive"
            return 1
        }
        mv "$top" "$own"
        rmdir "$own.new"
        printf '%s\n' "$stamp" >"$own/.from"
        return 0
    fi
    [ -e "$own/lib/cmake/Qt6/qt.toolchain.cmake" ] || {
        prefix_problem="there is no Qt for mingw-w64; packaging/windows/build-deps makes it in about 40 minutes"
        return 1
    }
}
