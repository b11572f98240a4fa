#!/usr/bin/env bash
# browsers.sh: the smoke tests in Firefox and WebKitGTK (tests/e2e/browsers). Needs dist/ and the demo proxy, or DIST and
# DEMO in the environment. Installs what is missing on Debian as root. Where a browser cannot be had, its tests do not run,
# which is said, and is an error with REQUIRED=1.
set -euo pipefail
. "$(dirname "$0")/env.sh"

geckodriver_version=0.37.1
geckodriver_home=$tool_cache/geckodriver-$geckodriver_version
PATH=$PATH:$geckodriver_home/bin

# first PROGRAM…: prints the first of them that is in PATH.
first() {
    local name
    for name in "$@"; do
        command -v "$name" && return
    done
    return 1
}

find_programs() {
    FIREFOX=${FIREFOX:-$(first firefox-esr firefox || true)}
    GECKODRIVER=${GECKODRIVER:-$(first geckodriver || true)}
    WEBKITWEBDRIVER=${WEBKITWEBDRIVER:-$(first WebKitWebDriver || true)}
    XVFB=${XVFB:-$(first Xvfb || true)}
    # A snap does not see the profiles that geckodriver makes.
    case $FIREFOX in /snap/*) FIREFOX= ;; esac
}

# ---- Install -------------------------------------------------------------------------------------------------------

find_programs

as_root=none
if [ "$(id -u)" = 0 ]; then as_root=; elif has sudo && sudo -n true 2>/dev/null; then as_root=sudo; fi
if [ "$as_root" != none ] && grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
    packages=()
    [ -n "$FIREFOX" ] || packages+=(firefox-esr)
    [ -n "$WEBKITWEBDRIVER" ] || packages+=(webkit2gtk-driver)
    [ -n "$XVFB" ] || packages+=(xvfb)
    if [ ${#packages[@]} -gt 0 ]; then
        say "Fetching ${packages[*]} by apt-get …"
        { $as_root apt-get -q update && $as_root apt-get -q install -y --no-install-recommends "${packages[@]}"; } >&2 ||
            say "apt-get could not install them; the lines above say why."
    fi
fi

# Debian has no package of it.
if [ -n "$FIREFOX" ] || has firefox-esr; then
    if [ -z "$GECKODRIVER" ] && has cargo; then
        say "Fetching and building geckodriver $geckodriver_version into $geckodriver_home, once per user (some minutes) …"
        env -u RUSTFLAGS -u CARGO_TARGET_DIR CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
            CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
            cargo install --root "$geckodriver_home" --locked --version "$geckodriver_version" geckodriver ||
            say "geckodriver $geckodriver_version could not be installed; the lines above say why."
    fi
fi

find_programs

# ---- Run -----------------------------------------------------------------------------------------------------------

browsers=()
missing=()
# need BROWSER NAME [WHAT PROGRAM HINT]…: the browser is tested if every PROGRAM is known, and reported as missing otherwise.
need() {
    local browser=$1 name=$2 absent=
    shift 2
    while [ $# -gt 0 ]; do
        [ -n "$2" ] || absent="$absent${absent:+; }no $1 ($3)"
        shift 3
    done
    if [ -z "$absent" ]; then browsers+=("$browser"); else missing+=("$name: $absent"); fi
}
need firefox Firefox \
    Firefox "$FIREFOX" "Debian: apt-get install firefox-esr; or set FIREFOX" \
    geckodriver "$GECKODRIVER" "cargo install geckodriver --locked; or set GECKODRIVER"
need webkit WebKitGTK \
    WebKitWebDriver "$WEBKITWEBDRIVER" "Debian: apt-get install webkit2gtk-driver; or set WEBKITWEBDRIVER" \
    Xvfb "$XVFB" "Debian: apt-get install xvfb; or set XVFB"

status=0
if [ ${#browsers[@]} -gt 0 ]; then
    export FIREFOX GECKODRIVER WEBKITWEBDRIVER XVFB
    BROWSERS="${browsers[*]}" npm --silent --prefix tests/e2e run browsers || status=$?
fi
for one in ${missing[@]+"${missing[@]}"}; do
    say "NOT RUN: the smoke tests in $one"
    [ "${REQUIRED:-}" != 1 ] || status=1
done
exit "$status"
