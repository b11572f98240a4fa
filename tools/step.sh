#!/usr/bin/env bash
# step.sh TITLE COMMAND…: says what begins, runs it with our tools in PATH, and says how long it took.
set -euo pipefail
. "$(dirname "$0")/env.sh"

title=$1
shift
say ""
say "── $title"
SECONDS=0
if "$@"; then
    say "── $title: done in $SECONDS s"
else
    status=$?
    say "── $title: FAILED after $SECONDS s"
    exit "$status"
fi
