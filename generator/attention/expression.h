#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "generator/attention/trace.h"
#include "generator/source/diagnostic.h"
#include "generator/source/span.h"

namespace owldeck {

/// Replaces every `{{ path | format }}` by the computed number.
/// A path is `experiment.tensor[i]...[k]` with one index per axis; an index is
/// a number from 0 or, on a token axis, a token. Formats: `.4f` (any digits),
/// `.0%`, `d`, and `shape` for a tensor without indices: `(6, 2)`. Minus is
/// U+2212.
/// A wrong expression becomes `?`.
/// Reports: `expression`, `unknown-name`, `unknown-tensor`, `index-range`,
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
/// names: two axes must be left; leading axes of size 1 need no index.
/// Reports: as expand.
[[nodiscard]] std::optional<TensorRef> find_matrix(
    const Located<std::string>& path, const Traces& traces,
    Diagnostics& diagnostics);

/// `value` with `decimals` digits after the point and U+2212 for minus; minus
/// infinity is `−∞`; a rounded negative zero has no sign.
[[nodiscard]] std::string format_number(double value, int decimals);

}  // namespace owldeck
