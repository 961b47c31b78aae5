# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# 64-bit wine for the tests. Sourced, never run: the caller has set `work`, and gets `wine`.
# Neither .NET nor a browser; and nothing for the menu of who runs the tests.
export WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe='
export WINEPREFIX=$work/wine WINEARCH=win64 WINEDEBUG=-all LC_ALL=C.UTF-8
unset VAST_API_KEY BERTH_STATE_DIR BERTH_API_URL
wine=$(command -v wine64 || command -v /usr/lib/wine/wine64)
wait_for_wine() { timeout 120 wineserver -w || true; }
stop_wine() {
    wineserver -k 2>/dev/null || true
    wait_for_wine
}
# Wine's own services end with the last program; without one that stays, each start waits for them.
keep_wine() {
    mkfifo "$work/stay"
    "$wine" cmd <"$work/stay" >/dev/null 2>&1 &
    exec 9>"$work/stay"
    "$wine" cmd /c exit >/dev/null 2>&1 # waits until they are there
}
# As Windows names a file of this machine's.
windows_path() { printf 'Z:%s' "${1//\//\\}"; }

# register KEY NAME VALUE…: sets a value in wine's registry.
register() { timeout 60 "$wine" reg add "$1" /v "$2" "${@:3}" /f >/dev/null 2>&1; }

# A wine of its own, as Windows 10.
new_wine() {
    local font
    timeout 300 "$wine" wineboot -i >"$work/wineboot.log" 2>&1 || true
    register 'HKCU\Software\Wine' Version /d win10
    # As Windows draws text; wine's own way, without grey, loses strokes of one pixel such as a small I.
    register 'HKCU\Control Panel\Desktop' FontSmoothing /d 2
    register 'HKCU\Control Panel\Desktop' FontSmoothingType /t REG_DWORD /d 2
    # Windows' own fonts are not there; without a word wine takes any.
    for font in 'Segoe UI' 'MS Shell Dlg 2' 'MS Shell Dlg'; do
        register 'HKCU\Software\Wine\Fonts\Replacements' "$font" /d 'Liberation Sans'
    done
    register 'HKCU\Software\Wine\Fonts\Replacements' 'Courier New' /d 'Liberation Mono'
    wait_for_wine
}
