#!/bin/sh
# Writes target/style.css, for the first screen, and target/windows.css, which comes with the windows: files of style/ one
# after the other. Later rules win, so the order is written down here.
set -eu
cd "$(dirname "$0")/../style"

first="tokens.css base.css boot.css header.css filters.css grid.css thumbnail.css pager.css notice.css news.css"
windows="dialog.css acting.css queue.css create.css"

# A file that nobody listed would be missing from the page without a word.
for file in *.css; do
    case " $first $windows " in
        *" $file "*) ;;
        *) echo "style/$file is not in the lists of tools/styles.sh" >&2; exit 1 ;;
    esac
done

mkdir -p ../target
cat $first > ../target/style.css
cat $windows > ../target/windows.css
