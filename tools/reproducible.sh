#!/usr/bin/env bash
# reproducible.sh: does the same input give the same dist/? Builds it twice from nothing, in two folders with names of
# different lengths, and compares every byte. Takes as long as two release builds.
set -euo pipefail
. "$(dirname "$0")/env.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
places=("$work/one" "$work/another/and deeper")

for place in "${places[@]}"; do
    mkdir -p "$place"
    # What is there now, whether it is committed or not, without what was built.
    git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
        [ ! -f "$file" ] || printf '%s\0' "$file"
    done | tar --null --files-from=- -cf - | tar -xf - -C "$place"
    say "Building in $place …"
    # Each with a target folder of its own: nothing of the first is used for the second.
    (cd "$place" && env -u CARGO_TARGET_DIR tools/build.sh)
    (cd "$place/dist" && find . -type f | LC_ALL=C sort | xargs sha256sum) > "$place.sums"
done

if ! diff "${places[0]}.sums" "${places[1]}.sums" >&2; then
    die "the same input gave two different builds; the lines above name the files."
fi
# `REPRODUCIBLE_KEEP=folder` keeps what was built, for whoever wants to look at it.
[ -z "${REPRODUCIBLE_KEEP:-}" ] || cp -r "${places[0]}/dist" "$REPRODUCIBLE_KEEP"
say "Twice the same: $(wc -l < "${places[0]}.sums") files, sha256 of their list $(sha256sum < "${places[0]}.sums" | cut -c1-16)."
