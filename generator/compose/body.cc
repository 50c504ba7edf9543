#include "generator/compose/body.h"

#include <algorithm>

#include "generator/compose/fit.h"
#include "generator/compose/prose.h"

namespace owldeck {
namespace {

// The eye takes a point a little above the middle for the middle.
constexpr double kOpticalCenter = 0.4;

using Parts = std::vector<ProsePart>;

/// The parts up to the heading after which the columns differ least in height,
/// and the parts from it on.
std::pair<Parts, Parts> in_two_columns(const Parts& parts, double width,
                                       const SlideContext& context) {
  std::size_t best = parts.size();
  double best_height = prose_height(parts, width, context);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].role != Role::Heading) {
      continue;
    }
    const auto split = parts.begin() + static_cast<std::ptrdiff_t>(i);
    const double height =
        std::max(prose_height({parts.begin(), split}, width, context),
                 prose_height({split, parts.end()}, width, context));
    if (height < best_height) {
      best = i;
      best_height = height;
    }
  }
  const auto split = parts.begin() + static_cast<std::ptrdiff_t>(best);
  std::pair<Parts, Parts> columns{{parts.begin(), split}, {split, parts.end()}};
  if (!columns.second.empty()) {
    columns.second.front().space_before = 0;
  }
  return columns;
}

/// `area` from where text of `height` begins.
Rect below_slack(Rect area, double height) {
  const double slack = std::max(0.0, area.height - height) * kOpticalCenter;
  area.y += slack;
  area.height -= slack;
  return area;
}

Group draw_columns(const Parts& parts, const Rect& left, const Rect& right,
                   const Field& field, const SlideContext& context) {
  const auto [first, second] = in_two_columns(parts, left.width, context);
  const double height = std::max(prose_height(first, left.width, context),
                                 prose_height(second, right.width, context));
  Group group;
  group.children.push_back(
      {stack_prose(first, below_slack(left, height), field, context)});
  if (!second.empty()) {
    group.children.push_back(
        {stack_prose(second, below_slack(right, height), field, context)});
  }
  return group;
}

}  // namespace

std::optional<Group> draw_body(const SlideContext& context) {
  const DeckText& body = context.slide.body;
  if (body.value.empty()) {
    return std::nullopt;
  }
  const Rect* area = context.need_area("body");
  if (!area) {
    return std::nullopt;
  }
  const Field field{"body", body.span};
  const Parts parts =
      set_prose(parse_markdown(expanded(body, context), context.diagnostics),
                body_prose(context.theme()), body.span, context);
  const Rect* right = context.find_area("body-2");
  Group group =
      right ? draw_columns(parts, *area, *right, field, context)
            : stack_prose(
                  parts,
                  below_slack(*area, prose_height(parts, area->width, context)),
                  field, context);
  group.info.id = "body";
  return group;
}

}  // namespace owldeck
