#pragma once

#include <string>

#include "generator/source/yaml.h"

namespace owldeck {

/// Columns that a line of YAML takes at most, where its text can be broken.
inline constexpr std::size_t kYamlColumns = 100;

/// `root` as YAML: keys in its order, lists of words and small maps on one
/// line, text of several lines as a block, quotes where YAML needs them.
/// Gives: the same bytes for the same tree; parse_yaml reads the tree back,
/// places aside.
/// Needs: text that YAML can hold, so no control characters.
[[nodiscard]] std::string write_yaml(const YamlNode& root);

/// Whether two trees say the same: places aside, and quotes where both mean
/// text.
[[nodiscard]] bool same_yaml(const YamlNode& a, const YamlNode& b);

}  // namespace owldeck
