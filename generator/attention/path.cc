#include "generator/attention/path.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "generator/attention/expression.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

/// A path taken apart, as written.
struct PathWords {
  std::string_view experiment;
  std::string_view tensor;
  std::vector<std::string_view> indices;
};

/// The indices of `brackets`, such as `[0][journey]`.
std::optional<std::vector<std::string_view>> split_indices(
    const Excerpt& path, std::string_view brackets, Diagnostics& diagnostics) {
  std::vector<std::string_view> indices;
  std::string_view rest = brackets;
  while (!rest.empty()) {
    if (rest.front() != '[') {
      diagnostics.error(path.span_of(rest), "expression",
                        fmt::format("'{}' after ']'", rest),
                        "write indices as [0][1]");
      return std::nullopt;
    }
    const std::size_t end = rest.find(']');
    if (end == std::string_view::npos) {
      diagnostics.error(path.span_of(rest.substr(0, 1)), "expression",
                        "'[' without ']'");
      return std::nullopt;
    }
    indices.push_back(trimmed(rest.substr(1, end - 1)));
    rest = trimmed(rest.substr(end + 1));
  }
  return indices;
}

std::optional<PathWords> split_path(const Excerpt& path,
                                    Diagnostics& diagnostics) {
  const std::string_view words = path.words;
  const std::size_t bracket = std::min(words.find('['), words.size());
  const std::string_view names = words.substr(0, bracket);
  const std::size_t dot = names.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == names.size()) {
    diagnostics.error(path.span(), "expression",
                      fmt::format("'{}' names no tensor", words),
                      "write experiment.tensor, such as simple.weights");
    return std::nullopt;
  }
  auto indices = split_indices(path, words.substr(bracket), diagnostics);
  if (!indices) {
    return std::nullopt;
  }
  return PathWords{trimmed(names.substr(0, dot)),
                   trimmed(names.substr(dot + 1)), std::move(*indices)};
}

const Tensor* find_tensor(const Excerpt& name, const Trace& trace,
                          Diagnostics& diagnostics) {
  if (const Tensor* tensor = trace.find(name.words)) {
    return tensor;
  }
  std::vector<std::string> names;
  for (const Step& step : trace.steps) {
    names.push_back(step.name);
  }
  diagnostics.error(
      name.span(), "unknown-tensor",
      fmt::format("'{}' has no tensor '{}'", trace.experiment, name.words),
      suggest(name.words, names));
  return nullptr;
}

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

std::optional<std::size_t> index_of_token(const Excerpt& index,
                                          const Axis& axis, const Trace& trace,
                                          Diagnostics& diagnostics) {
  const int token = trace.index_of(index.words);
  if (token < 0) {
    diagnostics.error(
        index.span(), "index-range",
        fmt::format("unknown token '{}' on axis '{}'", index.words, axis.name),
        suggest(index.words, trace.tokens));
    return std::nullopt;
  }
  return static_cast<std::size_t>(token);
}

/// The entry of `axis` that `index` means: a number from 0, or a token.
std::optional<std::size_t> index_on_axis(const Excerpt& index, const Axis& axis,
                                         const Trace& trace,
                                         Diagnostics& diagnostics) {
  if (is_number(index.words)) {
    const auto number = number_below(index.words, axis.size);
    if (!number) {
      diagnostics.error(
          index.span(), "index-range",
          fmt::format("index {} is outside axis '{}'", index.words, axis.name),
          range_hint(axis));
    }
    return number;
  }
  if (!is_token_axis(axis)) {
    diagnostics.error(
        index.span(), "index-range",
        fmt::format("'{}' is no index of axis '{}'", index.words, axis.name),
        range_hint(axis));
    return std::nullopt;
  }
  return index_of_token(index, axis, trace, diagnostics);
}

/// Columns from the place of `text` to its first character: 1 for a quote.
/// Nothing if the text stands in the file otherwise than it reads, as with
/// escapes or on several lines. A length of 1 says nothing about the text.
std::optional<int> columns_before(const Located<std::string>& text) {
  const int characters = count_characters(text.value);
  const int length = text.span.length;
  if (text.value.find('\n') != std::string::npos) {
    return std::nullopt;
  }
  if (length == characters + 2) {
    return 1;
  }
  return length == characters || length == 1 ? std::optional(0) : std::nullopt;
}

}  // namespace

Span Excerpt::span_of(std::string_view part) const {
  const std::optional<int> before = columns_before(*text);
  if (!before) {
    return text->span;
  }
  const std::string_view whole = text->value;
  const auto offset = static_cast<std::size_t>(part.data() - whole.data());
  Span span = text->span;
  span.column += *before + count_characters(whole.substr(0, offset));
  span.length = std::max(1, count_characters(part));
  return span;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) {
    return text.substr(0, 0);
  }
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

std::optional<PathTarget> follow_path(const Excerpt& path, const Traces& traces,
                                      Diagnostics& diagnostics) {
  const auto words = split_path(path, diagnostics);
  if (!words) {
    return std::nullopt;
  }
  const Excerpt experiment = path.part(words->experiment);
  const Trace* trace =
      find_trace(experiment.words, experiment.span(), traces, diagnostics);
  if (trace == nullptr) {
    return std::nullopt;
  }
  const Tensor* tensor =
      find_tensor(path.part(words->tensor), *trace, diagnostics);
  if (tensor == nullptr) {
    return std::nullopt;
  }
  return PathTarget{trace, tensor, words->indices};
}

std::string axes_names(const Tensor& tensor) {
  std::string names;
  for (const Axis& axis : tensor.axes) {
    names += fmt::format("[{}]", axis.name);
  }
  return names;
}

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
