#!/usr/bin/env bash
# step.sh TITLE COMMAND…: prints the title, runs the command with the tools in PATH, and prints the time it took.
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
