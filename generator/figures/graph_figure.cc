#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/graph_data.h"
#include "generator/figures/graph_edge.h"
#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kPi = 3.14159265358979323846;
/// A ring is round enough up to this width, one of many tokens is wider.
constexpr double kWidest = 1180;
constexpr double kWidestOfMany = 1560;
constexpr std::size_t kMany = 9;
constexpr double kChipHeight = 56;
constexpr double kChipPadding = 20;
constexpr double kNarrowestChip = 88;
/// Between neighbours, so that an arrow between them can be seen.
constexpr double kChipGap = 20;
constexpr double kChipRowGap = 12;
constexpr double kFootHeight = 40;
/// Stroke widths: of weight 1, and of the strongest arrow at most.
constexpr double kStrokeScale = 44;
constexpr double kThickest = 15;
constexpr double kThinnest = 2;
constexpr double kQuietStroke = 1.75;
/// Tried in turn. No two are opposite: the arrow back would lie on the same
/// line.
constexpr std::array kBends{1.0, 0.45, 1.8, -0.3, -1.5, 2.4};
/// Between an arrow and a chip that it passes.
constexpr double kClearance = 14;

struct GraphLayout {
  std::vector<Rect> chips;
  double token_size = 0;
  Point center;
  Size size;
};

/// Around an ellipse, clockwise, the first two beside each other at the top.
std::vector<Rect> ring(std::size_t count, Point center, Size radius,
                       double chip_width) {
  std::vector<Point> circle;
  // One or two tokens lie on a line.
  double widest = 0.1;
  double highest = 0.1;
  const double step = 2 * kPi / static_cast<double>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double angle = -kPi / 2 + step * (static_cast<double>(i) - 0.5);
    circle.push_back({std::cos(angle), std::sin(angle)});
    widest = std::max(widest, std::abs(circle.back().x));
    highest = std::max(highest, std::abs(circle.back().y));
  }
  std::vector<Rect> chips;
  for (const Point& at : circle) {
    // The outermost touch the edge, wherever on the circle they are.
    chips.push_back(
        {center.x + radius.width * at.x / widest - chip_width / 2,
         center.y + radius.height * at.y / highest - kChipHeight / 2,
         chip_width, kChipHeight});
  }
  return chips;
}

bool touch(const Rect& left, const Rect& right) {
  return left.x < right.right() + kChipGap &&
         right.x < left.right() + kChipGap &&
         left.y < right.bottom() + kChipRowGap &&
         right.y < left.bottom() + kChipRowGap;
}

bool any_touch(const std::vector<Rect>& chips) {
  for (std::size_t i = 0; i < chips.size(); ++i) {
    for (std::size_t k = i + 1; k < chips.size(); ++k) {
      if (touch(chips[i], chips[k])) {
        return true;
      }
    }
  }
  return false;
}

/// Reports: `figure-overflow`.
std::optional<GraphLayout> lay_out(const GraphData& data,
                                   const FigureTask<GraphFigure>& task,
                                   Diagnostics& diagnostics) {
  const Theme& theme = task.inputs.theme;
  const double widest = data.count() < kMany ? kWidest : kWidestOfMany;
  for (const double size :
       {theme.body_size, theme.value_size, theme.small_size}) {
    const TextStyle style{.size = size, .weight = 600};
    const double chip = std::max(
        kNarrowestChip, 2 * kChipPadding + widest_text(task.inputs.measurer,
                                                       data.tokens, style));
    GraphLayout layout{
        .chips = {},
        .token_size = size,
        .center = {},
        .size = {std::min(task.room.width, widest), task.room.height}};
    const double height = layout.size.height - kFootHeight;
    layout.center = {layout.size.width / 2, height / 2};
    layout.chips = ring(data.count(), layout.center,
                        {(layout.size.width - chip) / 2 - kLoopHeight,
                         (height - kChipHeight) / 2 - kLoopHeight},
                        chip);
    if (!any_touch(layout.chips) && layout.center.y > 2.4 * kChipHeight) {
      return layout;
    }
  }
  return refuse_room(task,
                     fmt::format("a ring of {} tokens does", data.count()),
                     "use fewer or shorter tokens, or a heatmap", diagnostics);
}

/// Past the other chips, if there is a way.
GraphEdge edge_between(const GraphLayout& layout, const WeightedEdge& edge) {
  const Rect& from = layout.chips[edge.from];
  const Rect& to = layout.chips[edge.to];
  if (edge.from == edge.to) {
    return loop_edge(from, layout.center);
  }
  for (const double bend : kBends) {
    const GraphEdge way = bent_edge(from, to, bend);
    bool is_free = true;
    for (std::size_t i = 0; i < layout.chips.size(); ++i) {
      is_free = is_free && (i == edge.from || i == edge.to ||
                            !crosses(way, layout.chips[i].inset(-kClearance)));
    }
    if (is_free) {
      return way;
    }
  }
  return bent_edge(from, to);
}

/// The number on an arrow, with the ground behind it.
Group number_on(const GraphEdge& edge, double weight,
                const FigureInputs& inputs) {
  const Theme& theme = inputs.theme;
  const TextStyle style{.size = theme.value_size,
                        .weight = 600,
                        .color = theme.probability.color};
  const std::string text = format_number(weight, kGraphDecimals);
  const double width = text_width(inputs.measurer, text, style) + 12;
  const Rect box{edge.number.x - width / 2, edge.number.y - 16, width, 32};
  Group number;
  number.children.push_back(
      {Rectangle{.rect = box, .radius = 8, .fill = theme.ground}});
  number.children.push_back({centered_label(text, box, style)});
  return number;
}

void add_quiet(const GraphData& data, const GraphLayout& layout,
               const Theme& theme, std::vector<Node>& nodes) {
  const Color color = mix(theme.ground, theme.core.color, 0.22);
  for (const WeightedEdge& edge : data.edges(false)) {
    nodes.push_back(
        {edge_arrow(edge_between(layout, edge), color, kQuietStroke)});
  }
}

void add_lit(const GraphData& data, const GraphLayout& layout,
             const FigureInputs& inputs, std::vector<Node>& nodes) {
  const Theme& theme = inputs.theme;
  const double largest = data.largest();
  const double scale = std::min(kStrokeScale, kThickest / largest);
  const std::vector<WeightedEdge> edges = data.edges(true);
  for (const WeightedEdge& edge : edges) {
    const double share = edge.weight / largest;
    const Color color =
        mix(theme.ground, theme.probability.color, 0.3 + 0.7 * share * share);
    nodes.push_back({edge_arrow(edge_between(layout, edge), color,
                                std::max(kThinnest, scale * edge.weight))});
  }
  for (const WeightedEdge& edge : edges) {
    if (data.query || edge.weight == largest) {
      nodes.push_back(
          {number_on(edge_between(layout, edge), edge.weight, inputs)});
    }
  }
}

/// Weights that have no arrow are not hidden in silence.
void add_note(const GraphData& data, const GraphLayout& layout,
              const Theme& theme, std::vector<Node>& nodes) {
  const std::size_t missing = data.count_hidden();
  if (missing > 0) {
    const std::string least = format_number(data.least, kGraphDecimals);
    nodes.push_back(
        {label(fmt::format("{} {} below {} not drawn", missing,
                           missing == 1 ? "weight" : "weights", least),
               {layout.size.width / 2, layout.size.height - 8},
               note_style(theme), Align::Center)});
  }
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<GraphFigure>& task,
                            Diagnostics& diagnostics) {
  const auto data = read_graph(task.figure, task.inputs.traces, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  const auto layout = lay_out(*data, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  const Theme& theme = task.inputs.theme;
  Drawing drawing{.size = layout->size, .alt = describe(*data)};
  add_quiet(*data, *layout, theme, drawing.nodes);
  add_lit(*data, *layout, task.inputs, drawing.nodes);
  drawing.nodes.push_back({token_chips(layout->chips, data->tokens, data->query,
                                       theme, layout->token_size)});
  add_note(*data, *layout, theme, drawing.nodes);
  return drawing;
}

}  // namespace owldeck
