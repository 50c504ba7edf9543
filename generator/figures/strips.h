#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/figures/drawing.h"
#include "generator/figures/parts.h"

/// What figures of vectors share: rows of numbers as strips of cells.
namespace owldeck {

/// `values` with `decimals` digits after the point.
[[nodiscard]] std::vector<std::string> number_texts(
    const std::vector<double>& values, int decimals);
/// The same as words: `0.43, 0.15, 0.89`.
[[nodiscard]] std::string listed(const std::vector<double>& values,
                                 int decimals);

/// One row of a matrix. Needs: two axes and values.
[[nodiscard]] std::vector<double> row_of(const Tensor& matrix, std::size_t row);

/// The values that the colours of vectors have to show.
[[nodiscard]] ScaleRange vector_range(const std::vector<double>& values);

/// How the cells of strips look: one scale for all that are compared.
struct StripStyle {
  double largest = 1;    ///< has the deepest colour
  int decimals = 2;      ///< of the values
  double text_size = 0;  ///< no values if 0
};

/// The cell at `index` of a strip of `count` cells.
[[nodiscard]] Rect strip_cell(const Rect& strip, std::size_t count,
                              std::size_t index);

/// A strip that fills `strip`, a cell for each of `values`.
[[nodiscard]] Group vector_strip(const Rect& strip,
                                 const std::vector<double>& values,
                                 const StripStyle& style, const Theme& theme);

/// The style of values in cells.
[[nodiscard]] TextStyle cell_style(double size);

/// A curve that leaves and arrives level.
[[nodiscard]] Path level_curve(Point from, Point to, const Stroke& stroke);

/// The matrix of the first of `names` that is a step of `trace`. Entries of a
/// batch are alike, so it is the first; other leading axes must have size 1.
/// Reports: `figure-axes` at `span` (no such step, or several heads).
[[nodiscard]] std::optional<Tensor> step_matrix(
    const Trace& trace, const std::vector<std::string_view>& names,
    const Span& span, Diagnostics& diagnostics);

}  // namespace owldeck
