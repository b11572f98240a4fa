# Sourced by the scripts of this folder: versions and locations of the tools, and functions for messages.
# Each version is read from the one file that states it.
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rust_version=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
trunk_version=$(sed -n 's/^trunk-version = "=\(.*\)"/\1/p' Trunk.toml)
wasm_opt_version=$(sed -n 's/^wasm_opt = "version_\(.*\)"/\1/p' Trunk.toml)
split_version=$(sed -n 's/^export const CLI_VERSION = "\(.*\)";/\1/p' tools/split/versions.mjs)
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
deny_version=0.20.2

# One cache per user, shared by all clones. Every version has a folder of its own, so that several can be installed.
tool_cache=${XDG_CACHE_HOME:-$HOME/.cache}/contact-sheet
trunk_home=$tool_cache/trunk-$trunk_version
bindgen_home=$tool_cache/wasm-bindgen-$bindgen_version
split_home=$tool_cache/wasm-split-$split_version
# The npm packages of tools/package.json. setup.sh links tools/node_modules to the folder of this lock file.
npm_home=$tool_cache/npm-$(cksum < tools/package-lock.json | cut -d ' ' -f 1)

# rustup's cargo precedes one that the system may have installed.
PATH=$trunk_home/bin:$bindgen_home/bin:$split_home/bin:$npm_home/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
export PATH
# Trunk is pinned, so its check for a newer version is disabled.
export TRUNK_SKIP_VERSION_CHECK=true
# By convention any value of NO_COLOR counts; Trunk accepts only true and false.
[ -z "${NO_COLOR:-}" ] || export NO_COLOR=true

say() { printf '%s\n' "$*" >&2; }
die() { printf '\nError: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
node_is_supported() { has npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }
# Links tools/node_modules of the repository in folder $1 to the installed packages.
link_npm_packages() {
    [ "$1/tools/node_modules" -ef "$npm_home/node_modules" ] || ln -sfn "$npm_home/node_modules" "$1/tools/node_modules"
}
