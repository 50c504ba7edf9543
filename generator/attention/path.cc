#include "generator/attention/path.h"

#include <fmt/format.h>

#include <algorithm>
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

/// A path's experiment, and the name and the indices behind it.
struct Followed {
  const Trace* trace = nullptr;
  Excerpt name;
  std::vector<std::string_view> indices;
};

std::optional<Followed> follow_to_trace(const Excerpt& path,
                                        const Traces& traces,
                                        Diagnostics& diagnostics) {
  auto words = split_path(path, diagnostics);
  if (!words) {
    return std::nullopt;
  }
  const Excerpt experiment = path.part(words->experiment);
  const Trace* trace =
      find_trace(experiment.words, experiment.span(), traces, diagnostics);
  if (trace == nullptr) {
    return std::nullopt;
  }
  return Followed{trace, path.part(words->tensor), std::move(words->indices)};
}

void report_no_tensor(const Excerpt& name, const Trace& trace,
                      Diagnostics& diagnostics) {
  if (trace.texts.contains(name.words)) {
    diagnostics.error(
        name.span(), "expression",
        fmt::format("'{}.{}' is a text", trace.experiment, name.words),
        fmt::format("write {{{{ {}.{} | text }}}}", trace.experiment,
                    name.words));
    return;
  }
  std::vector<std::string> names;
  for (const Step& step : trace.steps) {
    names.push_back(step.name);
  }
  diagnostics.error(
      name.span(), "unknown-tensor",
      fmt::format("'{}' has no tensor '{}'", trace.experiment, name.words),
      suggest(name.words, names));
}

void report_no_text(const Excerpt& name, const Trace& trace,
                    Diagnostics& diagnostics) {
  if (trace.find(name.words) != nullptr) {
    diagnostics.error(
        name.span(), "expression",
        fmt::format("'{}.{}' is a tensor", trace.experiment, name.words),
        "write one of its numbers as | .4f, or its sizes as | shape");
    return;
  }
  std::vector<std::string> names;
  for (const auto& [key, text] : trace.texts) {
    names.push_back(key);
  }
  diagnostics.error(
      name.span(), "unknown-text",
      fmt::format("'{}' has no text '{}'", trace.experiment, name.words),
      suggest(name.words, names));
}

/// Columns from the place of `text` to its first character: 1 for a quote.
/// Nothing if the text stands in the file otherwise than it reads, as with
/// escapes, on several lines or in a block.
std::optional<int> columns_before(const Located<std::string>& text) {
  const int characters = count_characters(text.value);
  const int length = text.span.length;
  if (text.value.find('\n') != std::string::npos) {
    return std::nullopt;
  }
  if (length == characters + 2) {
    return 1;
  }
  return length == characters ? std::optional(0) : std::nullopt;
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
  auto followed = follow_to_trace(path, traces, diagnostics);
  if (!followed) {
    return std::nullopt;
  }
  const Tensor* tensor = followed->trace->find(followed->name.words);
  if (tensor == nullptr) {
    report_no_tensor(followed->name, *followed->trace, diagnostics);
    return std::nullopt;
  }
  return PathTarget{followed->trace, tensor, std::move(followed->indices)};
}

const std::string* follow_to_text(const Excerpt& path, const Traces& traces,
                                  Diagnostics& diagnostics) {
  const auto followed = follow_to_trace(path, traces, diagnostics);
  if (!followed) {
    return nullptr;
  }
  const auto& texts = followed->trace->texts;
  const auto text = texts.find(followed->name.words);
  if (text == texts.end()) {
    report_no_text(followed->name, *followed->trace, diagnostics);
    return nullptr;
  }
  if (!followed->indices.empty()) {
    diagnostics.error(path.span(), "expression", "a text has no indices",
                      "take the indices away");
    return nullptr;
  }
  return &text->second;
}

bool check_values(const Excerpt& path, const PathTarget& target,
                  Diagnostics& diagnostics) {
  if (target.tensor->has_values()) {
    return true;
  }
  const std::string_view name =
      trimmed(path.words.substr(0, path.words.find('[')));
  diagnostics.error(path.span(), "shapes-only",
                    fmt::format("'{}' has a shape and no numbers", name),
                    "take an experiment without 'shapes_only: true'");
  return false;
}

std::string axes_names(const Tensor& tensor) {
  std::string names;
  for (const Axis& axis : tensor.axes) {
    names += fmt::format("[{}]", axis.name);
  }
  return names;
}

}  // namespace owldeck
