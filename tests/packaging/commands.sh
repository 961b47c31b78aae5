#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/dev/*: what can be seen without installing or building.
set -euo pipefail
top=$1
failures=0
fail() {
    printf 'FAIL: %s\n' "$*"
    failures=$((failures + 1))
}

for command in setup run test; do
    file="$top/packaging/dev/$command"
    [ -x "$file" ] || fail "$command cannot be run"
    bash -n "$file" || fail "$command has a syntax error"
    # From any folder, and through a link.
    link=$(mktemp -d)
    ln -s "$file" "$link/$command"
    (cd / && "$link/$command" --help) | grep -q "^Usage: packaging/dev/$command" || fail "$command --help tells no usage"
    rm -r "$link"
done
[ -x "$top/.ci/run" ] || fail ".ci/run cannot be run"
"$top/.ci/run" --help | grep -q '^Usage: packaging/dev/test' || fail ".ci/run does not call packaging/dev/test"

"$top/packaging/dev/setup" nonsense >/dev/null 2>&1 && fail "setup takes a section that does not exist"
"$top/packaging/dev/test" --no-setup --stages nonsense >/dev/null 2>&1 && fail "test takes a stage that does not exist"

# Each section holds what it is for, and no package is named twice.
root=$top
. "$top/packaging/dev/common.sh"
for pair in build:qt6-base-dev build:cmake run:fonts-dejavu-core test:lintian; do
    packages_of "${pair%%:*}" | grep -qx "${pair#*:}" || fail "section ${pair%%:*} lacks ${pair#*:}"
done
packages_of build | grep -qx lintian && fail "section build holds what only a test needs"
twice=$(packages_of | sort | uniq -d)
[ -z "$twice" ] || fail "named twice: $twice"
[ "$(missing_of bash)" = "" ] || fail "bash is said to be missing"
[ "$(missing_of no-such-package)" = no-such-package ] || fail "a package that is missing is not seen"

[ "$failures" -eq 0 ] || exit 1
echo ok
