#pragma once

#include <string>
#include <vector>

#include "generator/import/course_map.h"
#include "generator/source/diagnostic.h"
#include "generator/source/yaml.h"

namespace owldeck {

/// The code of a slide for its deck, and what had no place in it.
struct CodeParts {
  YamlNode tree;
  std::vector<std::string> notes;
  bool too_long = false;  ///< may not fit its card
};

/// Each annotation is a step. It explains the lines that it names, or those
/// that carry its number in a comment, or the first that holds the code it
/// quotes; else the lines are shared out in order.
/// Reports: `map-unknown` for shared out lines, and steps that are too many.
[[nodiscard]] CodeParts code_tree(const MapSlide& slide,
                                  Diagnostics& diagnostics);

}  // namespace owldeck
