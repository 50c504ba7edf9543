#pragma once

#include <string>
#include <vector>

#include "generator/import/passage.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// What a line of a map is, before it is known what it means.
enum class MapLineKind {
  Blank,
  Text,
  Comment,  ///< what stands in an HTML comment
  Open,     ///< `<details>`; its text is that of `<summary>`
  Close     ///< `</details>`
};

struct MapLine {
  MapLineKind kind = MapLineKind::Text;
  Passage text;            ///< without white space and `>` before it
  std::size_t indent = 0;  ///< columns of that white space
  bool in_fence = false;   ///< of program text, with its fences
};

/// The lines of a Markdown file, whatever ends them. A line that holds HTML
/// comments or details becomes several.
/// Reports: `map-text` or `hidden-character` for the first that no text may
/// have, `map-text` for a line and `file-size` for a map beyond its limit
/// (limits.h).
[[nodiscard]] std::vector<MapLine> read_map_lines(const std::string& file,
                                                  std::string_view text,
                                                  Diagnostics& diagnostics);

}  // namespace owldeck
