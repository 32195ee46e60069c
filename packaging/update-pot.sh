#!/bin/sh
# Makes the template of the interface's words, assets/lang/aplomb.pot, anew from the sources, and brings every language of assets/lang/LINGUAS
# up to it. With a file's name, writes the template there and touches nothing else. (The build compiles the catalogues.)
# Sorted and without dates, so that the files change only when the words do.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
lang=assets/lang
template=${1:-$lang/aplomb.pot}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find src -name '*.cpp' -o -name '*.h' | sort >"$work/sources"
# --keyword alone drops gettext's usual names: only ours count.
xgettext --language=C++ --from-code=UTF-8 --files-from="$work/sources" \
  --keyword --keyword=tr:2 --keyword=trn:2,3 --keyword=N_ \
  --package-name=aplomb --add-comments=translators: --no-wrap --sort-output --add-location=file \
  --output="$work/found.pot"
sed -e '/^"POT-Creation-Date:/d' -e 's/charset=CHARSET/charset=UTF-8/' \
  -e '1,/^msgid ""/{/^#/d}' "$work/found.pot" >"$template"
[ $# -eq 0 ] || exit 0

grep -v '^#' "$lang/LINGUAS" | while read -r language; do
  [ -n "$language" ] || continue
  msgmerge --quiet --update --backup=none --no-wrap --sort-output --add-location=file "$lang/$language.po" "$lang/aplomb.pot"
done
