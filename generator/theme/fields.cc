#include "generator/theme/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace owldeck {

bool check_keys(const YamlNode& node, const std::vector<std::string>& required,
                const std::vector<std::string>& optional,
                Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Map) {
    diagnostics.error(node.span, "wrong-type", "expected a map",
                      fmt::format("write 'key: value' lines; needed: {}",
                                  fmt::join(required, ", ")));
    return false;
  }
  std::vector<std::string> known = required;
  known.insert(known.end(), optional.begin(), optional.end());
  bool fine = true;
  for (const YamlNode::Entry& entry : node.entries) {
    if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
      diagnostics.error(entry.key_span, "unknown-key",
                        fmt::format("unknown key '{}'", entry.key),
                        suggest(entry.key, known));
      fine = false;
    }
  }
  for (const std::string& key : required) {
    if (node.find(key) == nullptr) {
      diagnostics.error(node.span, "missing-key",
                        fmt::format("missing key '{}'", key),
                        fmt::format("add '{}: ...'", key));
      fine = false;
    }
  }
  return fine;
}

YamlNode merged(YamlNode base, const YamlNode& over) {
  if (base.kind != YamlNode::Kind::Map || over.kind != YamlNode::Kind::Map) {
    return over;
  }
  base.span = over.span;
  for (const YamlNode::Entry& entry : over.entries) {
    const auto same =
        std::ranges::find(base.entries, entry.key, &YamlNode::Entry::key);
    if (same == base.entries.end()) {
      base.entries.push_back(entry);
    } else {
      *same = {entry.key, entry.key_span,
               merged(std::move(same->value), entry.value)};
    }
  }
  return base;
}

std::optional<double> parse_number(std::string_view text) {
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' &&
      digits[1] <= '9') {
    return std::nullopt;
  }
  double value = 0;
  const char* end = text.data() + text.size();
  const std::from_chars_result result =
      std::from_chars(text.data(), end, value);
  if (result.ec != std::errc{} || result.ptr != end || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::optional<double> read_number(const YamlNode& node,
                                  Diagnostics& diagnostics) {
  std::optional<double> value;
  if (node.kind == YamlNode::Kind::Scalar && !node.quoted) {
    value = parse_number(node.scalar);
  }
  if (!value) {
    diagnostics.error(node.span, "wrong-type", "expected a number");
  }
  return value;
}

std::optional<std::string> read_word(const YamlNode& node,
                                     Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Scalar || node.scalar.empty()) {
    diagnostics.error(node.span, "wrong-type", "expected a word");
    return std::nullopt;
  }
  return node.scalar;
}

std::optional<Color> read_color(const YamlNode& node,
                                Diagnostics& diagnostics) {
  const std::optional<Color> color = node.kind == YamlNode::Kind::Scalar
                                         ? parse_color(node.scalar)
                                         : std::nullopt;
  if (!color) {
    diagnostics.error(node.span, "color",
                      fmt::format("'{}' is no colour", node.scalar),
                      "write it as \"#1A365D\"");
  }
  return color;
}

}  // namespace owldeck
