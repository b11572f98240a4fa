#!/usr/bin/env bash
# setup.sh: installs the missing tools and names each download before it starts. With everything installed it takes half a
# second and no network access.
set -euo pipefail
. "$(dirname "$0")/env.sh"

# ---- Prerequisites -------------------------------------------------------------------------------------------------

has rustup || die "rustup is missing. Install it from https://rustup.rs and run make again."
cc --version >/dev/null 2>&1 ||
    die "a C compiler is missing. Debian, Ubuntu: apt-get install build-essential. macOS: xcode-select --install."

node_is_supported ||
    die "Node.js 20 or later with npm is missing (found: $(node --version 2>/dev/null || echo none)). See https://nodejs.org."

# ---- Rust ----------------------------------------------------------------------------------------------------------

rust_is_complete() {
    rustup run "$rust_version" rustc --version && rustup run "$rust_version" cargo fmt --version &&
        rustup run "$rust_version" cargo clippy --version &&
        rustup target list --installed --toolchain "$rust_version" | grep -qx wasm32-unknown-unknown
} >/dev/null 2>&1

if ! rust_is_complete; then
    say "Fetching Rust $rust_version with rustfmt, clippy and the WebAssembly target by rustup (about 150 MB) …"
    rustup toolchain install "$rust_version" --no-self-update --profile minimal \
        --component rustfmt --component clippy --target wasm32-unknown-unknown
fi

# ---- Crates --------------------------------------------------------------------------------------------------------

crates="cargo fetch --locked --target wasm32-unknown-unknown --target $(rustc -vV | sed -n 's/^host: //p')"
if ! $crates --offline >/dev/null 2>&1; then
    say "Fetching the crates of Cargo.lock by cargo (about 40 MB) …"
    $crates
fi

# ---- Trunk, wasm-bindgen, wasm-split -------------------------------------------------------------------------------

# install CRATE VERSION FOLDER [OPTION…]: compiles a tool. Optimized little, because it compiles longer than it runs.
install() {
    local crate=$1 version=$2 folder=$3
    shift 3
    say "Fetching and building $crate $version into $folder, once per user (some minutes) …"
    env -u RUSTFLAGS -u CARGO_TARGET_DIR CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 cargo install --root "$folder" "$@" --version "$version" "$crate" ||
        die "$crate $version could not be installed; see the lines above."
}

# is PROGRAM VERSION: true if this version is in PATH (`trunk 0.21.14`, `wasm-opt version 132 (…)`).
is() { "$1" --version 2>/dev/null | sed 's/ version / /' | grep -Eq "^$1 $2( |$)"; }

is trunk "$trunk_version" || install trunk "$trunk_version" "$trunk_home" --locked

# Trunk could download wasm-bindgen, but tools/split needs it in PATH. Not --locked: its lock file names yanked versions.
is wasm-bindgen "$bindgen_version" || install wasm-bindgen-cli "$bindgen_version" "$bindgen_home"

# It has no --version, so the folder name identifies it.
[ -x "$split_home/bin/wasm-split-cli" ] ||
    install wasm_split_cli_support "$split_version" "$split_home" --features build-binary --locked

# ---- npm packages: wasm-opt, lightningcss, esbuild -----------------------------------------------------------------

# npm writes this file last.
if [ ! -f "$npm_home/node_modules/.package-lock.json" ]; then
    say "Fetching binaryen, lightningcss and esbuild by npm into $npm_home (40 MB) …"
    mkdir -p "$npm_home"
    cp tools/package.json tools/package-lock.json tools/.npmrc "$npm_home"
    (cd "$npm_home" && npm ci)
fi
is wasm-opt "$wasm_opt_version" || die "tools/package.json must name the binaryen version of Trunk.toml, $wasm_opt_version."
link_npm_packages .
