#include "render/paint/painter.h"

#include <doctest/doctest.h>

#include "render/error.h"
#include "render/scene/shapes.h"
#include "tests/render/paint/pixels.h"

using namespace owldeck;
using doctest::Approx;

namespace {

const Color kBlack{0, 0, 0};
const Color kRed{1, 0, 0};
const Color kWhite{1, 1, 1};

Node square(const Rect& rect, const Color& color = kBlack) {
  return {Rectangle{.rect = rect, .fill = color}};
}

}  // namespace

TEST_CASE("paint: the background covers the surface") {
  Surface surface({4, 4});
  paint({.size = {4, 4}, .background = kRed}, TextEngine(), surface);
  CHECK(surface.bytes()[2] == 255);
  CHECK(surface.bytes()[1] == 0);
}

TEST_CASE("paint: a surface is filled to its width") {
  const Pixels pixels({square({0, 0, 20, 10})}, {10, 10}, 4);
  CHECK(pixels.inked() == Rect{0, 0, 5, 3});
}

TEST_CASE("paint: nodes lie over those before them") {
  const Pixels pixels({square({0, 0, 4, 4}), square({2, 0, 2, 4}, kRed)},
                      {4, 4});
  CHECK(pixels.at(0, 0) == kBlack);
  CHECK(pixels.at(3, 0) == kRed);
}

TEST_CASE("paint: a radius rounds a rectangle's corners only") {
  const Pixels pixels(
      {{Rectangle{.rect = {0, 0, 20, 20}, .radius = 8, .fill = kBlack}}},
      {20, 20});
  CHECK(pixels.at(0, 0) == kWhite);
  CHECK(pixels.at(10, 0) == kBlack);
  CHECK(pixels.at(10, 10) == kBlack);
}

TEST_CASE("paint: a radius larger than half the side gives a circle") {
  const Pixels pixels(
      {{Rectangle{.rect = {0, 0, 20, 20}, .radius = 100, .fill = kBlack}}},
      {20, 20});
  CHECK(pixels.total_ink() == Approx(314.16).epsilon(0.01));
}

TEST_CASE("paint: a stroke is centred on the edge") {
  const Pixels pixels(
      {{Rectangle{.rect = {10, 10, 20, 20},
                  .stroke = Stroke{.color = kBlack, .width = 4}}}},
      {40, 40});
  CHECK(pixels.inked() == Rect{8, 8, 24, 24});
  CHECK(pixels.at(20, 20) == kWhite);
}

TEST_CASE("paint: dashes leave gaps") {
  const Stroke dashed{.color = kBlack, .width = 2, .dash = {4, 4}};
  const Pixels pixels({{line({0, 1}, {16, 1}, dashed)}}, {16, 2});
  CHECK(pixels.at(1, 0) == kBlack);
  CHECK(pixels.at(5, 0) == kWhite);
  CHECK(pixels.at(9, 0) == kBlack);
}

TEST_CASE("paint: dashes end with the node that has them") {
  const Stroke dashed{.color = kBlack, .width = 2, .dash = {4, 4}};
  const Stroke solid{.color = kBlack, .width = 2};
  const Pixels pixels(
      {{line({0, 1}, {16, 1}, dashed)}, {line({0, 5}, {16, 5}, solid)}},
      {16, 8});
  CHECK(pixels.at(5, 4) == kBlack);
}

TEST_CASE("paint: round ends reach over the line's end") {
  const auto width_with = [](bool round) {
    return Pixels({{line({10, 10}, {20, 10},
                         {.color = kBlack, .width = 8, .round = round})}},
                  {30, 20})
        .inked()
        .width;
  };
  CHECK(width_with(false) == 10);
  CHECK(width_with(true) == 18);
}

TEST_CASE("paint: a gradient goes from its first colour to its last") {
  const LinearGradient gradient{{0, 0}, {100, 0}, {{0, kWhite}, {1, kBlack}}};
  const Pixels pixels({{Rectangle{.rect = {0, 0, 100, 1}, .fill = gradient}}},
                      {100, 1});
  CHECK(pixels.ink(0, 0) < 0.02);
  CHECK(pixels.ink(50, 0) == Approx(0.5).epsilon(0.02));
  CHECK(pixels.ink(99, 0) > 0.98);
}

TEST_CASE("paint: a group scales its children, then moves them") {
  const Group group{
      .offset = {10, 20}, .scale = 2, .children = {square({1, 2, 5, 5})}};
  CHECK(Pixels({{group}}, {40, 40}).inked() == Rect{12, 24, 10, 10});
}

TEST_CASE("paint: a clip is in the children's coordinates and ends with them") {
  Group group{.offset = {10, 0}, .children = {square({0, 0, 40, 10})}};
  group.clip = Rect{0, 0, 5, 5};
  const Pixels pixels({{group}, square({30, 10, 2, 2})}, {40, 20});
  CHECK(pixels.at(14, 4) == kBlack);
  CHECK(pixels.at(15, 4) == kWhite);
  CHECK(pixels.at(14, 5) == kWhite);
  CHECK(pixels.at(31, 11) == kBlack);
}

TEST_CASE("paint: opacities of groups and colours multiply") {
  const Group inner{.opacity = 0.5,
                    .children = {square({0, 0, 4, 4}, faded(kBlack, 0.8))}};
  const Group outer{.opacity = 0.5, .children = {{inner}}};
  CHECK(Pixels({{outer}}, {4, 4}).ink(1, 1) == Approx(0.2).epsilon(0.02));
}

TEST_CASE("paint: a group's opacity fades gradients too") {
  const LinearGradient black{{0, 0}, {4, 0}, {{0, kBlack}, {1, kBlack}}};
  const Group group{
      .opacity = 0.25,
      .children = {{Rectangle{.rect = {0, 0, 4, 4}, .fill = black}}}};
  CHECK(Pixels({{group}}, {4, 4}).ink(1, 1) == Approx(0.25).epsilon(0.02));
}

TEST_CASE("paint: a group of scale 0 is not there, nor does it end the page") {
  const Group nothing{.scale = 0, .children = {square({0, 0, 4, 4})}};
  const Pixels pixels({{nothing}, square({2, 2, 2, 2})}, {4, 4});
  CHECK(pixels.inked() == Rect{2, 2, 2, 2});
}

TEST_CASE("paint: the same Scene gives the same pixels on a used surface") {
  const TextEngine text;
  Surface used({40, 20});
  paint({.size = {40, 20}, .nodes = {square({0, 0, 40, 20}, kRed)}}, text,
        used);
  Surface fresh({40, 20});
  const Scene scene{.size = {40, 20}, .nodes = {{label("key", {2, 15}, {})}}};
  paint(scene, text, used);
  paint(scene, TextEngine(), fresh);
  CHECK(std::equal(used.bytes().begin(), used.bytes().end(),
                   fresh.bytes().begin()));
}

TEST_CASE("Surface: a size that no picture has is told") {
  CHECK_THROWS_AS(Surface({100'000, 100'000}), RenderError);
}

TEST_CASE("Surface: keeps its pixels when it is moved") {
  Surface surface({2, 2});
  paint({.size = {2, 2}, .background = kRed}, TextEngine(), surface);
  const Surface moved = std::move(surface);
  CHECK(moved.bytes()[2] == 255);
  CHECK(moved.size() == PixelSize{2, 2});
}
