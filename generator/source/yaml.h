#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/source/diagnostic.h"

namespace owldeck {

/// A YAML value that keeps its place. The only reader of YAML in the program;
/// hides the library's traps (positions from 0, duplicate keys).
struct YamlNode {
  enum class Kind { Null, Scalar, Sequence, Map };
  struct Entry;

  Kind kind = Kind::Null;
  std::string scalar;
  bool quoted = false;  ///< a scalar in quotes or a block is always text
  Span span;
  std::vector<YamlNode> items;  ///< of a Sequence
  std::vector<Entry> entries;   ///< of a Map, in file order, keys unique

  [[nodiscard]] const YamlNode* find(std::string_view key) const;
  friend bool operator==(const YamlNode&, const YamlNode&);
};

struct YamlNode::Entry {
  std::string key;
  Span key_span;
  YamlNode value;
  friend bool operator==(const Entry&, const Entry&) = default;
};

/// How many values there are in `node`, itself among them.
[[nodiscard]] std::size_t count_values(const YamlNode& node);

/// Parses one YAML document. Limits: limits.h.
/// Reports: `yaml` (not YAML, more than one document, beyond a limit),
/// `hidden-character`, `file-size`, `yaml-empty` and `yaml-duplicate-key` (with
/// a note at the first). Returns nothing if the text is no YAML.
[[nodiscard]] std::optional<YamlNode> parse_yaml(const std::string& file,
                                                 const std::string& text,
                                                 Diagnostics& diagnostics);

}  // namespace owldeck
