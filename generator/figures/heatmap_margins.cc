#include <fmt/format.h>

#include "generator/attention/expression.h"
#include "generator/figures/heatmap_view.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

/// What the columns are, with an arrow towards them.
void add_corner(const PanelView& view, std::vector<Node>& nodes) {
  const Theme& theme = view.theme();
  const std::string& word = view.panel().column_axis;
  const TextStyle style = name_style(word, note_style(theme));
  const Rect row = label_row(view.layout);
  nodes.push_back({left_label(word, row, style)});
  const double start = text_width(view.inputs.measurer, word, style) + 8;
  const double end = view.layout.panel_x.front() - 22;
  // A wide first token on two levels may need the arrow's room.
  if (!view.layout.staggered) {
    nodes.push_back({arrow({start, row.center().y}, {end, row.center().y},
                           {.color = theme.muted, .width = 2.5}, 12)});
  }
}

void add_bar(const PanelView& view, std::vector<Node>& nodes) {
  const HeatmapLayout& layout = view.layout;
  const double bottom = layout.cells_bottom(view.panel());
  const Rect bar{layout.bar_x, layout.cells_top, 20, bottom - layout.cells_top};
  nodes.push_back(
      {scale_bar(bar, view.data.range_of(view.panel()), "", view.theme())});
  Rect head = label_row(layout);
  head.x = bar.x;
  nodes.push_back(
      {left_label(value_word(view.panel()), head, note_style(view.theme()))});
}

/// `journey: 0.55 + 0.45 = 1.00`: what is left of the row shares 1 again.
std::string sum_words(const PanelView& view) {
  const HeatmapPanelData& panel = view.panel();
  if (panel.kind != MatrixKind::Weights || !panel.query) {
    return {};
  }
  const int decimals = view.figure.decimals.value;
  std::vector<std::string> parts;
  for (std::size_t column = 0; column < panel.columns(); ++column) {
    const HeatmapCell& cell = panel.at(*panel.query, column);
    if (!cell.masked) {
      parts.push_back(format_number(cell.value, decimals));
    }
  }
  return fmt::format("{}: {} = {}", panel.row_labels[*panel.query],
                     fmt::join(parts, " + "),
                     format_number(panel.row_sum(*panel.query), decimals));
}

/// Whether there was something to say and room to say it in.
bool add_sum_words(const PanelView& view, double y, std::vector<Node>& nodes) {
  const std::string words = sum_words(view);
  const TextStyle style{.size = view.theme().value_size,
                        .weight = 600,
                        .color = view.theme().probability.color};
  if (words.empty() || text_width(view.inputs.measurer, words, style) >
                           view.layout.panel_width(view.panel())) {
    return false;
  }
  nodes.push_back(
      {left_label(words, {view.layout.panel_x[view.index], y, 0, 26}, style)});
  return true;
}

/// The panel's scale below its cells; the first one has its word beside it.
void add_flat_bar(const PanelView& view, double y, std::vector<Node>& nodes) {
  const HeatmapLayout& layout = view.layout;
  const Rect bar{layout.panel_x[view.index], y,
                 layout.panel_width(view.panel()), 16};
  nodes.push_back(
      {flat_scale_bar(bar, view.data.range_of(view.panel()), view.theme())});
  if (view.index > 0) {
    return;
  }
  nodes.push_back({right_label(
      value_word(view.panel()), {0, y, layout.row_label_right, bar.height},
      {.size = view.theme().small_size, .color = view.theme().muted})});
}

}  // namespace

std::string value_word(const HeatmapPanelData& panel) {
  switch (panel.family()) {
    case ScaleFamily::Scores:
      return "score";
    case ScaleFamily::Weights:
      return "weight";
    case ScaleFamily::Vectors:
      break;
  }
  return "value";
}

Rect label_row(const HeatmapLayout& layout) {
  const double top =
      layout.labels_top + (layout.staggered ? layout.labels_step : 0);
  return {0, top, 0, layout.labels_height};
}

void add_margins(const PanelView& view, std::vector<Node>& nodes) {
  add_corner(view, nodes);
  if (view.data.has_scale) {
    add_bar(view, nodes);
  }
}

void add_sums(const PanelView& view, std::vector<Node>& nodes) {
  const HeatmapPanelData& panel = view.panel();
  const Theme& theme = view.theme();
  const double x = view.layout.sums_x(panel, view.index);
  const TextStyle quiet = note_style(theme);
  const TextStyle strong{
      .size = theme.value_size, .weight = 700, .color = theme.text};
  Rect head = label_row(view.layout);
  head.x = x;
  nodes.push_back({centered_label("sum", head, quiet)});
  for (std::size_t row = 0; row < panel.rows(); ++row) {
    const Rect cell = view.layout.cell(view.index, row, 0);
    const std::string text =
        format_number(panel.row_sum(row), view.figure.decimals.value);
    nodes.push_back(
        {centered_label(text, {x, cell.y, 0, cell.height},
                        panel.query && *panel.query == row ? strong : quiet)});
  }
}

void add_legend(const PanelView& view, double y, std::vector<Node>& nodes) {
  const Theme& theme = view.theme();
  const double x = view.layout.panel_x[view.index];
  const Rect swatch{x, y, 48, 26};
  const TextStyle style{
      .size = theme.value_size, .weight = 500, .color = theme.risk.color};
  std::string words = "masked: not allowed to look";
  const double room = view.layout.panel_width(view.panel()) - 64;
  if (text_width(view.inputs.measurer, words, style) > room) {
    words = "masked";
  }
  nodes.push_back({masked_cell(swatch, "", theme, theme.value_size)});
  nodes.push_back(
      {left_label(words, {swatch.right() + 16, y, 0, swatch.height}, style)});
}

void add_foot(const PanelView& first, std::vector<Node>& nodes) {
  const double y = first.layout.foot_top + 28;
  bool explained = false;
  PanelView view = first;
  for (view.index = 0; view.index < view.data.panels.size(); ++view.index) {
    const HeatmapPanelData& panel = view.panel();
    const bool is_mask = panel.kind == MatrixKind::Mask;
    if (!explained && panel.has_masked() && (view.index > 0 || is_mask)) {
      add_legend(view, y - 5, nodes);
      explained = true;
    } else if (view.index > 0 && add_sum_words(view, y - 5, nodes)) {
      continue;
    } else if (!is_mask && view.data.is_first_of_family(view.index)) {
      add_flat_bar(view, y, nodes);
    }
  }
}

}  // namespace owldeck
