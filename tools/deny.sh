#!/usr/bin/env bash
# deny.sh: checks the crates of Cargo.lock with cargo-deny: licenses, duplicate versions, sources and RustSec advisories.
# The rules are in deny.toml.
set -euo pipefail
. "$(dirname "$0")/env.sh"

deny_home=$tool_cache/cargo-deny-$deny_version
export PATH=$deny_home/bin:$PATH
if [ "$(cargo-deny --version 2>/dev/null)" != "cargo-deny $deny_version" ]; then
    say "Fetching and building cargo-deny $deny_version into $deny_home, once per user (some minutes) …"
    env -u RUSTFLAGS -u CARGO_TARGET_DIR CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        cargo install --root "$deny_home" --locked --version "$deny_version" cargo-deny ||
        die "cargo-deny $deny_version could not be installed; see the lines above."
fi

# setup.sh fetches only the crates of this machine's targets; cargo-deny reads those of all targets.
if ! cargo fetch --locked --offline >/dev/null 2>&1; then
    say "Fetching the other crates of Cargo.lock by cargo (about 20 MB) …"
    cargo fetch --locked
fi

# Warnings are exceptions of deny.toml that no crate needs any more. They fail as well.
cargo deny --offline --workspace --log-level error check --hide-inclusion-graph --deny warnings bans licenses sources

# The advisory database is a git repository. If it cannot be reached, an existing copy is used.
database=https://github.com/RustSec/advisory-db
if git ls-remote --exit-code "$database" HEAD >/dev/null 2>&1; then
    cargo deny --workspace --log-level error check --hide-inclusion-graph advisories
elif compgen -G "${CARGO_HOME:-$HOME/.cargo}/advisory-dbs/*/.git" >/dev/null; then
    say "$database cannot be reached: using the local copy."
    cargo deny --offline --workspace --log-level error check --hide-inclusion-graph advisories
else
    say "NOT CHECKED: security advisories. $database cannot be reached, and there is no local copy."
fi
