#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/deck/deck.h"

namespace owldeck {

/// Slides `first` to `last` (inclusive) are of one of `types`.
struct BlueprintRange {
  int first = 0;
  int last = 0;
  std::vector<SlideType> types;
  std::string name;  ///< such as "concept foundations"
};

/// A part of the session, such as `Hour 1`, with its slides.
struct BlueprintPart {
  std::string name;
  int first = 0;
  int last = 0;
  int minutes = 0;  ///< that its slides take; 0 if it does not say
};

/// Which slide types stand where, how many slides, how many minutes: read from
/// templates/blueprints/<name>.yaml.
struct Blueprint {
  std::string name;
  int slides = 0;
  int minutes = 0;
  std::vector<BlueprintPart> parts;
  std::vector<BlueprintRange> ranges;
};

/// Reads a blueprint.
/// Reports: as for a deck.
[[nodiscard]] std::optional<Blueprint> load_blueprint(const std::string& file,
                                                      const std::string& text,
                                                      Diagnostics& diagnostics);

/// The name of the part that slide `number` is in, or "".
[[nodiscard]] std::string part_of(const Blueprint& blueprint, int number);

}  // namespace owldeck
