#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "generator/source/yaml.h"

/// What the reader of YAML refuses besides what is no YAML. For the .cc files
/// of this folder only. What gives nothing throws YamlStop.
namespace owldeck {

/// Ends the reading of a file.
struct YamlStop {
  Span span;
  std::string message;
  std::string hint;
  std::string code = "yaml";
};

/// A line that is too long.
struct LongLine {
  int line = 0;  ///< from 1
  std::size_t bytes = 0;
};
[[nodiscard]] std::optional<LongLine> find_long_line(std::string_view text);

/// What a value takes, with all that it holds.
struct YamlExtent {
  std::size_t values = 1;
  std::size_t bytes = 0;  ///< of its texts and keys
  int depth = 1;
};
[[nodiscard]] YamlExtent extent_of(const YamlNode& node);

/// Counts what a file says, with its aliases written out.
class YamlBudget {
 public:
  /// Needs room for `more`, which stands at `span`.
  void take(const YamlExtent& more, const Span& span);

 private:
  std::size_t values_ = 0;
  std::size_t bytes_ = 0;
};

[[noreturn]] void stop_too_deep(const Span& span);
[[noreturn]] void stop_bad_key(const Span& span);

/// Whether a map may have this key.
void check_key(const YamlNode& key);
/// Whether an entry would merge maps for other readers of YAML.
void check_merge(const YamlNode::Entry& entry);
/// Whether `tag` says no more than what kind of value follows.
void check_tag(const std::string& tag, const Span& span);
/// Whether a text is short enough, and holds nothing that escapes such as "\0"
/// hide from the look at the file.
void check_text(const YamlNode& node);

}  // namespace owldeck
