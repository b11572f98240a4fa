#!/usr/bin/env bash
# host.sh nginx|caddy: prints the path of the web server, for the tests of deploy/. On Debian a missing one is unpacked from
# its package into the tool cache: nothing is installed in the system, and no service starts. Elsewhere it prints nothing,
# and the tests report what to install.
set -euo pipefail
. "$(dirname "$0")/env.sh"

name=$1
home=$tool_cache/hosts/$name
# Debian installs nginx into /usr/sbin, which only root has in PATH.
PATH=$PATH:/usr/sbin:/usr/local/sbin:$home/usr/sbin:$home/usr/bin

works() { path=$(command -v "$name") && { "$path" -v || "$path" version; } >/dev/null 2>&1; }

if ! works && has apt-get && has dpkg-deb && grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
    packages=$name
    # The MIME types are in nginx-common.
    [ "$name" != nginx ] || packages="nginx nginx-common"
    say "Fetching $packages by apt-get into $home …"
    mkdir -p "$home"
    fetch() { (cd "$home" && apt-get -q download $packages >&2); }
    # Downloads need package lists, and only root may update these.
    fetch || { [ "$(id -u)" = 0 ] && apt-get -q update >&2 && fetch; } || true
    for package in "$home"/*.deb; do
        [ ! -f "$package" ] || dpkg-deb -x "$package" "$home"
    done
    rm -f "$home"/*.deb
fi
! works || echo "$path"
