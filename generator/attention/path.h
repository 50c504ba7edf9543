#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/attention/trace.h"
#include "generator/source/diagnostic.h"
#include "generator/source/span.h"

namespace owldeck {

/// A part of a text from the deck that knows its place in the file.
struct Excerpt {
  const Located<std::string>* text = nullptr;
  std::string_view words;  ///< views into text->value

  /// The place of `part`, which views into the text: the text's own place if
  /// the text has several lines.
  [[nodiscard]] Span span_of(std::string_view part) const;
  [[nodiscard]] Span span() const { return span_of(words); }
  [[nodiscard]] Excerpt part(std::string_view part_words) const {
    return {text, part_words};
  }
};

/// `text` without the spaces and line breaks around it, still a view into it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// What a path such as `split.weights[0][journey]` leads to: a tensor and
/// indices for its first axes.
struct PathTarget {
  const Trace* trace = nullptr;
  const Tensor* tensor = nullptr;
  std::vector<std::string_view> indices;  ///< as written
};

/// Follows `path` to its tensor.
/// Reports: `expression` (also: it leads to a text), `unknown-name`,
/// `unknown-tensor`.
[[nodiscard]] std::optional<PathTarget> follow_path(const Excerpt& path,
                                                    const Traces& traces,
                                                    Diagnostics& diagnostics);

/// Follows a path such as `timings.machine` to its text, or null.
/// Reports: `expression` (also: it leads to a tensor, or has indices),
/// `unknown-name`, `unknown-text`.
[[nodiscard]] const std::string* follow_to_text(const Excerpt& path,
                                                const Traces& traces,
                                                Diagnostics& diagnostics);

/// Whether the target's numbers are known, not its shape alone.
/// Reports: `shapes-only` at `path`, which leads to it.
[[nodiscard]] bool check_values(const Excerpt& path, const PathTarget& target,
                                Diagnostics& diagnostics);

/// The entries of `axes` that the target's indices mean. On an axis with labels
/// an index is a label if one is written like it, and else a number from 0: on
/// an axis with the labels 4, 16 and 64, `[4]` is the first entry and `[1]` the
/// second. On other axes it is a number from 0 or a token. Needs: one axis an
/// index.
/// Reports: `index-range`.
[[nodiscard]] std::optional<std::vector<std::size_t>> indices_on_axes(
    const Excerpt& path, const PathTarget& target,
    const std::vector<Axis>& axes, Diagnostics& diagnostics);

/// Such as `[query][key]`.
[[nodiscard]] std::string axes_names(const Tensor& tensor);

}  // namespace owldeck
