#include "generator/figures/heatmap_layout.h"

namespace owldeck {

bool is_wide_room(double width) {
  constexpr double kWidestBesideText = 1200;
  return width > kWidestBesideText;
}

Rect HeatmapLayout::cell(std::size_t panel, std::size_t row,
                         std::size_t column) const {
  return {
      panel_x[panel] + static_cast<double>(column) * pitch.width +
          kHeatmapCellGap / 2,
      cells_top + static_cast<double>(row) * pitch.height + kHeatmapCellGap / 2,
      pitch.width - kHeatmapCellGap, pitch.height - kHeatmapCellGap};
}

Rect HeatmapLayout::column_label(std::size_t panel, std::size_t column) const {
  const bool lower = staggered && column % 2 == 0;
  return {panel_x[panel] + static_cast<double>(column) * pitch.width + 2,
          labels_top + (lower ? labels_step : 0), pitch.width - 4,
          labels_height};
}

double HeatmapLayout::heading_width(const std::vector<HeatmapPanelData>& panels,
                                    std::size_t index) const {
  if (panels.size() == 1) {
    return size.width;
  }
  const bool last = index + 1 == panels.size();
  return panel_width(panels[index]) - heading_indent +
         (last ? 0 : panel_gap(size.width) / 2);
}

double panel_gap(double room) {
  return is_wide_room(room) ? 86 : 60;
}

std::vector<Paragraph> heading_text(const HeatmapPanelData& panel,
                                    double title_size, double subtitle_size,
                                    const FigureInputs& inputs) {
  const Theme& theme = inputs.theme;
  std::vector<Paragraph> text;
  if (!panel.title.empty()) {
    const TextStyle style{
        .size = title_size, .weight = 600, .color = theme.core.color};
    text.push_back(set_words(panel.title, style, inputs));
    text.back().line_height = 1.25;
  }
  if (!panel.subtitle.empty()) {
    const TextStyle style{.size = subtitle_size, .color = theme.muted};
    text.push_back(set_words(panel.subtitle, style, inputs));
    text.back().line_height = 1.3;
  }
  return text;
}

}  // namespace owldeck
