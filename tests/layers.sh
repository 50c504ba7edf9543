#!/usr/bin/env bash
# Checks every #include against the layers: a folder may include itself and the
# folders of lower rank, never a neighbour of its own rank; render/ never
# includes generator/; an outside library is included from one folder only.
set -euo pipefail
cd "$1"

grep -rnE '^ *#include' render generator --include='*.h' --include='*.cc' |
  awk -F: '
    function folder_of(path) {
      if (path == "render/error.h") return path
      sub(/\/[^\/]*$/, "", path)
      return path
    }
    function complain(what) {
      print $1 ":" $2 ": " what
      bad = 1
    }
    BEGIN {
      split("render/error.h render/scene render/text render/paint" \
            " render/export generator/source,generator/kernels" \
            " generator/tensor generator/deck,generator/notebook" \
            " generator/check,generator/import,generator/audience,generator/theme" \
            " generator/attention,generator/audit generator/figures" \
            " generator/compose,generator/animation generator/build" \
            " generator/cli", floors, " ")
      for (i in floors) {
        n = split(floors[i], names, ",")
        for (k = 1; k <= n; ++k) rank[names[k]] = i + 0
      }
      owner["yaml-cpp/"] = "generator/source"
      owner["zlib.h"] = "generator/audit"
      owner["Eigen/"] = "generator/tensor"
      owner["CLI/"] = "generator/cli"
      owner["md4c.h"] = owner["srchilite/"] = "generator/compose"
      owner["qpdf/"] = owner["png.h"] = "render/export"
      owner["libavformat/"] = owner["libswscale/"] = "render/export"
      owner["librsvg/"] = "render/paint"
      owner["hb"] = owner["fontconfig/"] = "render/text"
    }
    {
      here = folder_of($1)
      match($0, /[<"][^">]*[">]/)
      name = substr($0, RSTART + 1, RLENGTH - 2)
      if (name ~ /^(render|generator)\//) {
        there = folder_of(name)
        if (!(here in rank)) complain("unknown folder " here)
        else if (!(there in rank)) complain("unknown folder " there)
        else if (rank[there] > rank[here] ||
                 (rank[there] == rank[here] && there != here) ||
                 (here ~ /^render/ && there ~ /^generator/))
          complain(here " must not include " there)
      }
      for (library in owner)
        if (index(name, library) == 1 && here != owner[library])
          complain("only " owner[library] " may include <" name ">")
    }
    END { exit bad }'
