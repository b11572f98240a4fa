#!/usr/bin/env bash
# dev.sh DEMO OPTION…: debug builds into target/dev on every change, served by the demo proxy; the page reloads itself.
# Not by `trunk serve`, whose reload script the policy of the page forbids (see reload.js).
set -euo pipefail
. "$(dirname "$0")/env.sh"

mkdir -p target/dev
trunk --log warn build --dist target/dev
"$@" --dist target/dev &
trap 'kill $! 2>/dev/null' EXIT

# Trunk stops at a folder to ignore that is not there.
ignore=()
for folder in target dist deploy tests; do
    [ ! -d "$folder" ] || ignore+=(--ignore "$folder")
done
trunk --log warn watch --dist target/dev "${ignore[@]}"
