#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "generator/attention/trace.h"
#include "generator/source/diagnostic.h"
#include "generator/source/span.h"

namespace owldeck {

/// Replaces every `{{ path | format }}` by what it leads to.
/// A path is `experiment.tensor[i]...[k]` with one index per axis; an index is
/// a number from 0 or, on a token axis, a token. On an axis with labels it is a
/// label before it is a number: with the labels 4, 16 and 64, `[4]` is the
/// first entry. Formats: `.4f` (any digits), `.0%`, `d`, `,d` (`50,257`), and
/// `shape` for a tensor without indices: `(6, 2)`. Minus is U+2212.
/// `experiment.key | text` is a text of the trace, such as `timings.machine`.
/// A wrong expression becomes `?`.
/// Reports: `expression`, `unknown-name`, `unknown-tensor`, `unknown-text`,
/// `index-range`, `shapes-only` (a number where only the shape is known),
/// `format` at the text's place, with the nearest known name.
[[nodiscard]] std::string expand(const Located<std::string>& text,
                                 const Traces& traces,
                                 Diagnostics& diagnostics);

/// The trace of the experiment called `name`, written at `span`; null if there
/// is none or if its experiment was wrong, which was reported where it stands.
/// Reports: `unknown-name` with the nearest known name.
[[nodiscard]] const Trace* find_trace(std::string_view name, const Span& span,
                                      const Traces& traces,
                                      Diagnostics& diagnostics);

/// A tensor with the trace it comes from.
struct TensorRef {
  const Trace* trace = nullptr;
  Tensor tensor;
};

/// The matrix that a path such as `causal.weights` or `split.weights[0][1]`
/// names: two axes must be left, and its numbers known; leading axes of size 1
/// need no index.
/// Reports: as expand.
[[nodiscard]] std::optional<TensorRef> find_matrix(
    const Located<std::string>& path, const Traces& traces,
    Diagnostics& diagnostics);

/// `value` with `decimals` digits after the point and U+2212 for minus; minus
/// infinity is `−∞`; a rounded negative zero has no sign.
[[nodiscard]] std::string format_number(double value, int decimals);

/// `value` rounded to a whole number, in groups of three: `50,257`.
[[nodiscard]] std::string format_thousands(double value);
/// The same of a count of any size, to the last digit.
[[nodiscard]] std::string format_thousands(std::size_t count);

}  // namespace owldeck
