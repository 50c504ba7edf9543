#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "generator/figures/drawing.h"
#include "generator/figures/parts.h"

namespace owldeck {

/// What a matrix is; decides its colours and its words.
enum class MatrixKind { Scores, Mask, Masked, Weights, Vectors };

/// What is measured alike; panels of one family share a scale.
enum class ScaleFamily { Scores, Weights, Vectors };
inline constexpr std::size_t kScaleFamilies = 3;

struct HeatmapCell {
  double value = 0;
  bool masked = false;
  std::string text;  ///< empty if the map is too large for values
};

/// One panel's matrix, ready to be drawn.
/// Shape: cells [row, column], row-major.
struct HeatmapPanelData {
  MatrixKind kind = MatrixKind::Vectors;
  Words title;
  Words subtitle;
  std::string column_axis;  ///< such as `keys`, or `d_out`
  std::vector<std::string> row_labels;
  std::vector<std::string> column_labels;
  std::vector<HeatmapCell> cells;
  std::optional<std::size_t> query;  ///< the outlined row

  [[nodiscard]] std::size_t rows() const { return row_labels.size(); }
  [[nodiscard]] std::size_t columns() const { return column_labels.size(); }
  [[nodiscard]] const HeatmapCell& at(std::size_t row,
                                      std::size_t column) const {
    return cells[row * columns() + column];
  }
  [[nodiscard]] bool has_masked() const;
  /// Masked scores are scores; weights with zeros in the future are weights.
  [[nodiscard]] ScaleFamily family() const;
  /// The sum of what is not masked.
  [[nodiscard]] double row_sum(std::size_t row) const;
};

/// All panels, with one scale a family.
struct HeatmapData {
  std::vector<HeatmapPanelData> panels;
  std::array<ScaleRange, kScaleFamilies> ranges;
  bool has_scale = true;  ///< false for masks alone

  [[nodiscard]] const ScaleRange& range_of(
      const HeatmapPanelData& panel) const {
    return ranges[static_cast<std::size_t>(panel.family())];
  }
  /// Whether no panel before `index` shows this one's scale.
  [[nodiscard]] bool is_first_of_family(std::size_t index) const;
};

/// Reports: what find_matrix and expand report, `unknown-token`.
[[nodiscard]] std::optional<HeatmapData> read_heatmap(
    const HeatmapFigure& figure, const FigureInputs& inputs,
    Diagnostics& diagnostics);

/// `heatmap of attention weights, 6 queries by 6 keys; query 'journey' gives
/// 24 % to 'journey', most of all`.
[[nodiscard]] std::string describe(const HeatmapData& data, int decimals);

}  // namespace owldeck
