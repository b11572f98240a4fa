#!/bin/sh
# Writes target/style.css: the files of style/ one after the other. Later rules win, so the order is written down here.
set -eu
cd "$(dirname "$0")/../../style"

set -- tokens.css base.css boot.css header.css filters.css grid.css thumbnail.css pager.css dialog.css create.css notice.css

# A file that nobody listed would be missing from the page without a word.
for file in *.css; do
    case " $* " in
        *" $file "*) ;;
        *) echo "style/$file is not in the list of tests/tools/styles.sh" >&2; exit 1 ;;
    esac
done

mkdir -p ../target
cat "$@" > ../target/style.css
