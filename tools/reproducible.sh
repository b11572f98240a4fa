#!/usr/bin/env bash
# reproducible.sh: builds the release twice from scratch, in two folders whose paths differ in length, and compares every
# byte. Takes as long as two release builds.
set -euo pipefail
. "$(dirname "$0")/env.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folders=("$work/one" "$work/another/and deeper")

for folder in "${folders[@]}"; do
    mkdir -p "$folder"
    # The working tree, committed or not, without ignored files.
    git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
        [ ! -f "$file" ] || printf '%s\0' "$file"
    done | tar --null --files-from=- -cf - | tar -xf - -C "$folder"
    link_npm_packages "$folder"
    say "Building in $folder …"
    # Separate target folders: the second build reuses nothing of the first.
    (cd "$folder" && env -u CARGO_TARGET_DIR tools/build.sh)
    (cd "$folder/dist" && find . -type f | LC_ALL=C sort | xargs sha256sum) > "$folder.sums"
done

if ! diff "${folders[0]}.sums" "${folders[1]}.sums" >&2; then
    die "the two builds differ in the files above."
fi
# `REPRODUCIBLE_KEEP=folder` keeps a copy of the build.
[ -z "${REPRODUCIBLE_KEEP:-}" ] || cp -r "${folders[0]}/dist" "$REPRODUCIBLE_KEEP"
say "Both builds are identical: $(wc -l < "${folders[0]}.sums") files, sha256 of their list $(sha256sum < "${folders[0]}.sums" | cut -c1-16)."
