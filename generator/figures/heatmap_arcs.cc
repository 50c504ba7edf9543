#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/heatmap_view.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kArcScale = 64;
/// Between an arc's foot and the chip that it stands on.
constexpr double kArcFoot = 8;
/// Arcs that come this near to the strongest have their number too.
constexpr double kLabelledShare = 0.9;

/// Puts the number of a strong arc over its loop or beside its foot, if there
/// is room.
void add_arc_label(const PanelView& view, const std::vector<Arc>& arcs,
                   std::size_t key, std::vector<Node>& nodes) {
  const Arc& arc = arcs[key];
  const std::size_t query = *view.panel().query;
  const TextStyle style{.size = view.theme().value_size,
                        .weight = 600,
                        .color = view.theme().probability.color};
  const std::string text =
      format_number(arc.weight, view.figure.decimals.value);
  if (key == query) {
    const Point top{(arc.from_x + arc.to_x) / 2,
                    arc.base_y - arc.height - arc.width / 2 - 9};
    nodes.push_back({label(text, top, style, Align::Center)});
    return;
  }
  const double width = text_width(view.inputs.measurer, text, style);
  const double room = view.layout.pitch.width - arc.width - 20;
  const bool right = key > query;
  const double side = (right ? 1 : -1) * (arc.width / 2 + 9);
  if (width <= room) {
    nodes.push_back({label(text, {arc.to_x + side, arc.base_y - 16}, style,
                           right ? Align::Left : Align::Right)});
  }
}

}  // namespace

void add_query_arcs(const PanelView& view, std::vector<Node>& nodes) {
  const HeatmapPanelData& panel = view.panel();
  const HeatmapLayout& layout = view.layout;
  std::vector<double> centers;
  std::vector<double> weights;
  for (std::size_t column = 0; column < panel.columns(); ++column) {
    const HeatmapCell& cell = panel.at(*panel.query, column);
    centers.push_back(layout.column_label(view.index, column).center().x);
    weights.push_back(cell.masked || std::isnan(cell.value) ? 0 : cell.value);
  }
  const std::vector<Arc> arcs =
      layout_arcs(centers, layout.pitch.width - 4, layout.labels_top - kArcFoot,
                  layout.arcs_height - kArcFoot - 8,
                  static_cast<int>(*panel.query), weights, kArcScale);
  const double strongest = *std::max_element(weights.begin(), weights.end());
  int labelled = 0;
  for (std::size_t key = 0; key < arcs.size(); ++key) {
    if (arcs[key].width <= 0) {
      continue;
    }
    nodes.push_back({arc_path(arcs[key], view.theme().probability.color)});
    if (arcs[key].weight >= kLabelledShare * strongest && labelled < 2) {
      add_arc_label(view, arcs, key, nodes);
      ++labelled;
    }
  }
}

}  // namespace owldeck
