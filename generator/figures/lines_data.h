#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "generator/figures/drawing.h"

namespace owldeck {

/// The numbers of a line chart, ready to be drawn.
/// Shape: values [point, line], row-major; all are finite.
struct LinesData {
  std::string measure;  ///< what is drawn, such as `entropy`
  std::string axis;     ///< along the bottom: `head_dim`
  std::vector<std::string> points;
  std::vector<double> places;      ///< of the points, as numbers; rising
  std::vector<std::string> names;  ///< of the lines; one empty if only one
  std::vector<double> values;

  [[nodiscard]] double at(std::size_t point, std::size_t line) const {
    return values[point * names.size() + line];
  }
};

/// Reports: `figure-axes` (not one or two axes left, or no numbers as labels of
/// the first), `lines-value` (a shape without numbers, one that is not finite,
/// a logarithm of 0 or less), `figure-overflow` (too many lines), and what
/// find_part reports.
[[nodiscard]] std::optional<LinesData> read_lines(const LinesFigure& figure,
                                                  const Traces& traces,
                                                  Diagnostics& diagnostics);

/// Alternative text: every number. `unit` may be empty.
[[nodiscard]] std::string describe(const LinesData& data,
                                   const std::string& unit, int decimals);

}  // namespace owldeck
