#include "generator/animation/looks.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <memory>
#include <utility>
#include <variant>

#include "generator/attention/expression.h"
#include "render/scene/shapes.h"
#include "render/text/formula.h"

namespace owldeck {
namespace {

constexpr double kOutline = 4;
constexpr double kOutlineRadius = 6;

Color color_of(double value, const ValueColors& colors, const Theme& theme) {
  return colors.vectors ? vector_color(value, colors.largest, theme)
                        : weight_color(value, colors.largest, theme);
}

/// An upright and a level band are one band, seen along the other axis.
Point turned(double along, double across, bool upright) {
  return upright ? Point{along, across} : Point{across, along};
}

struct Edge {
  double along = 0;
  double low = 0;
  double high = 0;
};

Edge edge_of(const Rect& rect, bool upright) {
  return upright ? Edge{rect.x, rect.y, rect.bottom()}
                 : Edge{rect.y, rect.x, rect.right()};
}

Path ribbon_path(const RibbonLook& ribbon, double drawn) {
  const bool upright = ribbon.from.width == 0;
  const Edge from = edge_of(ribbon.from, upright);
  const Edge to = edge_of(ribbon.to, upright);
  // Drawn in part it ends on the way, where the curve of each side is then.
  const auto side = [&](double start, double end) {
    return between(start, end, eased(drawn));
  };
  const double reached = between(from.along, to.along, drawn);
  const double bend = (from.along + reached) / 2;
  const auto at = [&](double along, double across) {
    return turned(along, across, upright);
  };
  Path band{.fill = ribbon.color};
  band.segments = {
      {.verb = Verb::Move, .to = at(from.along, from.low)},
      {.verb = Verb::Curve,
       .to = at(reached, side(from.low, to.low)),
       .a = at(bend, from.low),
       .b = at(bend, side(from.low, to.low))},
      {.verb = Verb::Line, .to = at(reached, side(from.high, to.high))},
      {.verb = Verb::Curve,
       .to = at(from.along, from.high),
       .a = at(bend, side(from.high, to.high)),
       .b = at(bend, from.high)},
      {.verb = Verb::Close}};
  return band;
}

}  // namespace

ActorLook cell_look(const CellLook& look) {
  return [look](const std::string& id, const Pose& pose, Canvas& canvas) {
    const Theme& theme = canvas.theme();
    Canvas::Cell cell{pose.place, color_of(pose.value, look.colors, theme), "",
                      look.text_size, pose.drawn};
    if (look.text_size > 0) {
      cell.text = format_number(pose.value, look.decimals);
    }
    canvas.cell(id, cell, pose.opacity);
    canvas.box(id + "-lit", pose.place.inset(-kOutline / 2), kOutlineRadius, {},
               Stroke{theme.core.color, kOutline, false, {}},
               pose.lit * pose.opacity);
  };
}

ActorLook changing_cell_look(const ChangingCellLook& look) {
  return [look](const std::string& id, const Pose& pose, Canvas& canvas) {
    const Theme& theme = canvas.theme();
    canvas.cell(id,
                {pose.place,
                 between(color_of(pose.value, look.from, theme),
                         color_of(pose.value, look.to, theme), pose.drawn),
                 format_number(pose.value, look.decimals), look.text_size},
                pose.opacity);
  };
}

ActorLook masked_look(std::string text, double text_size) {
  return [text = std::move(text), text_size](const std::string& id,
                                             const Pose& pose, Canvas& canvas) {
    Group cell = masked_cell(pose.place, text, canvas.theme(), text_size);
    if (pose.drawn < 1) {
      cell.clip = Rect{pose.place.x, pose.place.y, pose.place.width,
                       pose.place.height * pose.drawn};
    }
    canvas.group(id, std::move(cell), pose.opacity);
  };
}

ActorLook chip_look(std::string token, double text_size) {
  return [token = std::move(token), text_size](
             const std::string& id, const Pose& pose, Canvas& canvas) {
    if (pose.lit < 1) {
      canvas.chip(id, pose.place, token, false, text_size, pose.opacity);
    }
    canvas.chip(pose.lit < 1 ? id + "-asking" : id, pose.place, token, true,
                text_size, pose.opacity * pose.lit);
  };
}

ActorLook text_look(std::string text, const TextStyle& style, Align align) {
  return [text = std::move(text), style, align](
             const std::string& id, const Pose& pose, Canvas& canvas) {
    const double share = align == Align::Left     ? 0
                         : align == Align::Center ? 0.5
                                                  : 1;
    canvas.text(id, text,
                {pose.place.x + share * pose.place.width, pose.place.y}, style,
                align, pose.opacity);
  };
}

ActorLook formula_look(const std::string& tex, double size, const Color& color,
                       Align align) {
  auto set = set_formula(tex, {size, color, {}});
  assert(std::holds_alternative<FormulaLayout>(set));
  const auto layout = std::make_shared<const FormulaLayout>(
      std::get<FormulaLayout>(std::move(set)));
  const double share = align == Align::Left     ? 0
                       : align == Align::Center ? 0.5
                                                : 1;
  return [layout, share](const std::string& id, const Pose& pose,
                         Canvas& canvas) {
    Group formula;
    formula.offset = {pose.place.x + share * (pose.place.width - layout->width),
                      pose.place.y};
    formula.children = {Node{layout->group}};
    canvas.group(id, std::move(formula), pose.opacity);
  };
}

ActorLook number_look(const NumberLook& look) {
  return [look](const std::string& id, const Pose& pose, Canvas& canvas) {
    text_look(
        look.before + format_number(pose.value, look.decimals) + look.after,
        look.style, look.align)(id, pose, canvas);
  };
}

ActorLook box_look(const BoxLook& look) {
  return [look](const std::string& id, const Pose& pose, Canvas& canvas) {
    Rect rect = pose.place;
    rect.width *= pose.drawn;
    canvas.box(id, rect, look.radius, look.fill, look.stroke, pose.opacity);
  };
}

ActorLook bar_look(double full, const Fill& fill) {
  constexpr double kRadius = 3;
  return [full, fill](const std::string& id, const Pose& pose, Canvas& canvas) {
    const double height =
        pose.place.height * std::clamp(pose.value / full, 0.0, 1.0);
    canvas.box(
        id,
        {pose.place.x, pose.place.bottom() - height, pose.place.width, height},
        kRadius, fill, {}, pose.opacity);
  };
}

ActorLook arc_look(const ArcLook& look) {
  return [look](const std::string& id, const Pose& pose, Canvas& canvas) {
    const Theme& theme = canvas.theme();
    Arc arc = look.arc;
    arc.width = std::max(look.least_width, look.stroke_scale * pose.value);
    // Mixed with the ground: an opaque stroke is painted much faster.
    constexpr double kQuiet = 0.45;
    const double strength = between(kQuiet, 1, pose.lit) * pose.opacity;
    arc.opacity = 1;
    Path path = arc_path(
        arc, mix(theme.ground, theme.probability.color, strength), pose.drawn);
    path.info.id = id;
    canvas.add(std::move(path));
  };
}

ActorLook ribbon_look(const RibbonLook& look) {
  return [look](const std::string& id, const Pose& pose, Canvas& canvas) {
    Path band = ribbon_path(look, pose.drawn);
    band.fill = faded(look.color, pose.opacity);
    band.info.id = id;
    canvas.add(std::move(band));
  };
}

ActorLook group_look(Group group, const Rect& natural) {
  const auto shared = std::make_shared<const Group>(std::move(group));
  return [shared, natural](const std::string& id, const Pose& pose,
                           Canvas& canvas) {
    Group moved;
    moved.scale = pose.place.width / natural.width;
    moved.offset = {pose.place.x - natural.x * moved.scale,
                    pose.place.y - natural.y * moved.scale};
    moved.children = {Node{*shared}};
    canvas.group(id, std::move(moved), pose.opacity);
  };
}

ActorLook still_look(Group group) {
  const auto shared = std::make_shared<const Group>(std::move(group));
  return [shared](const std::string& id, const Pose& pose, Canvas& canvas) {
    canvas.group(id, *shared, pose.opacity);
  };
}

}  // namespace owldeck
