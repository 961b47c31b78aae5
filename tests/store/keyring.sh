#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# keyring.sh STATE PROGRAM [ARGUMENT…]: runs the program in a session of its own whose keyring is in that state:
#   unlocked, locked    GNOME Keyring with its usual keyring
#   empty               GNOME Keyring, which was never set up
#   noservice           a session bus where nobody keeps secrets
#   nobus               no session bus
set -eu
state=$1
shift
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
chmod 700 "$home"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_CURRENT_DESKTOP XDG_DATA_HOME XDG_CONFIG_HOME
export HOME="$home" XDG_RUNTIME_DIR="$home" BERTH_TEST_KEYRING="$state"
for needed in dbus-run-session gnome-keyring-daemon; do
    command -v "$needed" >/dev/null || {
        echo "$needed is missing; packaging/dev/setup installs it" >&2
        exit 1
    }
done

unlocked() {
    dbus-run-session -- sh -c \
        'printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "$@"' sh "$@"
}

case $state in
unlocked) unlocked "$@" ;;
locked)
    BERTH_TEST_KEYRING=fill unlocked "$1" KeychainVaultTest fill
    dbus-run-session -- sh -c 'gnome-keyring-daemon --start --components=secrets >/dev/null && "$@"' sh "$@"
    ;;
empty) dbus-run-session -- "$@" ;;
noservice)
    cat >"$home/bus.conf" <<'CONF'
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
    dbus-run-session --config-file="$home/bus.conf" -- "$@"
    ;;
nobus) "$@" ;;
*)
    echo "keyring.sh: no such state: $state" >&2
    exit 2
    ;;
esac
