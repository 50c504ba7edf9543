#include "generator/compose/drawn_bounds.h"

#include <doctest/doctest.h>

#include "render/scene/shapes.h"
#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

constexpr Color kInk{0, 0, 0, 1};

TextBlock words(std::string text, const Rect& box, Align align) {
  TextBlock block;
  block.box = box;
  block.paragraphs = {{.runs = {{.text = std::move(text),
                                 .style = {.size = 20, .color = kInk}}},
                       .align = align,
                       .line_height = 1}};
  return block;
}

Rect bounds(const Node& node) {
  const auto found = drawn_bounds(node, FixedWidth());
  REQUIRE(found.has_value());
  return *found;
}

TEST_CASE("bounds: text is as wide as its letters, wherever it is aligned") {
  const Rect box{100, 50, 300, 20};
  CHECK(bounds({words("abcd", box, Align::Left)}).x == 100);
  CHECK(bounds({words("abcd", box, Align::Left)}).width == 40);
  CHECK(bounds({words("abcd", box, Align::Center)}).x == 230);
  CHECK(bounds({words("abcd", box, Align::Right)}).x == 360);
}

TEST_CASE("bounds: text is no higher than its lines") {
  const Rect found = bounds({words("abcd", {0, 50, 300, 400}, Align::Left)});
  CHECK(found.y >= 50);
  CHECK(found.bottom() <= 70);
}

TEST_CASE("bounds: a curve is enclosed, its control points are not") {
  Path hill;
  hill.stroke = Stroke{kInk, 2};
  hill.segments = {
      {.verb = Verb::Move, .to = {0, 100}},
      {.verb = Verb::Curve, .to = {100, 100}, .a = {0, 0}, .b = {100, 0}}};
  const Rect found = bounds({hill});
  CHECK(found.y == doctest::Approx(25));
  CHECK(found.height == doctest::Approx(75));
  CHECK(found.width == doctest::Approx(100));
}

TEST_CASE("bounds: a group moves, scales and clips what it holds") {
  Group group;
  group.offset = {10, 20};
  group.scale = 2;
  group.clip = Rect{0, 0, 30, 100};
  group.children = {{Rectangle{.rect = {5, 5, 50, 10}, .fill = kInk}}};
  CHECK(bounds({group}) == Rect{20, 30, 50, 20});
}

TEST_CASE("bounds: a picture fills its box") {
  CHECK(bounds({Image{.box = {1, 2, 30, 40}}}) == Rect{1, 2, 30, 40});
}

TEST_CASE("bounds: what is not seen has none") {
  Group hidden;
  hidden.opacity = 0;
  hidden.children = {{disc({5, 5}, 5, kInk)}};
  CHECK_FALSE(drawn_bounds({hidden}, FixedWidth()).has_value());
  CHECK_FALSE(drawn_bounds({Rectangle{.rect = {0, 0, 5, 5}}}, FixedWidth())
                  .has_value());
}

}  // namespace
}  // namespace owldeck
