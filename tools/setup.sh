#!/usr/bin/env bash
# setup.sh: installs what is missing. Looks first, and says what it fetches before it does; when everything is there it
# takes half a second and no network.
set -euo pipefail
. "$(dirname "$0")/env.sh"

# ---- What we cannot install ----------------------------------------------------------------------------------------

has rustup || die "rustup is missing. Install it from https://rustup.rs and run make again."
cc --version >/dev/null 2>&1 ||
    die "a C compiler is missing. Debian, Ubuntu: apt-get install build-essential. macOS: xcode-select --install."

node_is_good ||
    die "Node.js 20 or later with npm is missing (found: $(node --version 2>/dev/null || echo none)). See https://nodejs.org."

# ---- Rust ----------------------------------------------------------------------------------------------------------

rust_is_complete() {
    rustup run "$rust_version" rustc --version && rustup run "$rust_version" cargo fmt --version &&
        rustup run "$rust_version" cargo clippy --version &&
        rustup target list --installed --toolchain "$rust_version" | grep -qx wasm32-unknown-unknown
} >/dev/null 2>&1

if ! rust_is_complete; then
    say "Fetching Rust $rust_version with rustfmt, clippy and the WebAssembly target, by rustup (about 150 MB) …"
    rustup toolchain install "$rust_version" --no-self-update --profile minimal \
        --component rustfmt --component clippy --target wasm32-unknown-unknown
fi

# ---- Crates --------------------------------------------------------------------------------------------------------

crates="cargo fetch --locked --target wasm32-unknown-unknown --target $(rustc -vV | sed -n 's/^host: //p')"
if ! $crates --offline >/dev/null 2>&1; then
    say "Fetching the crates of Cargo.lock, by cargo (about 40 MB) …"
    $crates
fi

# ---- Trunk ---------------------------------------------------------------------------------------------------------

# install CRATE VERSION FOLDER [OPTION…]: builds a tool of ours. Quick to build, because it runs for a moment only.
install() {
    local crate=$1 version=$2 folder=$3
    shift 3
    say "Fetching and building $crate $version into $folder, once for this user (some minutes) …"
    env -u RUSTFLAGS -u CARGO_TARGET_DIR CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 cargo install --root "$folder" "$@" --version "$version" "$crate" ||
        die "$crate $version could not be installed; the lines above say why."
}

# is PROGRAM VERSION: is this version of it in PATH? (`trunk 0.21.14`, `wasm-opt version 132 (…)`)
is() { "$1" --version 2>/dev/null | sed 's/ version / /' | grep -Eq "^$1 $2( |$)"; }

is trunk "$trunk_version" || install trunk "$trunk_version" "$trunk_home" --locked

# ---- wasm-bindgen, wasm-split, wasm-opt ----------------------------------------------------------------------------
# Trunk could download the first and the last; but tools/split.mjs calls them too, and must find them in PATH.

# Not --locked: its own lock file may name versions that were withdrawn since.
is wasm-bindgen "$bindgen_version" || install wasm-bindgen-cli "$bindgen_version" "$bindgen_home"

# It cannot tell its version, so the folder does.
[ -x "$split_home/bin/wasm-split-cli" ] ||
    install wasm_split_cli_support "$split_version" "$split_home" --features build-binary --locked

if ! is wasm-opt "$wasm_opt_version"; then
    say "Fetching binaryen $wasm_opt_version by npm, into $wasm_opt_home (25 MB) …"
    mkdir -p "$wasm_opt_home"
    cp tests/e2e/package.json tests/e2e/package-lock.json tests/e2e/.npmrc "$wasm_opt_home"
    (cd "$wasm_opt_home" && npm ci --omit=dev)
    is wasm-opt "$wasm_opt_version" || die "tests/e2e/package.json must name the binaryen of Trunk.toml, $wasm_opt_version."
fi
