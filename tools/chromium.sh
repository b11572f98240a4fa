#!/usr/bin/env bash
# chromium.sh: prints the path of the browser for the end-to-end tests and installs one if there is none. Messages go to stderr.
set -euo pipefail
. "$(dirname "$0")/env.sh"

if [ -n "${CHROMIUM:-}" ]; then
    has "$CHROMIUM" || die "CHROMIUM is set to $CHROMIUM, which is not an executable file."
    echo "$CHROMIUM"
    exit
fi

# Prints the first one found. A snap is ignored: it cannot read the profiles that Playwright creates.
find_browser() {
    local name path
    for name in chromium google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        path=$(command -v "$name" 2>/dev/null) || continue
        case $path in /snap/*) continue ;; esac
        echo "$path"
        return
    done
    path=$(cd tests/e2e && node -p 'require("playwright-core").chromium.executablePath()')
    [ -x "$path" ] && echo "$path"
}

as_root=none
if [ "$(id -u)" = 0 ]; then as_root=; elif has sudo && sudo -n true 2>/dev/null; then as_root=sudo; fi

if ! find_browser; then
    if [ "$as_root" != none ] && grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
        say "Installing chromium, chromium-headless-shell and fonts-noto-cjk (Chinese text in screenshots) by apt-get …"
        $as_root apt-get update >&2
        $as_root apt-get install -y --no-install-recommends chromium chromium-headless-shell fonts-noto-cjk >&2
    elif [ "$as_root" != none ] && has apt-get; then
        say "Fetching Chromium by Playwright and its system libraries by apt-get …"
        tests/e2e/node_modules/.bin/playwright install --with-deps chromium >&2
    else
        say "Fetching Chromium by Playwright (about 170 MB) …"
        tests/e2e/node_modules/.bin/playwright install chromium >&2
    fi
    find_browser || die "Chromium could not be installed. Install it and set CHROMIUM to its path."
fi
