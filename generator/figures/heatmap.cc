#include <fmt/format.h>

#include <algorithm>

#include "generator/figures/heatmap_view.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

/// Free on each side of an arrow, as a share of the gap.
constexpr double kArrowMargin = 0.22;

const Meaning& meaning_of(MatrixKind kind, const Theme& theme) {
  switch (kind) {
    case MatrixKind::Mask:
    case MatrixKind::Masked:
      return theme.risk;
    case MatrixKind::Weights:
      return theme.probability;
    case MatrixKind::Scores:
    case MatrixKind::Vectors:
      break;
  }
  return theme.flow;
}

void add_heading(const PanelView& view, std::vector<Node>& nodes) {
  const HeatmapLayout& layout = view.layout;
  const HeatmapPanelData& panel = view.panel();
  const Theme& theme = view.theme();
  double x = view.alone() ? 0 : layout.panel_x[view.index];
  const auto text =
      heading_text(panel, layout.title_size, layout.subtitle_size, view.inputs);
  if (text.empty()) {
    return;
  }
  if (layout.heading_indent > 0) {
    const Color color = meaning_of(panel.kind, theme).color;
    const double middle = layout.title_size * 0.63;
    nodes.push_back({disc({x + 18, middle}, 18, color)});
    nodes.push_back({centered_label(fmt::format("{}", view.index + 1),
                                    {x, middle - 18, 36, 36},
                                    {.size = theme.value_size,
                                     .weight = 700,
                                     .color = theme.ink_on(color)})});
    x += layout.heading_indent;
  }
  const double width = layout.heading_width(view.data.panels, view.index);
  nodes.push_back({TextBlock{.box = {x, 0, width, layout.title_height},
                             .paragraphs = text}});
}

/// The arrow from the panel before to this one.
void add_arrow(const PanelView& view, std::vector<Node>& nodes) {
  const HeatmapLayout& layout = view.layout;
  const HeatmapPanelData& before = view.data.panels[view.index - 1];
  const double left = layout.panel_x[view.index - 1] +
                      layout.panel_width(before) +
                      layout.panel_sums[view.index - 1];
  const double right = layout.panel_x[view.index];
  const double bottom =
      std::min(layout.cells_bottom(before), layout.cells_bottom(view.panel()));
  const double y = (layout.cells_top + bottom) / 2;
  const double margin = (right - left) * kArrowMargin;
  nodes.push_back({arrow(
      {left + margin, y}, {right - margin, y},
      {.color = meaning_of(view.panel().kind, view.theme()).color, .width = 4},
      15)});
}

void add_panel(const PanelView& view, std::vector<Node>& nodes) {
  add_heading(view, nodes);
  add_cells(view, nodes);
  add_column_labels(view, nodes);
  if (view.index == 0) {
    add_row_labels(view, nodes);
  } else if (view.figure.arrows.value) {
    add_arrow(view, nodes);
  }
  if (view.layout.arcs_height > 0 && view.panel().query &&
      view.panel().kind != MatrixKind::Vectors) {
    add_query_arcs(view, nodes);
  }
  add_outline(view, nodes);
  if (view.layout.panel_sums[view.index] > 0) {
    add_sums(view, nodes);
  }
  if (!view.alone()) {
    return;
  }
  add_margins(view, nodes);
  if (view.panel().has_masked()) {
    add_legend(view, view.layout.foot_top + 22, nodes);
  }
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<HeatmapFigure>& task,
                            Diagnostics& diagnostics) {
  const HeatmapFigure& figure = task.figure;
  if (figure.arcs.value && !figure.query) {
    diagnostics.error(figure.arcs.span, "figure-query",
                      "arcs start at a query, and none is named",
                      "add 'query: ' and a token");
    return std::nullopt;
  }
  const std::optional<HeatmapData> data =
      read_heatmap(figure, task.inputs, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  const std::optional<HeatmapLayout> layout = lay_out(*data, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  Drawing drawing{.size = layout->size,
                  .alt = describe(*data, figure.decimals.value)};
  PanelView view{*data, *layout, task.inputs, figure};
  for (; view.index < data->panels.size(); ++view.index) {
    add_panel(view, drawing.nodes);
  }
  if (data->panels.size() > 1) {
    view.index = 0;
    add_foot(view, drawing.nodes);
  }
  return drawing;
}

}  // namespace owldeck
