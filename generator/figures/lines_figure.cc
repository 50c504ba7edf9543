#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/drawing.h"
#include "generator/figures/lines_data.h"
#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kHeadHeight = 56;
constexpr double kFootHeight = 84;
constexpr double kGap = 20;
constexpr double kLeastWidth = 320;
constexpr double kLeastHeight = 200;
constexpr double kTallest = 0.52;  ///< of the width
constexpr double kDot = 9;
/// Room above the highest point, as a share of the range.
constexpr double kHeadroom = 0.08;
constexpr double kLabelHeight = 34;

TextStyle end_style(const Theme& theme, const Color& color) {
  return {.size = theme.value_size, .weight = 700, .color = color};
}

/// The last line is the one that the figure is about.
Color line_color(std::size_t line, std::size_t lines, const Theme& theme) {
  const std::array colors{theme.probability.color, theme.core.color,
                          theme.flow.color, theme.muted};
  return colors[lines - 1 - line];
}

/// What drawing needs again and again.
struct LinesView {
  const LinesData& data;
  const FigureTask<LinesFigure>& task;
  std::string unit;
  ScaleRange range;
  Rect plot;

  [[nodiscard]] const Theme& theme() const { return task.inputs.theme; }
  [[nodiscard]] double width_of(const std::string& text,
                                const TextStyle& style) const {
    return text_width(task.inputs.measurer, text, style);
  }
  [[nodiscard]] double x(double place) const {
    const auto scaled = [this](double number) {
      return task.figure.logarithmic.value ? std::log2(number) : number;
    };
    const double first = scaled(data.places.front());
    const double last = scaled(data.places.back());
    const double share =
        last > first ? (scaled(place) - first) / (last - first) : 0.5;
    return plot.x + 2 * kDot + share * (plot.width - 4 * kDot);
  }
  [[nodiscard]] double y(double value) const {
    return plot.bottom() - plot.height * (value - range.smallest) /
                               (range.largest - range.smallest);
  }
  [[nodiscard]] std::string value(std::size_t point, std::size_t line) const {
    return format_number(data.at(point, line), task.figure.decimals.value);
  }
  /// What stands at the line's end: its name and its last value.
  [[nodiscard]] std::string end_text(std::size_t line) const {
    return fmt::format("{} {}", data.names[line],
                       value(data.points.size() - 1, line));
  }
  [[nodiscard]] bool is_alone() const { return data.names.size() == 1; }
};

ScaleRange range_of(const LinesData& data) {
  const auto [least, most] =
      std::minmax_element(data.values.begin(), data.values.end());
  ScaleRange range{.smallest = std::min(0.0, *least),
                   .largest = std::max(0.0, *most)};
  if (range.smallest == range.largest) {
    range.largest = 1;
  }
  range.largest += kHeadroom * (range.largest - range.smallest);
  return range;
}

/// The plot within the room, beside its labels.
Rect lay_out(const LinesView& view) {
  double left = 0;
  for (const double tick : ticks_of(view.range)) {
    left = std::max(left, view.width_of(tick_text(tick, view.range),
                                        note_style(view.theme())));
  }
  double right = 0;
  for (std::size_t line = 0; !view.is_alone() && line < view.data.names.size();
       ++line) {
    right = std::max(
        right,
        view.width_of(view.end_text(line), end_style(view.theme(), {})) + kGap);
  }
  const Size room = view.task.room;
  const double width = room.width - left - kGap - right;
  const double height =
      std::min(room.height - kHeadHeight - kFootHeight, kTallest * room.width);
  return {left + kGap, kHeadHeight, width, height};
}

/// Value ticks with a thin line each, and what they count.
void add_scale(const LinesView& view, std::vector<Node>& nodes) {
  const TextStyle style = note_style(view.theme());
  const std::string head =
      view.unit.empty() ? view.data.measure
                        : fmt::format("{}, {}", view.data.measure, view.unit);
  nodes.push_back({left_label(head, {0, 0, 0, kLabelHeight}, style)});
  for (const double tick : ticks_of(view.range)) {
    const double y = view.y(tick);
    const bool is_base = tick == 0;
    nodes.push_back(
        {line({view.plot.x, y}, {view.plot.right(), y},
              {.color = is_base ? view.theme().muted : view.theme().strong_line,
               .width = is_base ? 2.0 : 1.5})});
    nodes.push_back({right_label(
        tick_text(tick, view.range),
        {0, y - kLabelHeight / 2, view.plot.x - kGap, kLabelHeight}, style)});
  }
}

/// The points' numbers, from the last one to the first as far as they are
/// apart, and what they are.
void add_foot(const LinesView& view, std::vector<Node>& nodes) {
  const TextStyle style = note_style(view.theme());
  const double top = view.plot.bottom() + 12;
  double free_until = view.plot.right() + 1000;
  for (std::size_t i = view.data.points.size(); i-- > 0;) {
    const double x = view.x(view.data.places[i]);
    const double half = view.width_of(view.data.points[i], style) / 2;
    if (x + half + 12 > free_until) {
      continue;
    }
    free_until = x - half;
    nodes.push_back({line({x, view.plot.bottom()}, {x, view.plot.bottom() + 8},
                          {.color = view.theme().muted, .width = 2})});
    nodes.push_back({centered_label(
        view.data.points[i], {x - half, top, 2 * half, kLabelHeight}, style)});
  }
  nodes.push_back({centered_label(
      view.data.axis,
      {view.plot.x, top + kLabelHeight, view.plot.width, kLabelHeight},
      name_style(view.data.axis, style))});
}

void add_line(const LinesView& view, std::size_t index,
              std::vector<Node>& nodes) {
  const Color color = line_color(index, view.data.names.size(), view.theme());
  Path path{.stroke = Stroke{.color = color, .width = 5, .round = true}};
  if (index + 1 < view.data.names.size()) {
    path.stroke->dash = {2, 12};
  }
  for (std::size_t i = 0; i < view.data.points.size(); ++i) {
    path.segments.push_back(
        {.verb = i == 0 ? Verb::Move : Verb::Line,
         .to = {view.x(view.data.places[i]), view.y(view.data.at(i, index))}});
  }
  const std::vector<Segment> points = path.segments;
  nodes.push_back({std::move(path)});
  for (const Segment& point : points) {
    nodes.push_back({disc(point.to, kDot + 3, view.theme().ground)});
    nodes.push_back({disc(point.to, kDot, color)});
  }
}

/// Values over the points of a line that is alone, where there is room.
void add_values(const LinesView& view, std::vector<Node>& nodes) {
  const TextStyle style =
      end_style(view.theme(), view.theme().probability.color);
  double free_from = -1000;
  for (std::size_t i = 0; i < view.data.points.size(); ++i) {
    const std::string text = view.value(i, 0);
    const double width = view.width_of(text, style);
    const double x = view.x(view.data.places[i]) - width / 2;
    if (x < free_from) {
      continue;
    }
    free_from = x + width + 12;
    nodes.push_back(
        {centered_label(text,
                        {x, view.y(view.data.at(i, 0)) - kDot - kLabelHeight,
                         width, kLabelHeight},
                        style)});
  }
}

/// Names at the ends of the lines, pushed apart where lines end close together.
void add_ends(const LinesView& view, std::vector<Node>& nodes) {
  const std::size_t last = view.data.points.size() - 1;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < view.data.names.size(); ++i) {
    order.push_back(i);
  }
  std::stable_sort(
      order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return view.data.at(last, left) < view.data.at(last, right);
      });
  double lowest = view.plot.bottom() + kLabelHeight / 2;
  for (const std::size_t index : order) {
    const double y =
        std::min(view.y(view.data.at(last, index)), lowest - kLabelHeight / 2);
    lowest = y - kLabelHeight / 2;
    nodes.push_back({left_label(
        view.end_text(index),
        {view.plot.right() + kGap, y - kLabelHeight / 2, 0, kLabelHeight},
        end_style(view.theme(),
                  line_color(index, view.data.names.size(), view.theme())))});
  }
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<LinesFigure>& task,
                            Diagnostics& diagnostics) {
  const auto data = read_lines(task.figure, task.inputs.traces, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  LinesView view{*data, task,
                 expand(task.figure.unit, task.inputs.traces, diagnostics),
                 range_of(*data), Rect{}};
  view.plot = lay_out(view);
  if (view.plot.width < kLeastWidth || view.plot.height < kLeastHeight) {
    diagnostics.error(task.span, "figure-overflow",
                      fmt::format("lines need {:.0f} by {:.0f} units beside "
                                  "their labels, there are {:.0f} by {:.0f}",
                                  kLeastWidth, kLeastHeight, view.plot.width,
                                  view.plot.height),
                      "give the figure more room");
    return std::nullopt;
  }
  Drawing drawing{
      .size = {task.room.width, view.plot.bottom() + kFootHeight},
      .alt = describe(*data, view.unit, task.figure.decimals.value)};
  add_scale(view, drawing.nodes);
  add_foot(view, drawing.nodes);
  for (std::size_t index = 0; index < data->names.size(); ++index) {
    add_line(view, index, drawing.nodes);
  }
  if (view.is_alone()) {
    add_values(view, drawing.nodes);
  } else {
    add_ends(view, drawing.nodes);
  }
  return drawing;
}

}  // namespace owldeck
