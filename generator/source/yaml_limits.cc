#include "generator/source/yaml_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "generator/source/limits.h"
#include "generator/source/text_rules.h"

namespace owldeck {

std::optional<LongLine> find_long_line(std::string_view text) {
  for (int line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (end > kMostYamlLineBytes) {
      return LongLine{line, end};
    }
    const bool is_pair = text.substr(end).starts_with("\r\n");
    text.remove_prefix(std::min(end + (is_pair ? 2 : 1), text.size()));
  }
  return std::nullopt;
}

YamlExtent extent_of(const YamlNode& node) {
  YamlExtent extent{1, node.scalar.size(), 1};
  const auto add = [&extent](const YamlNode& inner) {
    const YamlExtent more = extent_of(inner);
    extent.values += more.values;
    extent.bytes += more.bytes;
    extent.depth = std::max(extent.depth, more.depth + 1);
  };
  for (const YamlNode& item : node.items) {
    add(item);
  }
  for (const YamlNode::Entry& entry : node.entries) {
    extent.bytes += entry.key.size();
    add(entry.value);
  }
  return extent;
}

void YamlBudget::take(const YamlExtent& more, const Span& span) {
  values_ += more.values;
  bytes_ += more.bytes;
  if (values_ > kMostYamlValues) {
    throw YamlStop{span,
                   fmt::format("more than {} values, aliases written out",
                               kMostYamlValues),
                   "put slides into files that the deck includes"};
  }
  if (bytes_ > kMostYamlTextBytes) {
    throw YamlStop{span,
                   fmt::format("more than {} bytes of text, aliases written "
                               "out",
                               kMostYamlTextBytes),
                   "write the text once"};
  }
}

void stop_too_deep(const Span& span) {
  throw YamlStop{
      span,
      fmt::format("lists and maps nest more than {} deep", kDeepestYaml),
      {}};
}

void stop_bad_key(const Span& span) {
  throw YamlStop{span, "a key must be a word",
                 "quote text that starts with '{', '[' or '?'"};
}

void check_key(const YamlNode& key) {
  if (key.kind != YamlNode::Kind::Scalar) {
    stop_bad_key(key.span);
  }
  if (key.scalar.size() > kMostKeyBytes) {
    throw YamlStop{key.span,
                   fmt::format("a key of {} bytes: expected at most {}",
                               key.scalar.size(), kMostKeyBytes),
                   "a key is a word"};
  }
}

void check_merge(const YamlNode::Entry& entry) {
  const bool is_merge =
      entry.key == "<<" && (entry.value.kind == YamlNode::Kind::Map ||
                            entry.value.kind == YamlNode::Kind::Sequence);
  if (is_merge) {
    throw YamlStop{entry.key_span, "'<<' merges no maps here",
                   "write the keys out"};
  }
}

void check_tag(const std::string& tag, const Span& span) {
  constexpr std::array<std::string_view, 6> kKnown{"",
                                                   "?",
                                                   "!",
                                                   "tag:yaml.org,2002:str",
                                                   "tag:yaml.org,2002:seq",
                                                   "tag:yaml.org,2002:map"};
  if (std::ranges::find(kKnown, tag) == kKnown.end()) {
    throw YamlStop{span, fmt::format("tag '{}' is not known here", tag),
                   "quote text that starts with '!'"};
  }
}

void check_text(const YamlNode& node) {
  if (node.scalar.size() > kMostTextBytes) {
    throw YamlStop{node.span,
                   fmt::format("a text of {} bytes: expected at most {}",
                               node.scalar.size(), kMostTextBytes),
                   "no slide has room for it"};
  }
  const auto problem = find_text_problem(node.scalar);
  const bool has_return = node.scalar.find('\r') != std::string::npos;
  if (!problem && !has_return) {
    return;
  }
  throw YamlStop{
      node.span,
      "an escape gives " +
          (problem ? problem->message : "control character U+000D in the text"),
      "leave the escape out",
      problem && !problem->code.empty() ? problem->code : "yaml"};
}

}  // namespace owldeck
