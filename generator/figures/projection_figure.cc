#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/projection_layout.h"
#include "generator/figures/strips.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kOutline = 3;
constexpr double kHead = 18;

/// What drawing needs again and again.
struct ProjectionView {
  const ProjectionData& data;
  const ProjectionLayout& layout;
  const Theme& theme;
  StripStyle style;
};

TextStyle name_style(const Theme& theme, const Color& color) {
  return {.size = theme.value_size, .weight = 700, .color = color};
}

Node outline(const Rect& rect, const Color& color) {
  return {Rectangle{.rect = rect.inset(-kOutline),
                    .radius = 6,
                    .stroke = Stroke{.color = color, .width = kOutline}}};
}

TextStyle sign_style(const Theme& theme) {
  return {.size = theme.body_size, .color = theme.muted};
}

/// `W` or `b` with the role below the line, and T above it where a layer's
/// weight is turned.
TextBlock letter_name(const char* letter, const TokenRole& role,
                      bool is_transposed, const Rect& box, const Theme& theme) {
  const TextStyle style = name_style(theme, theme.core.color);
  TextBlock name = left_label(letter, box, style);
  TextStyle small = style;
  small.size = theme.small_size;
  small.weight = 600;
  std::vector<Run>& runs = name.paragraphs.front().runs;
  runs.push_back({.text = role.name, .style = small, .rise = -6});
  if (is_transposed) {
    runs.push_back({.text = "T", .style = small, .rise = 9});
  }
  return name;
}

/// A number of a weight matrix: structure, not data.
Group weight_cell(const Rect& cell, double value, const ProjectionView& view) {
  const Color color =
      mix(view.theme.ground, view.theme.core.color,
          0.06 + 0.4 * std::min(1.0, std::abs(value) / view.style.largest));
  return value_cell(cell, color, format_number(value, view.style.decimals),
                    view.theme, view.style.text_size);
}

void add_matrix(const ProjectionView& view, std::size_t index,
                std::vector<Node>& nodes) {
  const TokenRole& role = view.data.roles[index];
  const Rect block = view.layout.block(index);
  const Rect cells = view.layout.matrix(index);
  nodes.push_back(
      {letter_name("W", role, role.is_transposed,
                   {block.x, block.y, 0, cells.y - block.y - 10}, view.theme)});
  for (std::size_t row = 0; row < view.layout.inputs; ++row) {
    const Rect strip = view.layout.matrix_row(index, row);
    for (std::size_t column = 0; column < view.layout.outputs; ++column) {
      nodes.push_back({weight_cell(
          strip_cell(strip, view.layout.outputs, column),
          static_cast<double>(role.weight.at({row, column})), view)});
    }
  }
  if (!role.bias.empty()) {
    const Rect strip = view.layout.bias(index);
    for (std::size_t column = 0; column < role.bias.size(); ++column) {
      nodes.push_back({weight_cell(strip_cell(strip, role.bias.size(), column),
                                   role.bias[column], view)});
    }
    nodes.push_back(
        {centered_label("+", {cells.right(), strip.y, kPlusWidth, strip.height},
                        sign_style(view.theme))});
    nodes.push_back({letter_name("b", role, false,
                                 {strip.x, strip.y - 44, 0, 36}, view.theme)});
  }
}

void add_role(const ProjectionView& view, std::size_t index,
              std::vector<Node>& nodes) {
  const TokenRole& role = view.data.roles[index];
  const Rect cells = view.layout.matrix(index);
  const Rect out = view.layout.projected(index);
  const Rect last = view.layout.has_bias ? view.layout.bias(index) : cells;
  const Rect input = view.layout.input();
  const Color& flow = view.theme.flow.color;
  const Point tip{cells.x - 10, cells.center().y};
  nodes.push_back({level_curve(
      {input.right() + 6, input.center().y}, {tip.x - kHead + 2, tip.y},
      {.color = mix(view.theme.ground, flow, 0.6), .width = 5})});
  nodes.push_back(
      {arrow({tip.x - kHead, tip.y}, tip, {.color = flow, .width = 3}, kHead)});
  nodes.push_back(
      {arrow({last.right() + 14, out.center().y}, {out.x - 14, out.center().y},
             {.color = flow, .width = 3}, kHead)});
  add_matrix(view, index, nodes);
  nodes.push_back({left_label(role.name, {out.x, out.y - 42, 0, 36},
                              name_style(view.theme, flow))});
  nodes.push_back({vector_strip(out, role.projected, view.style, view.theme)});
}

void add_input(const ProjectionView& view, std::vector<Node>& nodes) {
  nodes.push_back({token_chip(view.layout.chip(), view.data.token, true,
                              view.theme, view.theme.value_size)});
  nodes.push_back({vector_strip(view.layout.input(), view.data.input,
                                view.style, view.theme)});
}

/// The product's cells and signs, from left to right.
class WorkedLine {
 public:
  WorkedLine(const ProjectionView& view, std::vector<Node>& nodes)
      : view_(view), nodes_(nodes), x_(view.layout.worked().x) {}

  void add_sign(const char* sign, double width) {
    nodes_.push_back(
        {centered_label(sign, next(width), sign_style(view_.theme))});
  }
  void add_number(double value) {
    nodes_.push_back({vector_strip(next(view_.layout.worked_cell), {value},
                                   view_.style, view_.theme)});
  }
  void add_weight(double value) {
    nodes_.push_back(
        {weight_cell(next(view_.layout.worked_cell), value, view_)});
  }
  [[nodiscard]] double x() const { return x_; }

 private:
  Rect next(double width) {
    const Rect line = view_.layout.worked();
    const Rect place{x_, line.y, width, line.height};
    x_ += width;
    return place;
  }

  const ProjectionView& view_;
  std::vector<Node>& nodes_;
  double x_;
};

/// The first number of the query: row times column, all parts outlined above.
void add_worked(const ProjectionView& view, std::vector<Node>& nodes) {
  const TokenRole& query = view.data.roles.front();
  const ProjectionLayout& layout = view.layout;
  WorkedLine line(view, nodes);
  for (std::size_t i = 0; i < layout.worked_terms; ++i) {
    if (i > 0) {
      line.add_sign("+", kPlusWidth);
    }
    line.add_number(view.data.input[i]);
    line.add_sign("×", kTimesWidth);
    line.add_weight(static_cast<double>(query.weight.at({i, 0})));
  }
  if (layout.worked_terms < layout.inputs) {
    line.add_sign("+", kPlusWidth);
    line.add_sign("…", kDotsWidth);
  }
  if (!query.bias.empty()) {
    line.add_sign("+", kPlusWidth);
    line.add_weight(query.bias[0]);
  }
  line.add_sign("=", kPlusWidth);
  const Rect result{line.x(), layout.worked().y, layout.worked_cell,
                    layout.worked().height};
  line.add_number(query.projected[0]);
  const Color& color = view.theme.core.color;
  nodes.push_back(outline(result, color));
  nodes.push_back(
      outline(strip_cell(layout.projected(0), layout.outputs, 0), color));
  const Rect column = strip_cell(layout.matrix(0), layout.outputs, 0);
  nodes.push_back(outline(column, color));
  if (layout.has_bias) {
    nodes.push_back(
        outline(strip_cell(layout.bias(0), layout.outputs, 0), color));
  }
  nodes.push_back(outline(layout.input(), color));
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<ProjectionFigure>& task,
                            Diagnostics& diagnostics) {
  const auto data =
      read_projection(task.figure, task.inputs.traces, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  const auto layout = lay_out_projection(*data, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  const ProjectionView view{*data,
                            *layout,
                            task.inputs.theme,
                            {vector_range(data->numbers()).largest,
                             data->decimals, layout->text_size}};
  Drawing drawing{.size = layout->size, .alt = projection_words(*data)};
  add_input(view, drawing.nodes);
  for (std::size_t role = 0; role < data->roles.size(); ++role) {
    add_role(view, role, drawing.nodes);
  }
  add_worked(view, drawing.nodes);
  return drawing;
}

}  // namespace owldeck
