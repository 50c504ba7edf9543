#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"
#include "generator/figures/drawing.h"
#include "generator/figures/tensor_shape.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kSmallestBox = 56;
constexpr double kLargestBox = 88;
/// Room for an arrow and the operation beside it.
constexpr double kGap = 42;
constexpr double kSmallestGap = 36;
constexpr double kColumnGap = 56;
/// Between name, letters and sizes.
constexpr double kLargestSpare = 72;
constexpr double kSmallestSpare = 12;
constexpr double kPadding = 24;
constexpr double kPictureWidth = 132;

/// One box: a step, and how it came from the box before.
struct ShapeBox {
  const Step* step = nullptr;
  std::string operation;  ///< empty for the first
  std::vector<Run> letters;
  std::vector<Run> sizes;
};

struct ShapesLayout {
  std::size_t per_column = 0;
  Size box;
  double gap = 0;
  double letters_x = 0;  ///< from the box's left edge
  double sizes_x = 0;
  Size size;

  [[nodiscard]] Rect rect(std::size_t index) const {
    const double column = static_cast<double>(index / per_column);
    const double row = static_cast<double>(index % per_column);
    return {column * (box.width + kColumnGap), row * (box.height + gap),
            box.width, box.height};
  }
};

std::vector<const Step*> find_steps(const Trace& trace,
                                    const ShapesFigure& figure,
                                    Diagnostics& diagnostics) {
  std::vector<const Step*> steps;
  std::vector<std::string> names;
  for (const Step& step : trace.steps) {
    names.push_back(step.name);
    if (figure.steps.empty()) {
      steps.push_back(&step);
    }
  }
  for (const Located<std::string>& name : figure.steps) {
    const auto found = std::find(names.begin(), names.end(), name.value);
    if (found == names.end()) {
      diagnostics.error(name.span, "unknown-step",
                        fmt::format("unknown step '{}'", name.value),
                        suggest(name.value, names));
      continue;
    }
    steps.push_back(&trace.steps[static_cast<std::size_t>(
        std::distance(names.begin(), found))]);
  }
  return steps;
}

/// What was done between two steps: steps between them with the same axes lie
/// on the way (scaling, the mask); others are other branches. Needs: steps of
/// one trace.
std::string operation_between(const Step* from, const Step* to) {
  std::string words;
  if (from < to && from->tensor.axes == to->tensor.axes) {
    for (const Step* step = from + 1; step < to; ++step) {
      const bool query_key =
          !step->tensor.axes.empty() && step->tensor.axes.back().name == "key";
      if (query_key && step->tensor.axes == to->tensor.axes &&
          step->name != "mask") {
        words += step->operation + ", ";
      }
    }
  }
  return words + to->operation;
}

std::vector<ShapeBox> boxes_of(const std::vector<const Step*>& steps,
                               const Theme& theme) {
  std::vector<ShapeBox> boxes;
  const Tensor* before = nullptr;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    ShapeBox box{.step = steps[i]};
    if (i > 0) {
      box.operation = operation_between(steps[i - 1], steps[i]);
    }
    box.letters = letter_runs(steps[i]->tensor, before, theme);
    box.sizes = size_runs(steps[i]->tensor, before, theme);
    before = &steps[i]->tensor;
    boxes.push_back(std::move(box));
  }
  return boxes;
}

double runs_width(const TextMeasurer& measurer, const std::vector<Run>& runs) {
  return measurer.measure({{.runs = runs}}, 0).width;
}

TextStyle name_style(const Theme& theme) {
  return {.size = theme.value_size, .weight = 600, .color = theme.text};
}

/// Reports nothing; the caller judges whether the boxes are large enough.
ShapesLayout lay_out(const std::vector<ShapeBox>& boxes, std::size_t columns,
                     const FigureTask<ShapesFigure>& task) {
  const TextMeasurer& measurer = task.inputs.measurer;
  double name = 0;
  double letters = 0;
  double sizes = 0;
  for (const ShapeBox& box : boxes) {
    name = std::max(name, text_width(measurer, readable(box.step->name),
                                     name_style(task.inputs.theme)));
    letters = std::max(letters, runs_width(measurer, box.letters));
    sizes = std::max(sizes, runs_width(measurer, box.sizes));
  }
  ShapesLayout layout;
  layout.per_column = (boxes.size() + columns - 1) / columns;
  const double rows = static_cast<double>(layout.per_column);
  const double cuts = static_cast<double>(columns - 1);
  const double needed = 2 * kPadding + kPictureWidth + name + letters + sizes;
  const double room =
      (task.room.width - cuts * kColumnGap) / static_cast<double>(columns);
  layout.box.width = std::min(needed + 2 * kLargestSpare, room);
  layout.gap = kGap;
  layout.box.height = (task.room.height - (rows - 1) * kGap) / rows;
  if (layout.box.height < kSmallestBox) {
    layout.gap = kSmallestGap;
    layout.box.height = (task.room.height - (rows - 1) * kSmallestGap) / rows;
  }
  layout.box.height = std::min(layout.box.height, kLargestBox);
  const double spare = (layout.box.width - needed) / 2;
  layout.letters_x = kPadding + kPictureWidth + name + spare;
  layout.sizes_x = layout.letters_x + letters + spare;
  layout.size = {
      layout.box.width * static_cast<double>(columns) + cuts * kColumnGap,
      rows * layout.box.height + (rows - 1) * layout.gap};
  if (spare < kSmallestSpare) {
    layout.box.height = 0;
  }
  return layout;
}

std::optional<ShapesLayout> fit(const std::vector<ShapeBox>& boxes,
                                const FigureTask<ShapesFigure>& task,
                                Diagnostics& diagnostics) {
  for (const std::size_t columns : {1U, 2U}) {
    const ShapesLayout layout = lay_out(boxes, columns, task);
    if (layout.box.height >= kSmallestBox) {
      return layout;
    }
  }
  return refuse_room(task, fmt::format("{} steps do", boxes.size()),
                     "name fewer steps", diagnostics);
}

TextBlock runs_at(const std::vector<Run>& runs, double x, const Rect& box) {
  return {.box = {x, box.y, 0, box.height},
          .vertical = VerticalAlign::Middle,
          .paragraphs = {{.runs = runs}}};
}

void add_box(const ShapeBox& box, const Rect& rect, const ShapesLayout& layout,
             const Theme& theme, std::vector<Node>& nodes) {
  nodes.push_back(
      {Rectangle{.rect = rect,
                 .radius = 12,
                 .fill = theme.panel,
                 .stroke = Stroke{.color = theme.line, .width = 2}}});
  const Rect picture{rect.x + kPadding, rect.y + 9, kPictureWidth - 32,
                     rect.height - 18};
  nodes.push_back({draw_tensor_shape(box.step->tensor, picture, theme)});
  const std::vector<Run> name{
      {.text = readable(box.step->name), .style = name_style(theme)}};
  nodes.push_back({runs_at(name, rect.x + kPadding + kPictureWidth, rect)});
  nodes.push_back({runs_at(box.letters, rect.x + layout.letters_x, rect)});
  nodes.push_back({runs_at(box.sizes, rect.x + layout.sizes_x, rect)});
}

void add_operation(const ShapeBox& box, std::size_t index,
                   const ShapesLayout& layout, const Theme& theme,
                   std::vector<Node>& nodes) {
  const Rect to = layout.rect(index);
  const Rect from = layout.rect(index - 1);
  const Stroke stroke{.color = theme.muted, .width = 3};
  if (to.x != from.x) {
    nodes.push_back(
        {arrow({from.right() + 8, from.center().y},
               {from.right() + kColumnGap - 8, from.center().y}, stroke)});
    return;
  }
  const double x = to.x + kPadding + (kPictureWidth - 32) / 2;
  nodes.push_back({arrow({x, from.bottom() + 3}, {x, to.y - 3}, stroke)});
  const Rect gap{x, from.bottom(), 0, to.y - from.bottom()};
  nodes.push_back({runs_at(operation_runs(box.operation, theme),
                           to.x + kPadding + kPictureWidth, gap)});
}

std::string describe(const std::vector<ShapeBox>& boxes,
                     const std::string& experiment) {
  std::string words = fmt::format("shapes of '{}'", experiment);
  for (const ShapeBox& box : boxes) {
    words += box.operation.empty() ? ": "
                                   : fmt::format("; then {}: ", box.operation);
    words +=
        fmt::format("{} {} {}", readable(box.step->name),
                    axes_text(box.step->tensor), shape_text(box.step->tensor));
  }
  return words;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<ShapesFigure>& task,
                            Diagnostics& diagnostics) {
  const Located<std::string>& name = task.figure.experiment;
  const Trace* trace =
      find_trace(name.value, name.span, task.inputs.traces, diagnostics);
  if (trace == nullptr) {
    return std::nullopt;
  }
  const auto steps = find_steps(*trace, task.figure, diagnostics);
  if (steps.empty() || (!task.figure.steps.empty() &&
                        steps.size() != task.figure.steps.size())) {
    return std::nullopt;
  }
  const Theme& theme = task.inputs.theme;
  const std::vector<ShapeBox> boxes = boxes_of(steps, theme);
  const auto layout = fit(boxes, task, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  Drawing drawing{.size = layout->size, .alt = describe(boxes, name.value)};
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    add_box(boxes[i], layout->rect(i), *layout, theme, drawing.nodes);
    if (i > 0) {
      add_operation(boxes[i], i, *layout, theme, drawing.nodes);
    }
  }
  return drawing;
}

}  // namespace owldeck
