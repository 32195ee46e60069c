#!/bin/sh
# Makes assets/lang/aplomb.pot anew from the sources; then brings every language of assets/lang/LINGUAS up to it and compiles it.
# Sorted and without dates, so that the files change only when the words do.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
lang=assets/lang

find src -name '*.cpp' -o -name '*.h' | sort >"$lang/.sources"
trap 'rm -f "$lang/.sources" "$lang/.pot"' EXIT
# --keyword alone drops gettext's usual names: only ours count.
xgettext --language=C++ --from-code=UTF-8 --files-from="$lang/.sources" \
  --keyword --keyword=tr:2 --keyword=trn:2,3 --keyword=N_ \
  --package-name=aplomb --add-comments=translators: --no-wrap --sort-output --add-location=file \
  --output="$lang/.pot"
sed -e '/^"POT-Creation-Date:/d' -e 's/charset=CHARSET/charset=UTF-8/' \
  -e '1,/^msgid ""/{/^#/d}' "$lang/.pot" >"$lang/aplomb.pot"

grep -v '^#' "$lang/LINGUAS" | while read -r language; do
  [ -n "$language" ] || continue
  msgmerge --quiet --update --backup=none --no-wrap --sort-output --add-location=file "$lang/$language.po" "$lang/aplomb.pot"
  msgfmt --check --output-file="$lang/$language.mo" "$lang/$language.po"
done
