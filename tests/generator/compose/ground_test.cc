#include "generator/compose/ground.h"

#include <doctest/doctest.h>

#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr Color kWhite{1, 1, 1, 1};
constexpr Color kBlack{0, 0, 0, 1};
constexpr Color kRed{1, 0, 0, 1};

TEST_CASE("ground: the shape drawn last counts where it lies") {
  const Rectangle lower{.rect = {0, 0, 100, 100}, .fill = kBlack};
  const Rectangle upper{.rect = {50, 0, 100, 100}, .fill = kRed};
  Ground ground(kWhite);
  ground.add(lower, {});
  ground.add(upper, {});
  CHECK(ground.at({10, 50}) == kBlack);
  CHECK(ground.at({60, 50}) == kRed);
  CHECK(ground.at({300, 50}) == kWhite);
}

TEST_CASE("ground: a disc ends at its edge, not at its box") {
  const Path round = disc({50, 50}, 50, kRed);
  Ground ground(kWhite);
  ground.add(round, {});
  CHECK(ground.at({50, 50}) == kRed);
  CHECK(ground.at({5, 5}) == kWhite);
}

TEST_CASE("ground: what shows through is mixed with what it lies on") {
  const Rectangle veil{.rect = {0, 0, 100, 100}, .fill = kBlack};
  Ground ground(kWhite);
  ground.add(veil, {.opacity = 0.25});
  CHECK(ground.at({50, 50}) == Color{0.75, 0.75, 0.75, 1});
}

TEST_CASE("ground: a clip leaves the page as it was outside") {
  Group window;
  window.clip = Rect{0, 0, 10, 10};
  const Rectangle wide{.rect = {0, 0, 100, 100}, .fill = kRed};
  Ground ground(kWhite);
  ground.add(wide, View().inside(window));
  CHECK(ground.at({5, 5}) == kRed);
  CHECK(ground.at({50, 50}) == kWhite);
}

TEST_CASE("ground: a gradient has its colour at the point") {
  Rectangle bar{.rect = {0, 0, 100, 10}};
  bar.fill = LinearGradient{{0, 0}, {100, 0}, {{0, kBlack}, {1, kWhite}}};
  Ground ground(kRed);
  ground.add(bar, {});
  CHECK(ground.at({0, 5}) == kBlack);
  CHECK(ground.at({100, 5}) == kWhite);
}

}  // namespace
}  // namespace owldeck
