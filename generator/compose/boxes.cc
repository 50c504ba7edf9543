#include "generator/compose/boxes.h"

#include "generator/compose/drawn_bounds.h"
#include "generator/compose/fit.h"
#include "generator/compose/ground.h"
#include "generator/compose/type.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kColumnOpacity = 0.07;
constexpr double kBaselineOpacity = 0.6;
constexpr double kNameHeight = 24;
constexpr double kNamePadding = 6;

void add_columns(Group& boxes, const Theme& theme) {
  for (int column = 1; column <= kGridColumns; ++column) {
    Rectangle stripe;
    stripe.rect = grid_column(column);
    stripe.fill = faded(theme.flow.color, kColumnOpacity);
    boxes.children.push_back({std::move(stripe)});
  }
}

void add_line(Group& boxes, Point from, double length, double opacity,
              const Theme& theme) {
  const Stroke stroke{faded(theme.risk.color, opacity), 1, false, {}};
  boxes.children.push_back({line(from, {from.x + length, from.y}, stroke)});
}

/// The baselines of one block, as the measurer breaks its lines.
void add_baselines(Group& boxes, const TextBlock& block, const View& view,
                   const SlideContext& context) {
  const TextMeasurer& measurer = context.measurer();
  const auto bounds = drawn_bounds(block, measurer);
  if (!bounds) {
    return;
  }
  const TextExtent all = measurer.measure(block.paragraphs, block.box.width);
  double top = block_top(block, all);
  for (const Paragraph& paragraph : block.paragraphs) {
    const bool first = &paragraph == &block.paragraphs.front();
    const TextExtent extent = measurer.measure({paragraph}, block.box.width);
    top += first ? 0 : paragraph.space_before;
    for (int i = 0; i < extent.lines; ++i) {
      const double y =
          top + extent.first_baseline + i * line_distance(paragraph);
      add_line(boxes, view.on_page(Point{bounds->x, y}),
               bounds->width * view.scale, kBaselineOpacity, context.theme());
    }
    top += extent.height;
  }
}

void add_baselines(Group& boxes, const std::vector<Node>& nodes,
                   const View& view, const SlideContext& context) {
  for (const Node& node : nodes) {
    if (const auto* group = std::get_if<Group>(&node.value)) {
      add_baselines(boxes, group->children, view.inside(*group), context);
    } else if (const auto* block = std::get_if<TextBlock>(&node.value)) {
      add_baselines(boxes, *block, view, context);
    }
  }
}

/// The slot's outline, its name on a flag in the upper right corner: most text
/// begins at the left.
void add_slot(Group& boxes, const Slot& slot, const SlideContext& context) {
  const Theme& theme = context.theme();
  Rectangle outline;
  outline.rect = slot.area;
  outline.stroke = Stroke{theme.risk.color, 2, false, {}};
  boxes.children.push_back({std::move(outline)});
  const TextStyle style =
      weighted(colored(small_type(theme), theme.ground), 600);
  const double width = text_width(context.measurer(), slot.name, style);
  Rectangle flag;
  const double flag_width = width + 2 * kNamePadding;
  flag.rect = {slot.area.right() - flag_width, slot.area.y, flag_width,
               kNameHeight};
  flag.fill = theme.risk.color;
  TextBlock name = centered_label(slot.name, flag.rect, style);
  boxes.children.push_back({std::move(flag)});
  boxes.children.push_back({std::move(name)});
}

}  // namespace

void draw_boxes(Scene& page, const SlideContext& context) {
  Group boxes;
  boxes.info.id = "boxes";
  add_columns(boxes, context.theme());
  add_baselines(boxes, page.nodes, {}, context);
  for (const Slot& slot : context.layout.slots) {
    if (context.variant.find(slot.name) == nullptr) {
      add_slot(boxes, slot, context);
    }
  }
  for (const Slot& slot : context.variant.slots) {
    add_slot(boxes, slot, context);
  }
  page.nodes.push_back({std::move(boxes)});
}

}  // namespace owldeck
