#!/usr/bin/env bash
# deny.sh: what came with Cargo.lock: licences, double versions, sources, and what RustSec knows against it. The rules are
# in deny.toml.
set -euo pipefail
. "$(dirname "$0")/env.sh"

deny_home=$tool_cache/cargo-deny-$deny_version
export PATH=$deny_home/bin:$PATH
if [ "$(cargo-deny --version 2>/dev/null)" != "cargo-deny $deny_version" ]; then
    say "Fetching and building cargo-deny $deny_version into $deny_home, once for this user (some minutes) …"
    env -u RUSTFLAGS -u CARGO_TARGET_DIR CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        cargo install --root "$deny_home" --locked --version "$deny_version" cargo-deny ||
        die "cargo-deny $deny_version could not be installed; the lines above say why."
fi

# setup.sh has fetched what this machine builds; looked at are those of every system, Windows' among them.
if ! cargo fetch --locked --offline >/dev/null 2>&1; then
    say "Fetching the other crates of Cargo.lock, by cargo (about 20 MB) …"
    cargo fetch --locked
fi

# Its warnings are exceptions of deny.toml that nothing needs any more: errors too.
cargo deny --offline --workspace --log-level error check --hide-inclusion-graph --deny warnings bans licenses sources

# The list of known holes is a repository of its own, which is asked if it can be reached. An older copy serves as well.
database=https://github.com/RustSec/advisory-db
if git ls-remote --exit-code "$database" HEAD >/dev/null 2>&1; then
    cargo deny --workspace --log-level error check --hide-inclusion-graph advisories
elif compgen -G "${CARGO_HOME:-$HOME/.cargo}/advisory-dbs/*/.git" >/dev/null; then
    say "$database cannot be reached: asking the copy that is here."
    cargo deny --offline --workspace --log-level error check --hide-inclusion-graph advisories
else
    say "NOT LOOKED AT: known holes. $database cannot be reached, and there is no copy of it here."
fi
