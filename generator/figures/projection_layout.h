#pragma once

#include <cstddef>
#include <optional>

#include "generator/figures/projection_data.h"

namespace owldeck {

/// Where the parts of a projection figure lie: the token's row at the left,
/// three matrices one above the other, what comes out beside each, and one
/// product worked out below.
struct ProjectionLayout {
  std::size_t inputs = 0;   ///< d_in
  std::size_t outputs = 0;  ///< d_out
  bool has_bias = false;
  double text_size = 0;
  double cell = 0;  ///< width
  double row = 0;   ///< height
  double way_in = 0;
  double way_out = 0;
  double worked_cell = 0;
  std::size_t worked_terms = 0;  ///< shown; the rest is dots
  Size size;

  [[nodiscard]] Rect block(std::size_t role) const;   ///< with its title
  [[nodiscard]] Rect matrix(std::size_t role) const;  ///< the cells
  [[nodiscard]] Rect matrix_row(std::size_t role, std::size_t row_index) const;
  [[nodiscard]] Rect bias(std::size_t role) const;
  [[nodiscard]] Rect projected(std::size_t role) const;
  [[nodiscard]] Rect chip() const;
  [[nodiscard]] Rect input() const;
  /// The product's line.
  [[nodiscard]] Rect worked() const;
  [[nodiscard]] double worked_width() const;
};

/// Reports: `figure-overflow`.
[[nodiscard]] std::optional<ProjectionLayout> lay_out_projection(
    const ProjectionData& data, const FigureTask<ProjectionFigure>& task,
    Diagnostics& diagnostics);

/// Widths of the signs between the cells of the product.
inline constexpr double kTimesWidth = 30;
inline constexpr double kPlusWidth = 40;
inline constexpr double kDotsWidth = 44;

}  // namespace owldeck
