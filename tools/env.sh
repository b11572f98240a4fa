# Sourced by the scripts here: which tools we use, where they are kept, and a few words to talk with.
# Each version is read from the file that decides it, so that it stands in one place only.
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rust_version=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
trunk_version=$(sed -n 's/^trunk-version = "=\(.*\)"/\1/p' Trunk.toml)
wasm_opt_version=$(sed -n 's/^wasm_opt = "version_\(.*\)"/\1/p' Trunk.toml)
# Reads what the wasm_split_helpers of Cargo.lock wrote; both are made from one source and move together.
split_version=0.2.4
deny_version=0.20.2
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)

# For each user and not for each clone. A tool in its own folder, so that two versions can stand side by side.
tool_cache=${XDG_CACHE_HOME:-$HOME/.cache}/contact-sheet
trunk_home=$tool_cache/trunk-$trunk_version
bindgen_home=$tool_cache/wasm-bindgen-$bindgen_version
split_home=$tool_cache/wasm-split-$split_version
wasm_opt_home=$tool_cache/wasm-opt-$wasm_opt_version

# Ours first; then rustup's, because a system may bring a cargo of its own.
PATH=$trunk_home/bin:$bindgen_home/bin:$split_home/bin:$wasm_opt_home/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
export PATH
# We pin Trunk, so it need not ask whether there is a newer one.
export TRUNK_SKIP_VERSION_CHECK=true
# Any value means yes to other programs; Trunk stops at all but true and false.
[ -z "${NO_COLOR:-}" ] || export NO_COLOR=true

say() { printf '%s\n' "$*" >&2; }
die() { printf '\nStopped: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
node_is_good() { has npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }
