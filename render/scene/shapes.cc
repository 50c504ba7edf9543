#include "render/scene/shapes.h"

#include <cmath>

namespace owldeck {
namespace {

Paragraph one_line(std::string text, const TextStyle& style, Align align) {
  return {.runs = {{.text = std::move(text), .style = style}}, .align = align};
}

}  // namespace

TextBlock label(std::string text, Point baseline, const TextStyle& style,
                Align align) {
  return {.box = {baseline.x, baseline.y, 0, 0},
          .vertical = VerticalAlign::Baseline,
          .paragraphs = {one_line(std::move(text), style, align)}};
}

TextBlock centered_label(std::string text, const Rect& box,
                         const TextStyle& style) {
  return {.box = {box.center().x, box.y, 0, box.height},
          .vertical = VerticalAlign::Middle,
          .paragraphs = {one_line(std::move(text), style, Align::Center)}};
}

Path line(Point from, Point to, const Stroke& stroke) {
  return {.segments = {{.verb = Verb::Move, .to = from},
                       {.verb = Verb::Line, .to = to}},
          .stroke = stroke};
}

Path disc(Point center, double radius, const Color& fill) {
  // Four cubics; the handle length that makes them meet the circle at 45
  // degrees.
  const double handle = radius * 4 / 3 * (std::sqrt(2.0) - 1);
  const auto [x, y] = center;
  const auto curve = [](Point a, Point b, Point to) {
    return Segment{.verb = Verb::Curve, .to = to, .a = a, .b = b};
  };
  return {.segments = {{.verb = Verb::Move, .to = {x + radius, y}},
                       curve({x + radius, y + handle}, {x + handle, y + radius},
                             {x, y + radius}),
                       curve({x - handle, y + radius}, {x - radius, y + handle},
                             {x - radius, y}),
                       curve({x - radius, y - handle}, {x - handle, y - radius},
                             {x, y - radius}),
                       curve({x + handle, y - radius}, {x + radius, y - handle},
                             {x + radius, y}),
                       {.verb = Verb::Close}},
          .fill = fill};
}

Group arrow(Point from, Point to, const Stroke& stroke, double head) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  if (length == 0) {
    return {};
  }
  const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
  const Point base{to.x - along.x * head, to.y - along.y * head};
  const double half_width = head * 0.45;
  const Point left{base.x - along.y * half_width,
                   base.y + along.x * half_width};
  const Point right{base.x + along.y * half_width,
                    base.y - along.x * half_width};
  const Path tip{.segments = {{.verb = Verb::Move, .to = to},
                              {.verb = Verb::Line, .to = left},
                              {.verb = Verb::Line, .to = right},
                              {.verb = Verb::Close}},
                 .fill = stroke.color};
  Group result;
  if (length > head) {
    result.children.push_back({line(from, base, stroke)});
  }
  result.children.push_back({tip});
  return result;
}

}  // namespace owldeck
