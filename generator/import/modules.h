#pragma once

#include <span>
#include <string>
#include <vector>

#include "generator/import/map_blocks.h"
#include "generator/import/map_reader.h"

namespace owldeck {

/// Cuts a table with a column for modules where its slides' numbers repeat into
/// one for each, below a heading that names it.
[[nodiscard]] std::vector<MapBlock> with_module_tables(
    std::vector<MapBlock> blocks);

/// A part of a map with slides of its own.
struct MapModule {
  std::string title;
  std::span<const MapBlock> blocks;
};

/// How a map is cut where slides' numbers begin anew: by the highest headings
/// below which each number is there once. One module without a title if they
/// never do. What stands before the first module is in `common`.
struct MapModules {
  std::span<const MapBlock> common;
  std::vector<MapModule> modules;
};
[[nodiscard]] MapModules find_modules(std::span<const MapBlock> blocks,
                                      const std::vector<SlidePlace>& slides);

}  // namespace owldeck
