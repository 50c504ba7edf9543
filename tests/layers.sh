#!/usr/bin/env bash
# Checks every #include "render/..." and "generator/..." against the layers:
# a folder may include its own and those above it in this list.
set -euo pipefail
cd "$1"

rank() {
  case $1 in
    render/error.h) echo 0 ;;
    render/scene) echo 1 ;;
    render/text) echo 2 ;;
    render/paint) echo 3 ;;
    render/export) echo 4 ;;
    generator/source) echo 10 ;;
    generator/deck) echo 11 ;;
    generator/check | generator/audience | generator/theme) echo 12 ;;
    generator/attention) echo 13 ;;
    generator/figures) echo 14 ;;
    generator/compose | generator/animation) echo 15 ;;
    generator/build) echo 16 ;;
    generator/cli) echo 17 ;;
    *)
      echo "unknown folder $1" >&2
      exit 1
      ;;
  esac
}

# The library that may be included only from one folder.
owner() {
  case $1 in
    yaml-cpp/*) echo generator/source ;;
    Eigen/*) echo generator/attention ;;
    CLI/*) echo generator/cli ;;
    md4c.h) echo generator/compose ;;
    qpdf/* | png.h | libavformat/* | libswscale/*) echo render/export ;;
    hb*.h | fontconfig/*) echo render/text ;;
    *) echo any ;;
  esac
}

bad=0
while IFS=: read -r file line text; do
  folder=$(dirname "$file")
  included=$(sed -E 's/.*#include [<"]([^>"]*)[>"].*/\1/' <<<"$text")
  case $included in
    render/* | generator/*)
      target=$(dirname "$included")
      [ "$included" != render/error.h ] || target=render/error.h
      [ "$file" != render/error.h ] || folder=render/error.h
      same_rank_other=0
      if [ "$folder" != "$target" ] &&
        [ "$(rank "$folder")" = "$(rank "$target")" ]; then
        same_rank_other=1
      fi
      if [ "$(rank "$target")" -gt "$(rank "$folder")" ] ||
        [ $same_rank_other = 1 ] ||
        [[ $folder == render/* && $target == generator/* ]]; then
        echo "$file:$line: $folder must not include $target"
        bad=1
      fi
      ;;
    *)
      home=$(owner "$included")
      if [ "$home" != any ] && [ "$home" != "$folder" ]; then
        echo "$file:$line: only $home may include <$included>"
        bad=1
      fi
      ;;
  esac
done < <(grep -rnE '^ *#include' render generator --include='*.h' --include='*.cc')
exit $bad
