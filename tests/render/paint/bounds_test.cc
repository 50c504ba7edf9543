#include "render/paint/bounds.h"

#include <doctest/doctest.h>

#include "render/scene/shapes.h"

using namespace owldeck;
using doctest::Approx;

TEST_CASE("bounds: a path's are those of its points") {
  CHECK(bounds({line({3, 4}, {1, 9}, {})}, TextEngine()) == Rect{1, 4, 2, 5});
}

TEST_CASE("bounds: a group's hold its children, scaled and moved") {
  const Group group{.offset = {10, 20},
                    .scale = 2,
                    .children = {{Rectangle{.rect = {0, 0, 5, 5}}},
                                 {Rectangle{.rect = {10, 10, 5, 5}}}}};
  CHECK(bounds({group}, TextEngine()) == Rect{10, 20, 30, 30});
}

TEST_CASE("bounds: a clip cuts a group's") {
  Group group{.offset = {10, 20}, .children = {{Rectangle{}}}};
  group.clip = Rect{1, 2, 3, 4};
  CHECK(bounds({group}, TextEngine()) == Rect{11, 22, 3, 4});
}

TEST_CASE("bounds: a text's are those of its lines, not of its box") {
  const TextEngine text;
  const Paragraph words{.runs = {{.text = "query"}}, .align = Align::Right};
  const TextBlock block{.box = {100, 50, 400, 300},
                        .vertical = VerticalAlign::Bottom,
                        .paragraphs = {words}};
  const TextExtent extent = text.measure({words}, 400);
  const Rect rect = bounds({block}, text);
  CHECK(rect.x == Approx(500 - extent.width));
  CHECK(rect.right() == Approx(500));
  CHECK(rect.y == Approx(350 - extent.height));
  CHECK(rect.bottom() == Approx(350));
}

TEST_CASE("bounds: nothing has none") {
  CHECK(bounds({Group{}}, TextEngine()) == Rect{});
}

TEST_CASE("bounds: a picture's are its box") {
  CHECK(bounds({Image{.box = {1, 2, 3, 4}}}, TextEngine()) == Rect{1, 2, 3, 4});
}
