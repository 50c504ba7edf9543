#pragma once

#include <optional>
#include <vector>

#include "generator/import/course_map.h"
#include "generator/import/map_blocks.h"
#include "generator/import/map_label.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// What the columns of a table of slides hold.
struct SlideTable {
  struct Column {
    enum class Kind { Number, Anchor, Field, Other } kind = Kind::Other;
    SlideField field = SlideField::Unknown;
  };
  std::vector<Column> columns;
  bool defines = false;  ///< says types or topics, so its slides are new
};

/// The columns by their heads, whatever their order; nothing if none holds
/// slides' numbers.
[[nodiscard]] std::optional<SlideTable> read_table_head(const MapBlock& table);

/// Reads a row into a slide without its number.
/// Reports: `map-anchor`, `map-type`, `map-unknown`.
[[nodiscard]] MapSlide read_table_row(const SlideTable& table,
                                      const TableRow& head, const TableRow& row,
                                      Diagnostics& diagnostics);

/// The number in the row's own column.
[[nodiscard]] std::optional<SlideNumber> number_of(const SlideTable& table,
                                                   const TableRow& row);

}  // namespace owldeck
