#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/arcs_layout.h"
#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kArcScale = 96;
/// Beyond, lines between all tokens would hide the arcs, and small weights are
/// too many to be told.
constexpr std::size_t kManyTokens = 8;
constexpr double kWorthTelling = 0.02;

/// Thin lines between all other tokens: every token asks, one is followed.
void add_others(const ArcsData& data, const ArcsLayout& layout,
                const Theme& theme, std::vector<Node>& nodes) {
  if (data.count() > kManyTokens) {
    return;
  }
  const double farthest = static_cast<double>(data.count()) - 1;
  for (std::size_t from = 0; from < data.count(); ++from) {
    for (std::size_t to = from + 1; to < data.count(); ++to) {
      if (from == data.query || to == data.query) {
        continue;
      }
      const Arc arc{
          .from_x = layout.chips[from].center().x,
          .to_x = layout.chips[to].center().x,
          .base_y = layout.base(),
          .height = arc_height(layout.base() - 6,
                               static_cast<double>(to - from), farthest),
          .width = 1.75,
          .opacity = 0.3};
      nodes.push_back({arc_path(arc, theme.core.color)});
    }
  }
}

void add_arc(const Arc& arc, bool self, const std::string& text,
             const Theme& theme, std::vector<Node>& nodes) {
  const TextStyle style{.size = theme.value_size,
                        .weight = 600,
                        .color = theme.probability.color};
  nodes.push_back({arc_path(arc, theme.probability.color)});
  if (text.empty()) {
    return;
  }
  if (self) {
    const Point top{(arc.from_x + arc.to_x) / 2,
                    arc.base_y - arc.height - arc.width / 2 - 12};
    nodes.push_back({label(text, top, style, Align::Center)});
    return;
  }
  const bool right = arc.to_x > arc.from_x;
  const double side = (right ? 1 : -1) * (arc.width / 2 + 16);
  nodes.push_back({label(text, {arc.to_x + side, arc.base_y - 22}, style,
                         right ? Align::Left : Align::Right)});
}

void add_arcs(const ArcsData& data, const ArcsLayout& layout,
              const Theme& theme, std::vector<Node>& nodes) {
  std::vector<double> centers;
  for (const Rect& chip : layout.chips) {
    centers.push_back(chip.center().x);
  }
  const double last = static_cast<double>(data.count() - 1);
  const double farthest = std::max({1.0, static_cast<double>(data.query),
                                    last - static_cast<double>(data.query)});
  const double most = layout.base() - 6;
  const std::vector<Arc> arcs =
      layout_arcs(centers, layout.chips[data.query].width, layout.base(),
                  arc_height(most, farthest, std::max(1.0, last)),
                  static_cast<int>(data.query), data.weights, kArcScale);
  for (std::size_t key = 0; key < arcs.size(); ++key) {
    const double weight = arcs[key].weight;
    const bool told = data.count() <= kManyTokens || weight >= kWorthTelling;
    if (arcs[key].width > 0) {
      add_arc(arcs[key], key == data.query,
              told ? format_number(weight, kArcDecimals) : "", theme, nodes);
    }
  }
}

void add_strips(const ArcsData& data, const ArcsLayout& layout,
                const Theme& theme, std::vector<Node>& nodes) {
  const Tensor& vectors = *data.vectors;
  double largest = 0;
  for (const float value : vectors.values) {
    largest = std::max(largest, std::abs(static_cast<double>(value)));
  }
  // The deepest colour is kept for 1, so that small vectors look small.
  largest = std::max(largest, 1.0);
  const double width =
      layout.chips.front().width / static_cast<double>(vectors.columns());
  for (std::size_t token = 0; token < data.count(); ++token) {
    const Rect& chip = layout.chips[token];
    for (std::size_t i = 0; i < vectors.columns(); ++i) {
      const double value = static_cast<double>(vectors.at({token, i}));
      const Rect cell{chip.x + static_cast<double>(i) * width + 1,
                      chip.bottom() + kStripGap, width - 2, kStripHeight};
      nodes.push_back({value_cell(
          cell, vector_color(value, largest, theme),
          layout.strip_size > 0 ? format_number(value, kArcDecimals) : "",
          theme, layout.strip_size)});
    }
  }
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<ArcsFigure>& task,
                            Diagnostics& diagnostics) {
  const auto data = read_arcs(task.figure, task.inputs.traces, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  const auto layout = lay_out_arcs_figure(*data, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  const Theme& theme = task.inputs.theme;
  Drawing drawing{.size = layout->size, .alt = describe(*data)};
  add_others(*data, *layout, theme, drawing.nodes);
  add_arcs(*data, *layout, theme, drawing.nodes);
  drawing.nodes.push_back(
      {token_chips(layout->chips, data->trace->tokens, data->query, theme,
                   layout->token_size)});
  if (data->vectors) {
    add_strips(*data, *layout, theme, drawing.nodes);
  }
  return drawing;
}

}  // namespace owldeck
