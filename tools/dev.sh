#!/usr/bin/env bash
# dev.sh DEMO OPTION…: builds into target/dev without optimization on every change. The demo proxy serves it, and the page
# reloads itself (reload.js). `trunk serve` is not used: the content security policy blocks its inline reload script.
set -euo pipefail
. "$(dirname "$0")/env.sh"

export RELOAD=1
mkdir -p target/dev
trunk --log warn build --dist target/dev
"$@" --dist target/dev &
trap 'kill $! 2>/dev/null' EXIT

# Trunk stops with an error if an ignored folder does not exist.
ignore=()
for folder in target dist deploy tests tools; do
    [ ! -d "$folder" ] || ignore+=(--ignore "$folder")
done
trunk --log warn watch --dist target/dev "${ignore[@]}"
