#!/usr/bin/env bash
# setup.sh [test]: installs what is missing to build, and checks what the tests need besides. Looks first, and says what
# it fetches before it does; when everything is there it takes half a second and no network.
set -euo pipefail
. "$(dirname "$0")/env.sh"

# ---- What we cannot install ----------------------------------------------------------------------------------------

has rustup || die "rustup is missing. Install it from https://rustup.rs and run make again."
cc --version >/dev/null 2>&1 ||
    die "a C compiler is missing. Debian, Ubuntu: apt-get install build-essential. macOS: xcode-select --install."

if [ "${1:-}" = test ] && ! node_is_good; then
    die "the tests need Node.js 20 or later with npm (found: $(node --version 2>/dev/null || echo none)). See https://nodejs.org."
fi

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

# ---- wasm-bindgen and wasm-opt -------------------------------------------------------------------------------------
# Trunk takes them from PATH when the version is right, and else downloads them itself. Not every network allows that,
# and Trunk knows no time limit. So we let it try, once for each user and version, with an empty program.

case $(uname) in
    Darwin) trunk_cache=$HOME/Library/Caches/dev.trunkrs.trunk ;;
    *) trunk_cache=${XDG_CACHE_HOME:-$HOME/.cache}/trunk ;;
esac

# trunk_fetches OPT-LEVEL: builds the empty program; at level 0 Trunk needs no wasm-opt.
trunk_fetches() (
    trial=$(mktemp -d)
    trap 'rm -rf "$trial"' EXIT
    cd "$trial"
    mkdir src
    echo '#![no_main]' >src/main.rs
    printf '[package]\nname = "trial"\nedition = "2024"\n' >Cargo.toml
    echo "<link data-trunk rel='rust' data-wasm-opt='$1'>" >index.html
    unset CARGO_TARGET_DIR RUSTFLAGS
    export RUSTUP_TOOLCHAIN=$rust_version RUST_BACKTRACE=0
    export TRUNK_TOOLS_WASM_BINDGEN=$bindgen_version TRUNK_TOOLS_WASM_OPT=version_$wasm_opt_version
    cargo build --quiet --release --target wasm32-unknown-unknown

    trunk build --release >log 2>&1 &
    # A blocked network shows at once or never: nothing after 20 s means no. What has begun to arrive may take its time.
    SECONDS=0
    while kill -0 $! 2>/dev/null; do
        arriving=$(find "$trunk_cache" -name '*.tmp' -size +0 2>/dev/null || true)
        if [ $SECONDS -gt 600 ] || { [ $SECONDS -gt 20 ] && [ -z "$arriving" ]; }; then
            kill $!
            say "  Nothing arrived in time."
            return 1
        fi
        sleep 0.5
    done
    # The last line is the deepest cause.
    wait $! || { tail -n 1 log | sed 's/.*[0-9]: /  /' >&2; return 1; }
)

# trunk_has PROGRAM VERSION OPT-LEVEL: can Trunk download it here? The answer yes is remembered.
trunk_has() {
    local memory=$tool_cache/trunk-has-$1-$2
    [ -e "$memory" ] && return
    say "Letting Trunk download $1 $2 from the release page of its project …"
    trunk_fetches "$3" || { say "  That download does not work here."; return 1; }
    mkdir -p "$tool_cache"
    touch "$memory"
}

if ! is wasm-bindgen "$bindgen_version" && ! trunk_has wasm-bindgen "$bindgen_version" 0; then
    # Not --locked: its own lock file may name versions that were withdrawn since.
    install wasm-bindgen-cli "$bindgen_version" "$bindgen_home"
fi

if ! is wasm-opt "$wasm_opt_version" && ! trunk_has wasm-opt "$wasm_opt_version" z; then
    node_is_good || die "without that download, wasm-opt comes as an npm package, which needs Node.js 20 or later with npm."
    say "Fetching binaryen $wasm_opt_version by npm instead, into $wasm_opt_home (25 MB) …"
    mkdir -p "$wasm_opt_home"
    cp tests/e2e/package.json tests/e2e/package-lock.json tests/e2e/.npmrc "$wasm_opt_home"
    (cd "$wasm_opt_home" && npm ci --omit=dev)
    is wasm-opt "$wasm_opt_version" || die "tests/e2e/package.json must name the binaryen of Trunk.toml, $wasm_opt_version."
fi
