#include "generator/compose/body.h"

#include <algorithm>
#include <span>

#include "generator/compose/fit.h"
#include "generator/compose/prose.h"
#include "generator/compose/steps.h"

namespace owldeck {
namespace {

using Parts = std::span<const ProsePart>;

/// The index of the heading that begins the second column, so that the columns
/// differ least in height; the number of parts for one column.
std::size_t column_break(Parts parts) {
  std::size_t best = parts.size();
  double best_height = prose_height(parts);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].role != Role::Heading) {
      continue;
    }
    const double height =
        std::max(prose_height(parts.first(i)), prose_height(parts.subspan(i)));
    if (height < best_height) {
      best = i;
      best_height = height;
    }
  }
  return best;
}

/// `area` from where text of `height` begins.
Rect below_slack(Rect area, double height) {
  const double slack = std::max(0.0, area.height - height) * kOpticalCenter;
  area.y += slack;
  area.height -= slack;
  return area;
}

Group draw_columns(Parts parts, const Rect& left, const Rect& right,
                   const Field& field, const SlideContext& context) {
  const std::size_t split = column_break(parts);
  const Parts first = parts.first(split);
  const Parts second = parts.subspan(split);
  const double height = std::max(prose_height(first), prose_height(second));
  Group group;
  group.children.push_back(
      {stack_prose(first, below_slack(left, height), field, context)});
  if (!second.empty()) {
    group.children.push_back(
        {stack_prose(second, below_slack(right, height), field, context)});
  }
  return group;
}

Group draw_in(const Rect& area, const SlideContext& context) {
  const DeckText& body = context.slide.body;
  const Field field{"body", body.span};
  std::vector<ProsePart> parts =
      set_prose(parse_markdown(expanded(body, context), context.diagnostics),
                body_prose(context.theme()), body.span, context);
  const Rect* right = context.find_area("body-2");
  const double width = right ? std::min(area.width, right->width) : area.width;
  measure_prose(parts, width, context);
  Group group = right
                    ? draw_columns(parts, area, *right, field, context)
                    : stack_prose(parts, below_slack(area, prose_height(parts)),
                                  field, context);
  group.info.id = "body";
  return group;
}

}  // namespace

std::optional<Group> draw_body(const SlideContext& context) {
  const Rect* area =
      context.slide.body.value.empty() ? nullptr : context.need_area("body");
  if (!area) {
    return std::nullopt;
  }
  return draw_in_slot(
      "body", &Theme::body_size, context,
      [area](const SlideContext& slot) { return draw_in(*area, slot); });
}

}  // namespace owldeck
