#!/usr/bin/env bash
# run.sh SECONDS [OPTION…]: runs all parsers under libFuzzer, starting from the fixtures, with further options of libFuzzer.
# Installs nothing.
set -euo pipefail
. "$(dirname "$0")/../../tools/env.sh"

rustup run nightly rustc --version >/dev/null 2>&1 ||
    die "the fuzzer requires a nightly Rust: rustup toolchain install nightly --profile minimal"
cargo fuzz --version >/dev/null 2>&1 ||
    die "cargo-fuzz is missing: cargo install cargo-fuzz --locked"

seconds=$1
shift
cd tests/fuzz
say "Fuzzing for $seconds s (the first time, cargo fetches and compiles libfuzzer-sys and the program with nightly) …"
mkdir -p corpus/decode
cargo +nightly fuzz run --fuzz-dir . decode corpus/decode ../fixtures -- "-max_total_time=$seconds" -max_len=20000 "$@"
