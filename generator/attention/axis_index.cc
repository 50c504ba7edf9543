#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "generator/attention/path.h"

namespace owldeck {
namespace {

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return c >= '0' && c <= '9';
  });
}

/// The number, or nothing if it is not below `size`.
std::optional<std::size_t> number_below(std::string_view word,
                                        std::size_t size) {
  std::size_t number = 0;
  const auto result =
      std::from_chars(word.data(), word.data() + word.size(), number);
  if (result.ec != std::errc() || number >= size) {
    return std::nullopt;
  }
  return number;
}

std::string range_hint(const Axis& axis) {
  return fmt::format("write a number from 0 to {}", axis.size - 1);
}

std::optional<std::size_t> find_entry(std::string_view word,
                                      const std::vector<std::string>& entries) {
  const auto found = std::ranges::find(entries, word);
  return found == entries.end()
             ? std::nullopt
             : std::optional(static_cast<std::size_t>(found - entries.begin()));
}

/// The entry of `axis`, called as `names` say, that `index` means; `kind` is
/// what such a name is.
std::optional<std::size_t> named_entry(const Excerpt& index, const Axis& axis,
                                       std::string_view kind,
                                       const std::vector<std::string>& names,
                                       Diagnostics& diagnostics) {
  const auto entry = find_entry(index.words, names);
  if (!entry) {
    diagnostics.error(index.span(), "index-range",
                      fmt::format("unknown {} '{}' on axis '{}'", kind,
                                  index.words, axis.name),
                      suggest(index.words, names));
  }
  return entry;
}

std::optional<std::size_t> numbered_entry(const Excerpt& index,
                                          const Axis& axis,
                                          Diagnostics& diagnostics) {
  const auto number = number_below(index.words, axis.size);
  if (!number) {
    diagnostics.error(
        index.span(), "index-range",
        fmt::format("index {} is outside axis '{}'", index.words, axis.name),
        range_hint(axis));
  }
  return number;
}

/// As named_entry, and else a number.
std::optional<std::size_t> labelled_entry(const Excerpt& index,
                                          const Axis& axis,
                                          Diagnostics& diagnostics) {
  const auto number = is_number(index.words)
                          ? number_below(index.words, axis.size)
                          : std::nullopt;
  const bool is_label = find_entry(index.words, axis.labels).has_value();
  return number && !is_label
             ? number
             : named_entry(index, axis, "label", axis.labels, diagnostics);
}

std::optional<std::size_t> index_on_axis(const Excerpt& index, const Axis& axis,
                                         const Trace& trace,
                                         Diagnostics& diagnostics) {
  if (!axis.labels.empty()) {
    return labelled_entry(index, axis, diagnostics);
  }
  if (is_number(index.words)) {
    return numbered_entry(index, axis, diagnostics);
  }
  if (is_token_axis(axis)) {
    return named_entry(index, axis, "token", trace.tokens, diagnostics);
  }
  diagnostics.error(
      index.span(), "index-range",
      fmt::format("'{}' is no index of axis '{}'", index.words, axis.name),
      range_hint(axis));
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<std::size_t>> indices_on_axes(
    const Excerpt& path, const PathTarget& target,
    const std::vector<Axis>& axes, Diagnostics& diagnostics) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < target.indices.size(); ++i) {
    const auto index = index_on_axis(path.part(target.indices[i]), axes[i],
                                     *target.trace, diagnostics);
    if (!index) {
      return std::nullopt;
    }
    indices.push_back(*index);
  }
  return indices;
}

}  // namespace owldeck
