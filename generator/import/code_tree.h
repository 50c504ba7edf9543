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
  bool is_odd = false;  ///< not whole Python, or held against a notebook
};

/// Each annotation is a step. It explains the lines that it names, or those
/// that carry its number in a comment, or the first that holds the code it
/// quotes; else the lines are shared out in order.
/// Code that is too large for its card is broken or ends early there, and is
/// whole in the notes.
/// Reports: `map-unknown` for shared out lines; `map-long` for code that is too
/// large, and for steps that are too many.
[[nodiscard]] CodeParts code_tree(const MapSlide& slide,
                                  Diagnostics& diagnostics);

}  // namespace owldeck
