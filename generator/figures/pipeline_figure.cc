#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/figures/diagram_box.h"
#include "generator/figures/drawing.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kGap = 56;
constexpr double kNarrowGap = 40;
constexpr double kRowGap = 72;
constexpr double kWidest = 360;
constexpr double kLeastHeight = 112;
constexpr double kBend = 14;

/// Boxes of one size in one row or two.
struct PipelineLayout {
  BoxType type;
  std::size_t columns = 0;
  double gap = 0;
  Size box;

  [[nodiscard]] Rect rect(std::size_t index) const {
    const auto column = static_cast<double>(index % columns);
    const auto row = static_cast<double>(index / columns);
    return {column * (box.width + gap), row * (box.height + kRowGap), box.width,
            box.height};
  }
  [[nodiscard]] Size size(std::size_t count) const {
    return {rect(columns - 1).right(), rect(count - 1).bottom()};
  }
};

/// The layout of one type in so many rows, or nothing if it does not fit.
std::optional<PipelineLayout> lay_out(const std::vector<BoxWords>& boxes,
                                      const BoxType& type, std::size_t rows,
                                      double gap,
                                      const FigureTask<PipelineFigure>& task) {
  PipelineLayout layout{.type = type,
                        .columns = (boxes.size() + rows - 1) / rows,
                        .gap = gap,
                        .box = {}};
  const auto columns = static_cast<double>(layout.columns);
  const double widest =
      std::min(kWidest, (task.room.width - (columns - 1) * gap) / columns);
  layout.box.height = kLeastHeight;
  for (const BoxWords& words : boxes) {
    const auto size = box_size(words, type, widest, task.inputs);
    if (!size) {
      return std::nullopt;
    }
    layout.box.width = std::max(layout.box.width, size->width);
    layout.box.height = std::max(layout.box.height, size->height);
  }
  const Size whole = layout.size(boxes.size());
  // Towers of one word a line are harder to read than two rows of boxes.
  const bool is_tower = layout.box.height > 1.6 * layout.box.width;
  return whole.height <= task.room.height && !is_tower ? std::optional(layout)
                                                       : std::nullopt;
}

std::optional<PipelineLayout> fit(const std::vector<BoxWords>& boxes,
                                  const FigureTask<PipelineFigure>& task) {
  const Theme& theme = task.inputs.theme;
  for (const BoxType& type : {large_box(theme), small_box(theme)}) {
    for (const std::size_t rows : {1U, 2U}) {
      for (const double gap : {kGap, kNarrowGap}) {
        const auto layout = lay_out(boxes, type, rows, gap, task);
        if (layout) {
          return layout;
        }
      }
    }
  }
  return std::nullopt;
}

/// From the end of the first row, between the rows, to the start of the second.
Group turn(const Rect& from, const Rect& to, const Stroke& stroke) {
  const Point start{from.center().x, from.bottom() + 8};
  const Point end{to.center().x, to.y - 8};
  const double y = (start.y + end.y) / 2;
  const Path path{.segments = {{.verb = Verb::Move, .to = start},
                               {.verb = Verb::Line, .to = {start.x, y - kBend}},
                               {.verb = Verb::Curve,
                                .to = {start.x - kBend, y},
                                .a = {start.x, y - kBend / 2},
                                .b = {start.x - kBend / 2, y}},
                               {.verb = Verb::Line, .to = {end.x + kBend, y}},
                               {.verb = Verb::Curve,
                                .to = {end.x, y + kBend},
                                .a = {end.x + kBend / 2, y},
                                .b = {end.x, y + kBend / 2}}},
                  .stroke = stroke};
  Group group;
  group.children.push_back({path});
  group.children.push_back({arrow({end.x, y + kBend}, end, stroke)});
  return group;
}

Group joint(const PipelineLayout& layout, std::size_t index,
            const Theme& theme) {
  const Stroke stroke{.color = theme.muted, .width = 3};
  const Rect from = layout.rect(index);
  const Rect to = layout.rect(index + 1);
  return to.y > from.y ? turn(from, to, stroke)
                       : arrow({from.right() + 6, from.center().y},
                               {to.x - 6, to.center().y}, stroke, 16);
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<PipelineFigure>& task,
                            Diagnostics& diagnostics) {
  std::vector<BoxWords> boxes;
  std::string alt = "pipeline";
  for (const DiagramBox& box : task.figure.boxes) {
    boxes.push_back(box_words(box, task.inputs, diagnostics));
    alt += (boxes.size() == 1 ? ": " : "; then ") + describe(boxes.back());
  }
  const auto layout = fit(boxes, task);
  if (!layout) {
    return refuse_room(task, fmt::format("{} boxes do", boxes.size()),
                       "shorten their texts, or show fewer", diagnostics);
  }
  Drawing drawing{.size = layout->size(boxes.size()), .alt = std::move(alt)};
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (i + 1 < boxes.size()) {
      drawing.nodes.push_back({joint(*layout, i, task.inputs.theme)});
    }
    drawing.nodes.push_back(
        {draw_box(boxes[i], layout->type, layout->rect(i), task.inputs)});
  }
  return drawing;
}

}  // namespace owldeck
