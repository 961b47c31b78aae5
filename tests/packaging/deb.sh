#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One part of the test of the Debian package; see CMakeLists.txt.
set -euo pipefail
part=$1 work=$2 build=$3 id=$4 version=$5 cpack=$6
tree=$work/tree
failures=0

fail() {
    printf 'FAIL: %s\n' "$*"
    failures=$((failures + 1))
}

# has FILE MODE: a plain file of the package with these permissions, not empty.
has() {
    if [ ! -s "$tree/$1" ]; then
        fail "missing or empty: $1"
    elif [ "$(stat -c %a "$tree/$1")" != "$2" ]; then
        fail "$1 has mode $(stat -c %a "$tree/$1"), not $2"
    fi
}

field() { dpkg-deb -f "$work/berth.deb" "$1"; }

make_package() {
    local into=$1
    rm -rf "$into"
    mkdir -p "$into"
    "$cpack" -G DEB --config "$build/CPackConfig.cmake" -B "$into" >"$into/log" 2>&1 || {
        cat "$into/log"
        return 1
    }
}

case $part in
build)
    rm -rf "$work"
    mkdir -p "$tree"
    make_package "$work/made"
    packages=("$work"/made/*.deb)
    [ "${#packages[@]}" -eq 1 ] || fail "not one package: ${packages[*]}"
    cp "${packages[0]}" "$work/berth.deb"
    basename "${packages[0]}" >"$work/name"
    dpkg-deb -x "$work/berth.deb" "$tree"
    ;;

contents)
    expected_name="berth_$version-1_$(dpkg --print-architecture).deb"
    [ "$(cat "$work/name")" = "$expected_name" ] || fail "the package is called $(cat "$work/name"), not $expected_name"
    has usr/bin/berth 755
    has usr/bin/berthctl 755
    has "usr/share/applications/$id.desktop" 644
    has "usr/share/metainfo/$id.metainfo.xml" 644
    for size in 16 22 24 32 48 64 128 256 512; do
        icon=usr/share/icons/hicolor/${size}x$size/apps/$id.png
        has "$icon" 644
        file "$tree/$icon" | grep -q "PNG image data, $size x $size," || fail "$icon is not of its folder's size"
    done
    has "usr/share/icons/hicolor/scalable/apps/$id.svg" 644
    has usr/share/man/man1/berth.1.gz 644
    has usr/share/man/man1/berthctl.1.gz 644
    has usr/share/bash-completion/completions/berth 644
    has usr/share/bash-completion/completions/berthctl 644
    has usr/share/doc/berth/copyright 644
    has usr/share/doc/berth/changelog.gz 644
    has usr/share/doc/berth/changelog.Debian.gz 644
    # Nothing else: a test, a header or a library of ours would be a mistake in an install rule.
    while IFS= read -r path; do
        case $path in
        usr/bin/berth | usr/bin/berthctl) ;;
        usr/share/applications/* | usr/share/metainfo/* | usr/share/icons/hicolor/*) ;;
        usr/share/bash-completion/completions/* | usr/share/mime/packages/*.xml) ;;
        usr/share/man/man1/* | usr/share/doc/berth/*) ;;
        *) fail "has no place in the package: $path" ;;
        esac
    done < <(cd "$tree" && find . -type f | sed 's,^\./,,')
    dpkg-deb -c "$work/berth.deb" | awk '$2 != "root/root"' | grep . && fail "not everything belongs to root"
    for program in berth berthctl; do
        file "$tree/usr/bin/$program" | grep -q ', stripped' || fail "$program is not stripped"
        readelf -d "$tree/usr/bin/$program" | grep -E 'R(UN)?PATH' && fail "$program looks for libraries in a build folder"
    done
    # A path of whoever built it.
    for program in berth berthctl; do
        if grep -aq -e "$build/" "$tree/usr/bin/$program"; then
            fail "$program names the build folder"
        fi
    done
    gzip -t "$tree"/usr/share/man/man1/*.gz "$tree"/usr/share/doc/berth/*.gz || fail "a file cannot be uncompressed"
    ;;

depends)
    depends=$(field Depends | tr , '\n' | sed 's/([^)]*)//; s/^ *//; s/ *$//')
    for package in libc6 libstdc++6 libqt6core6 libqt6gui6 libqt6widgets6 libqt6network6 libqt6sql6-sqlite ca-certificates; do
        grep -qxF "$package" <<<"$depends" || fail "does not depend on $package"
    done
    # What only a build or a test needs.
    grep -E -e '-dev|qt6test|benchmark|gtest|clang' <<<"$depends" && fail "depends on what only developers need"
    for library in $(readelf -d "$tree/usr/bin/berth" "$tree/usr/bin/berthctl" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | sort -u); do
        # The same name may be in a package of another architecture too; one of the owners must be there.
        owners=$(dpkg -S "*/$library" 2>/dev/null | cut -d: -f1 | sort -u)
        grep -qxF "$owners" <<<"$depends" || fail "$library is of ${owners:-no package}, which is not in Depends"
    done
    # The console program must work on a machine without any window library.
    readelf -d "$tree/usr/bin/berthctl" | grep -E 'Qt6(Gui|Widgets)' && fail "berthctl links Qt's Gui"
    [ "$(field Package)" = berth ] || fail "Package: $(field Package)"
    [ "$(field Version)" = "$version-1" ] || fail "Version: $(field Version)"
    [ "$(field Section)" = net ] || fail "Section: $(field Section)"
    [ -n "$(field Maintainer)" ] || fail "no maintainer"
    [ "$(field Description | wc -l)" -gt 3 ] || fail "no long description"
    ;;

desktop)
    desktop="$tree/usr/share/applications/$id.desktop"
    desktop-file-validate "$desktop" || fail "desktop-file-validate"
    grep -qx "Icon=$id" "$desktop" || fail "the icon is not named after the id"
    for command in $(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$desktop"); do
        [ -x "$tree/usr/bin/$command" ] || fail "Exec names $command, which is not in the package"
    done
    ;;

metainfo)
    metainfo="$tree/usr/share/metainfo/$id.metainfo.xml"
    appstreamcli validate --no-net "$metainfo" || fail "appstreamcli validate"
    grep -q "<id>$id</id>" "$metainfo" || fail "another id"
    grep -q "<release version=\"$version\"" "$metainfo" || fail "no release $version"
    ;;

manuals)
    for page in berth berthctl; do
        warnings=$(zcat "$tree/usr/share/man/man1/$page.1.gz" | groff -man -Tutf8 -ww -K utf8 2>&1 >/dev/null)
        [ -z "$warnings" ] || fail "$page(1): $warnings"
        text=$(MANWIDTH=80 man -l "$tree/usr/share/man/man1/$page.1.gz" | col -b)
        for section in NAME SYNOPSIS DESCRIPTION OPTIONS ENVIRONMENT 'SEE ALSO'; do
            grep -q "^$section" <<<"$text" || fail "$page(1) has no $section"
        done
        grep -q "$version" <<<"$text" || fail "$page(1) does not tell the version"
        # Page and program tell of the same options.
        help=$(QT_QPA_PLATFORM=offscreen "$tree/usr/bin/$page" --help 2>&1)
        if [ "$page" = berthctl ]; then
            for command in request launch launches reconcile offers presets sandbox; do
                help+=$'\n'$("$tree/usr/bin/berthctl" "$command" --help 2>&1)
            done
        fi
        diff <(grep -oE '^ +(-[a-z], )?--[a-z-]+' <<<"$help" | grep -oE -e '--[a-z-]+' | sort -u) \
            <(grep -oE -e '(^|[ ,])--[a-z-]+' <<<"$text" | grep -oE -e '--[a-z-]+' | sort -u) ||
            fail "$page(1) and $page --help tell of different options"
    done
    ;;

lintian)
    # This package is for nobody's archive, so it closes no request for one.
    lintian --allow-root --tag-display-limit 0 --fail-on error,warning \
        --suppress-tags initial-upload-closes-no-bugs "$work/berth.deb" || fail "lintian"
    ;;

programs)
    for program in berth berthctl; do
        told=$(QT_QPA_PLATFORM=offscreen "$tree/usr/bin/$program" --version)
        grep -qF "$version" <<<"$told" || fail "$program --version tells: $told"
        QT_QPA_PLATFORM=offscreen "$tree/usr/bin/$program" --help >/dev/null || fail "$program --help"
    done
    ;;

selftest)
    # No display, no home of its own, and nothing left behind.
    home=$work/home
    rm -rf "$home"
    mkdir -p "$home"
    env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM HOME="$home" XDG_RUNTIME_DIR="$home" \
        "$tree/usr/bin/berth" --self-test "$work/report.json" || fail "--self-test ends with $?"
    grep -q '"passed": true' "$work/report.json" || { cat "$work/report.json"; fail "the self-test has not passed"; }
    [ -z "$(find "$home" -type f ! -path '*/.cache/*')" ] || fail "the self-test leaves files: $(find "$home" -type f)"
    HOME=$home "$tree/usr/bin/berth" --self-test "$work/no/such/folder" 2>/dev/null && fail "a report that cannot be written"
    ;;

completion)
    (
        # shellcheck source=/dev/null
        . "$tree/usr/share/bash-completion/completions/berthctl"
        PATH=$tree/usr/bin:$PATH
        export QT_QPA_PLATFORM=offscreen
        completes() { # EXPECTED WORD…
            COMP_WORDS=("${@:2}")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            COMPREPLY=()
            _berth "$2"
            [[ " ${COMPREPLY[*]} " == *" $1 "* ]] || { echo "FAIL: ${*:2}: ${COMPREPLY[*]}"; exit 1; }
        }
        completes launch berthctl la
        completes --yes berthctl launch --y
        completes --self-test berth --self
    ) || fail "completion"
    ;;

again)
    make_package "$work/again"
    cmp "$work/berth.deb" "$work"/again/*.deb || fail "the same build makes another package"
    ;;

*)
    fail "no such part: $part"
    ;;
esac

[ "$failures" -eq 0 ] || exit 1
echo "ok: $part"
