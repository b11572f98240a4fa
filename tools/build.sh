#!/usr/bin/env bash
# Builds the release into dist/, with a .br and a .gz beside each file that gains by it.
set -euo pipefail
. "$(dirname "$0")/env.sh"

# Messages of panics name source files: without the folder of whoever built it, dist/ is the same for everybody.
separator=$'\x1f'
flags=
for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
    flags=$flags${flags:+$separator}--remap-path-prefix=$folder=
done
CARGO_ENCODED_RUSTFLAGS=$flags trunk --log warn build --release

node tools/compress.mjs
