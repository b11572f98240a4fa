#!/usr/bin/env bash
# host.sh nginx|caddy: prints where the program is, for the tests of deploy/. When there is none and this is Debian, it
# fetches the package and unpacks it into a folder of ours: nothing is installed in the system, and no service starts.
# Elsewhere it prints nothing, and the tests say what to install.
set -euo pipefail
. "$(dirname "$0")/env.sh"

name=$1
home=$tool_cache/hosts/$name
# Debian keeps nginx where only root looks.
PATH=$PATH:/usr/sbin:/usr/local/sbin:$home/usr/sbin:$home/usr/bin

works() { path=$(command -v "$name") && { "$path" -v || "$path" version; } >/dev/null 2>&1; }

if ! works && has apt-get && has dpkg-deb && grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
    packages=$name
    # The types of files are in a package of their own.
    [ "$name" != nginx ] || packages="nginx nginx-common"
    say "Fetching $packages by apt-get, into $home …"
    mkdir -p "$home"
    fetch() { (cd "$home" && apt-get -q download $packages >&2); }
    # Without lists of packages there is nothing to fetch; only root may fetch the lists.
    fetch || { [ "$(id -u)" = 0 ] && apt-get -q update >&2 && fetch; } || true
    for package in "$home"/*.deb; do
        [ ! -f "$package" ] || dpkg-deb -x "$package" "$home"
    done
    rm -f "$home"/*.deb
fi
! works || echo "$path"
