#include "render/scene/shapes.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace owldeck;
using doctest::Approx;

TEST_CASE("label: stands on its baseline and never breaks") {
  const TextBlock block = label("query", {96, 168}, {}, Align::Right);
  CHECK(block.box == Rect{96, 168, 0, 0});
  CHECK(block.vertical == VerticalAlign::Baseline);
  CHECK(block.paragraphs.front().align == Align::Right);
}

TEST_CASE("centered_label: is centred both ways and never breaks") {
  const TextBlock block = centered_label("0.25", {100, 200, 80, 40}, {});
  CHECK(block.box == Rect{140, 200, 0, 40});
  CHECK(block.vertical == VerticalAlign::Middle);
  CHECK(block.paragraphs.front().align == Align::Center);
}

TEST_CASE("line: goes from one point to the other") {
  const Path path = line({1, 2}, {3, 4}, {.width = 5});
  REQUIRE(path.segments.size() == 2);
  CHECK(path.segments[0].to == Point{1, 2});
  CHECK(path.segments[1].to == Point{3, 4});
  CHECK(path.stroke->width == 5);
}

TEST_CASE("disc: its curves keep the radius at their ends and middles") {
  const double radius = 10;
  const Path path = disc({50, 60}, radius, {});
  Point from = path.segments.front().to;
  for (const Segment& segment : path.segments) {
    if (segment.verb != Verb::Curve) {
      continue;
    }
    const Point& to = segment.to;
    // A cubic at its middle.
    const double x =
        (from.x + 3 * segment.a.x + 3 * segment.b.x + to.x) / 8 - 50;
    const double y =
        (from.y + 3 * segment.a.y + 3 * segment.b.y + to.y) / 8 - 60;
    CHECK(std::hypot(x, y) == Approx(radius));
    CHECK(std::hypot(to.x - 50, to.y - 60) == Approx(radius));
    from = to;
  }
}

TEST_CASE("arrow: its head ends at the point and its shaft at the head") {
  const Group group = arrow({0, 0}, {100, 0}, {}, 20);
  REQUIRE(group.children.size() == 2);
  const auto& shaft = std::get<Path>(group.children[0].value);
  const auto& head = std::get<Path>(group.children[1].value);
  CHECK(shaft.segments.back().to == Point{80, 0});
  CHECK(head.segments.front().to == Point{100, 0});
}

TEST_CASE("arrow: one shorter than its head has no shaft") {
  CHECK(arrow({0, 0}, {10, 0}, {}, 20).children.size() == 1);
}

TEST_CASE("arrow: one without length is nothing") {
  CHECK(arrow({5, 5}, {5, 5}, {}).children.empty());
}
