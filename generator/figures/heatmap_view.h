#pragma once

#include "generator/figures/heatmap_layout.h"

/// The parts of a heatmap figure, each adding its nodes.
namespace owldeck {

/// One panel and where it stands.
struct PanelView {
  const HeatmapData& data;
  const HeatmapLayout& layout;
  const FigureInputs& inputs;
  const HeatmapFigure& figure;
  std::size_t index = 0;

  [[nodiscard]] const HeatmapPanelData& panel() const {
    return data.panels[index];
  }
  [[nodiscard]] const Theme& theme() const { return inputs.theme; }
  [[nodiscard]] bool alone() const { return data.panels.size() == 1; }
};

/// `weight`, `score` or `value`: what the cells of a panel hold.
[[nodiscard]] std::string value_word(const HeatmapPanelData& panel);

/// The place of the lower line of column labels, for words beside it.
[[nodiscard]] Rect label_row(const HeatmapLayout& layout);

void add_cells(const PanelView& view, std::vector<Node>& nodes);
void add_outline(const PanelView& view, std::vector<Node>& nodes);
void add_column_labels(const PanelView& view, std::vector<Node>& nodes);
void add_row_labels(const PanelView& view, std::vector<Node>& nodes);
/// The arcs from the query to every key, standing on the keys' labels.
void add_query_arcs(const PanelView& view, std::vector<Node>& nodes);
/// The sum of every row, right of it.
void add_sums(const PanelView& view, std::vector<Node>& nodes);
/// Beside a panel that stands alone: what the columns are, and the scale.
void add_margins(const PanelView& view, std::vector<Node>& nodes);
/// The hatched swatch with its word, at `y`.
void add_legend(const PanelView& view, double y, std::vector<Node>& nodes);
/// Below several panels: each family's scale once, what hatching means, and
/// the query's weights added up where there is room.
void add_foot(const PanelView& first, std::vector<Node>& nodes);

}  // namespace owldeck
