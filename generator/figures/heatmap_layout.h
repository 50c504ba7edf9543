#pragma once

#include "generator/figures/heatmap_data.h"

namespace owldeck {

/// From the centre of a panel's sums to the end of their room.
inline constexpr double kSumsHalf = 28;

/// Where the parts of a heatmap figure stand. Units: page units from the
/// figure's top left corner.
struct HeatmapLayout {
  Size pitch;                 ///< from one cell to the next
  double value_size = 0;      ///< of the text in the cells; 0 without
  double label_size = 0;      ///< of the columns' tokens
  double row_label_size = 0;  ///< of the rows' tokens
  double title_size = 0;
  double subtitle_size = 0;
  bool chips = false;      ///< tokens of the columns on chips
  bool staggered = false;  ///< columns' labels on two levels
  double row_label_right = 0;
  std::vector<double> panel_x;  ///< left edge of each panel's cells
  double title_top = 0;
  double title_height = 0;
  double heading_indent = 0;  ///< room for a number left of each heading
  double arcs_top = 0;
  double arcs_height = 0;    ///< 0 without arcs
  double labels_top = 0;     ///< of the upper level
  double labels_height = 0;  ///< of one level
  double labels_step = 0;    ///< from the upper level to the lower one
  double cells_top = 0;
  std::vector<double> panel_sums;  ///< room right of each for sums; 0 without
  double bar_x = 0;                ///< of the upright scale bar; 0 without
  double foot_top = 0;             ///< of flat scale bar and legends
  Size size;

  [[nodiscard]] double panel_width(const HeatmapPanelData& panel) const {
    return pitch.width * static_cast<double>(panel.columns());
  }
  [[nodiscard]] double cells_bottom(const HeatmapPanelData& panel) const {
    return cells_top + pitch.height * static_cast<double>(panel.rows());
  }
  [[nodiscard]] double panel_center(const HeatmapPanelData& panel,
                                    std::size_t index) const {
    return panel_x[index] + panel_width(panel) / 2;
  }
  /// The centre of a panel's sums.
  [[nodiscard]] double sums_x(const HeatmapPanelData& panel,
                              std::size_t index) const {
    return panel_x[index] + panel_width(panel) + panel_sums[index] - kSumsHalf;
  }
  /// What a panel's heading may take, right of its number.
  [[nodiscard]] double heading_width(
      const std::vector<HeatmapPanelData>& panels, std::size_t index) const;
  [[nodiscard]] Rect cell(std::size_t panel, std::size_t row,
                          std::size_t column) const;
  [[nodiscard]] Rect column_label(std::size_t panel, std::size_t column) const;
};

/// Wider than a figure beside text: there is room for larger gaps and labels.
[[nodiscard]] bool is_wide_room(double width);

/// Room between two panels, with the arrow in it.
[[nodiscard]] double panel_gap(double room);

/// The largest layout that fits, up to the natural size.
/// Reports: `figure-overflow`.
[[nodiscard]] std::optional<HeatmapLayout> lay_out(
    const HeatmapData& data, const FigureTask<HeatmapFigure>& task,
    Diagnostics& diagnostics);

/// The heading of a panel as text in `width`; sizes as in the layout.
[[nodiscard]] std::vector<Paragraph> heading_text(const HeatmapPanelData& panel,
                                                  double title_size,
                                                  double subtitle_size,
                                                  const FigureInputs& inputs);

/// Free between two cells.
inline constexpr double kHeatmapCellGap = 2;

/// Added to the width of a label that stands on one of two levels.
inline constexpr double kStaggeredPadding = 14;

/// Numbered discs stand left of the headings of panels that arrows join.
inline constexpr double kHeadingIndent = 50;

}  // namespace owldeck
