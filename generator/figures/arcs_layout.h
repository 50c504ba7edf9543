#pragma once

#include <optional>
#include <vector>

#include "generator/figures/arcs_data.h"

namespace owldeck {

/// Where the parts of the figure stand: chips in a row below their arcs.
struct ArcsLayout {
  std::vector<Rect> chips;
  double token_size = 0;
  double arcs_height = 0;
  double strip_size = 0;  ///< of the values; 0 without values
  Size size;

  /// The line that the arcs stand on.
  [[nodiscard]] double base() const;
};

/// Even chips if their tokens fit, else chips as wide as each token needs.
/// Reports: `figure-overflow`.
[[nodiscard]] std::optional<ArcsLayout> lay_out_arcs_figure(
    const ArcsData& data, const FigureTask<ArcsFigure>& task,
    Diagnostics& diagnostics);

/// Strips of values stand this far below the chips.
inline constexpr double kStripGap = 10;
inline constexpr double kStripHeight = 44;

}  // namespace owldeck
