#include <algorithm>
#include <cmath>

#include "generator/figures/heatmap_view.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kOutlineWidth = 4.5;
constexpr double kOutlineGap = 3;

/// Whether the column's token is the query itself.
bool is_query(const HeatmapPanelData& panel, std::size_t column) {
  return panel.query && panel.kind != MatrixKind::Vectors &&
         *panel.query == column;
}

/// Lines from labels on two levels to their columns, and from the arcs to the
/// lower ones; labels are drawn over them.
void add_leaders(const PanelView& view, std::vector<Node>& nodes) {
  const HeatmapLayout& layout = view.layout;
  for (std::size_t column = 0; column < view.panel().columns(); ++column) {
    const Rect rect = layout.column_label(view.index, column);
    const double top =
        layout.arcs_height > 0 ? layout.labels_top : rect.bottom();
    nodes.push_back(
        {line({rect.center().x, top}, {rect.center().x, layout.cells_top - 4},
              {.color = view.theme().strong_line, .width = 2})});
  }
}

}  // namespace

void add_cells(const PanelView& view, std::vector<Node>& nodes) {
  const HeatmapPanelData& panel = view.panel();
  const double largest = view.data.range_of(panel).largest;
  const double size = view.layout.value_size;
  for (std::size_t row = 0; row < panel.rows(); ++row) {
    for (std::size_t column = 0; column < panel.columns(); ++column) {
      const HeatmapCell& cell = panel.at(row, column);
      const Rect rect = view.layout.cell(view.index, row, column);
      const std::string text = size > 0 ? cell.text : "";
      if (cell.masked) {
        nodes.push_back({masked_cell(rect, text, view.theme(), size)});
        continue;
      }
      if (std::isnan(cell.value)) {
        nodes.push_back({broken_cell(rect, text, view.theme(), size)});
        continue;
      }
      const Color fill = panel.kind == MatrixKind::Vectors
                             ? vector_color(cell.value, largest, view.theme())
                             : weight_color(cell.value, largest, view.theme());
      nodes.push_back({value_cell(rect, fill, text, view.theme(), size)});
    }
  }
}

void add_outline(const PanelView& view, std::vector<Node>& nodes) {
  const HeatmapPanelData& panel = view.panel();
  if (!panel.query) {
    return;
  }
  const Rect first = view.layout.cell(view.index, *panel.query, 0);
  const Rect last =
      view.layout.cell(view.index, *panel.query, panel.columns() - 1);
  const Rect row{first.x, first.y, last.right() - first.x, first.height};
  nodes.push_back(
      {Rectangle{.rect = row.inset(-(kOutlineGap + kOutlineWidth / 2)),
                 .radius = 6,
                 .stroke = Stroke{.color = view.theme().core.color,
                                  .width = kOutlineWidth}}});
}

void add_column_labels(const PanelView& view, std::vector<Node>& nodes) {
  const HeatmapPanelData& panel = view.panel();
  const HeatmapLayout& layout = view.layout;
  const Theme& theme = view.theme();
  if (layout.staggered) {
    add_leaders(view, nodes);
  }
  for (std::size_t column = 0; column < panel.columns(); ++column) {
    Rect rect = layout.column_label(view.index, column);
    const std::string& text = panel.column_labels[column];
    const TextStyle style{.size = layout.label_size,
                          .weight = layout.chips ? 600 : 500,
                          .color = theme.muted};
    if (layout.staggered) {
      const double width =
          text_width(view.inputs.measurer, text, style) + kStaggeredPadding;
      rect = {rect.center().x - width / 2, rect.y, width, rect.height};
    }
    nodes.push_back(layout.chips
                        ? Node{token_chip(rect, text, is_query(panel, column),
                                          theme, layout.label_size)}
                        : Node{centered_label(text, rect, style)});
  }
}

void add_row_labels(const PanelView& view, std::vector<Node>& nodes) {
  const HeatmapPanelData& panel = view.panel();
  const HeatmapLayout& layout = view.layout;
  const Theme& theme = view.theme();
  for (std::size_t row = 0; row < panel.rows(); ++row) {
    const std::string& text = panel.row_labels[row];
    const bool asking = panel.query && *panel.query == row;
    const Rect cell = layout.cell(view.index, row, 0);
    const TextStyle style{.size = layout.row_label_size,
                          .weight = asking ? 600 : 500,
                          .color = asking ? theme.flow.color : theme.text};
    if (asking && layout.chips) {
      const double width = text_width(view.inputs.measurer, text, style) + 24;
      const double height = std::min(40.0, cell.height - 4);
      const Rect chip{layout.row_label_right - width,
                      cell.center().y - height / 2, width, height};
      nodes.push_back(
          {token_chip(chip, text, true, theme, layout.row_label_size)});
      continue;
    }
    nodes.push_back({right_label(
        text, {0, cell.y, layout.row_label_right, cell.height}, style)});
  }
}

}  // namespace owldeck
