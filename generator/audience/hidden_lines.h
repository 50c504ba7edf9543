#pragma once

#include <set>
#include <string>
#include <vector>

namespace owldeck {

/// What of a YAML file is for the instructor alone.
struct HiddenLines {
  std::vector<bool> lines;      ///< of each line, the first at 0
  std::set<std::string> names;  ///< of experiments, films, anchors, sources

  /// `line` from 1.
  [[nodiscard]] bool contains(int line) const {
    return line >= 1 && static_cast<std::size_t>(line) <= lines.size() &&
           lines[static_cast<std::size_t>(line) - 1];
  }
};

/// Finds them by the file's structure, or, if it is not YAML, by its keys: then
/// rather too many than one too few.
[[nodiscard]] HiddenLines hidden_lines(const std::string& text);

}  // namespace owldeck
