#include "generator/figures/owl.h"

#include <algorithm>
#include <cmath>

#include "render/scene/shapes.h"

namespace owldeck {
namespace {

/// The drawing's own size; all numbers below are in its units.
constexpr Size kNatural{120, 136};
constexpr double kMiddle = kNatural.width / 2;

struct Plumage {
  OwlColors feathers;
  Color eye_white, iris, pupil, beak;
};

OwlColors core_feathers(const Theme& theme) {
  const Color core = theme.core.color;
  return {.body = core,
          .wing = mix(core, theme.ink_dark, 0.5),
          .face = theme.core.tint,
          .belly = mix(theme.core.tint, core, 0.16),
          .feather = mix(theme.core.tint, core, 0.72)};
}

Plumage plumage_of(const Theme& theme) {
  return {.feathers = theme.owl ? *theme.owl : core_feathers(theme),
          .eye_white = theme.ink_light,
          .iris = theme.weights.at(0.6),
          .pupil = theme.ink_dark,
          .beak = theme.weights.at(0.78)};
}

Segment move(Point to) {
  return {.verb = Verb::Move, .to = to};
}
Segment curve(Point a, Point b, Point to) {
  return {.verb = Verb::Curve, .to = to, .a = a, .b = b};
}
Segment close() {
  return {.verb = Verb::Close};
}
Point mirrored(Point point) {
  return {2 * kMiddle - point.x, point.y};
}

/// The same outline on the other side of the middle.
Path mirrored(Path path) {
  for (Segment& segment : path.segments) {
    segment.to = mirrored(segment.to);
    segment.a = mirrored(segment.a);
    segment.b = mirrored(segment.b);
  }
  return path;
}

Path ellipse(Point center, double rx, double ry, const Color& fill) {
  const double k = 4.0 / 3.0 * (std::sqrt(2.0) - 1);
  const auto [x, y] = center;
  return {.segments =
              {move({x + rx, y}),
               curve({x + rx, y + k * ry}, {x + k * rx, y + ry}, {x, y + ry}),
               curve({x - k * rx, y + ry}, {x - rx, y + k * ry}, {x - rx, y}),
               curve({x - rx, y - k * ry}, {x - k * rx, y - ry}, {x, y - ry}),
               curve({x + k * rx, y - ry}, {x + rx, y - k * ry}, {x + rx, y}),
               close()},
          .fill = fill};
}

Path foot(const Color& fill) {
  return {.segments = {move({38, 133.5}),
                       curve({38, 125}, {53, 125}, {53, 133.5}), close()},
          .fill = fill};
}

Path body(const Color& fill) {
  return {.segments = {move({18.7, 6}), curve({28, 17.5}, {43, 23}, {60, 23}),
                       curve({77, 23}, {92, 17.5}, {101.3, 6}),
                       curve({106, 21}, {109.2, 40}, {109.2, 58}),
                       curve({109.2, 102}, {89, 130}, {60, 130}),
                       curve({31, 130}, {10.8, 102}, {10.8, 58}),
                       curve({10.8, 40}, {14, 21}, {18.7, 6}), close()},
          .fill = fill};
}

Path wing(const Color& fill) {
  return {.segments = {move({10.9, 64}), curve({22, 74}, {31, 90}, {29, 108}),
                       curve({28.5, 112}, {28.2, 116}, {27.5, 119}),
                       curve({16.5, 106}, {11, 86}, {10.9, 64}), close()},
          .fill = fill};
}

Path beak(const Color& fill) {
  return {.segments = {move({60, 57}), curve({65, 57}, {67, 61.5}, {66, 66}),
                       curve({65.2, 69.5}, {62.5, 73}, {60, 76}),
                       curve({57.5, 73}, {54.8, 69.5}, {54, 66}),
                       curve({53, 61.5}, {55, 57}, {60, 57}), close()},
          .fill = fill};
}

Path feather(Point center, const Color& color) {
  const auto [x, y] = center;
  return {.segments = {move({x - 6.5, y - 2.5}),
                       curve({x - 3, y + 3.6}, {x + 3, y + 3.6},
                             {x + 6.5, y - 2.5})},
          .stroke = Stroke{.color = color, .width = 2.2, .round = true}};
}

/// A disc as the dot of a round pen: the shortest way to say it in a PDF, where
/// the owl stands on every page.
Path dot(Point center, double radius, const Color& color) {
  return line(center, center,
              {.color = color, .width = 2 * radius, .round = true});
}

void add_eyes(const Plumage& plumage, std::vector<Node>& nodes) {
  for (const bool left : {true, false}) {
    const auto placed = [&](Point point) {
      return left ? point : mirrored(point);
    };
    nodes.push_back({dot(placed({39, 51}), 16.2, plumage.eye_white)});
    nodes.push_back({dot(placed({40.4, 51}), 12.5, plumage.iris)});
    nodes.push_back({dot(placed({41.5, 51}), 8, plumage.pupil)});
    // Both eyes catch the same light.
    const Point pupil = placed({41.5, 51});
    nodes.push_back(
        {dot({pupil.x + 3, pupil.y - 3.4}, 2.9, plumage.eye_white)});
  }
}

}  // namespace

Group draw_owl(const Rect& area, const Theme& theme) {
  const Plumage plumage = plumage_of(theme);
  const double scale =
      std::min(area.width / kNatural.width, area.height / kNatural.height);
  Group owl{.offset = {area.center().x - scale * kMiddle,
                       area.center().y - scale * kNatural.height / 2},
            .scale = scale};
  std::vector<Node>& nodes = owl.children;
  nodes.push_back({foot(plumage.beak)});
  nodes.push_back({mirrored(foot(plumage.beak))});
  nodes.push_back({body(plumage.feathers.body)});
  nodes.push_back({wing(plumage.feathers.wing)});
  nodes.push_back({mirrored(wing(plumage.feathers.wing))});
  nodes.push_back({dot({40.2, 50}, 24.4, plumage.feathers.face)});
  nodes.push_back({dot({79.8, 50}, 24.4, plumage.feathers.face)});
  nodes.push_back({ellipse({60, 68}, 14, 9, plumage.feathers.face)});
  nodes.push_back({ellipse({60, 99.5}, 30, 26, plumage.feathers.belly)});
  for (const Point& center :
       {Point{44, 87}, Point{60, 87}, Point{76, 87}, Point{52, 98.2},
        Point{68, 98.2}, Point{60, 109.4}}) {
    nodes.push_back({feather(center, plumage.feathers.feather)});
  }
  add_eyes(plumage, nodes);
  nodes.push_back({beak(plumage.beak)});
  return owl;
}

}  // namespace owldeck
