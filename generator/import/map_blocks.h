#pragma once

#include <string>
#include <vector>

#include "generator/import/passage.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

enum class MapBlockKind {
  Heading,
  Text,  ///< one line of a paragraph
  Item,  ///< of a list
  Table,
  Fence,    ///< program text, or YAML
  Comment,  ///< what stands in an HTML comment
  Open,     ///< hidden details begin
  Close
};

/// A row of a table, its cells as they stand there.
struct TableRow {
  Passage whole;
  std::vector<Passage> cells;
};

/// A piece of a map: what Markdown says of it, before anybody asks what it
/// means.
struct MapBlock {
  MapBlockKind kind = MapBlockKind::Text;
  Passage text;          ///< of details: their summary
  int level = 0;         ///< of a heading from 1; of an item its columns
  std::string marker;    ///< of a numbered item `3`; of a fence its language
  bool follows = false;  ///< a line of the same paragraph or item stands above
  std::vector<TableRow> rows{};  ///< the first is the head
};

/// Cuts a map into its pieces. An anchor's tag that runs over several lines is
/// one piece.
/// Reports: as read_map_lines; `map-unknown` for program text without an end.
[[nodiscard]] std::vector<MapBlock> read_map_blocks(const std::string& file,
                                                    std::string_view text,
                                                    Diagnostics& diagnostics);

/// The cells of a table's row. Bars inside of an anchor's tag or of code, and
/// those with a backslash, part nothing; `wanted` is how many heads there are,
/// 0 if this is the head.
[[nodiscard]] std::vector<Passage> split_row(const Passage& row,
                                             std::size_t wanted);

}  // namespace owldeck
