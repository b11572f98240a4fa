#!/usr/bin/env bash
# build.sh: builds the release into dist/, with a .br and a .gz beside each file that gets smaller by it.
# build.sh debug: builds without optimization into target/debug-dist.
set -euo pipefail
. "$(dirname "$0")/env.sh"

if [ "${1:-}" = debug ]; then
    mkdir -p target/debug-dist
    exec trunk --log warn build --dist target/debug-dist
fi

# The first flag is that of .cargo/config.toml.
# Panic messages contain paths of source files. Without the local folder the build is the same on every machine.
separator=$'\x1f'
flags=--cfg=erase_components
for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
    flags=$flags${flags:+$separator}--remap-path-prefix=$folder=
done
CARGO_ENCODED_RUSTFLAGS=$flags trunk --log warn build --release

node tools/compress.mjs
