#include "generator/animation/looks.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/generator/animation/film_support.h"

namespace owldeck {
namespace {

const Rect kPlace{100, 200, 80, 40};

Scene drawn(const ActorLook& look, const Pose& pose) {
  Canvas canvas(light_theme());
  look("thing", pose, canvas);
  Scene scene;
  scene.nodes = canvas.take();
  return scene;
}

/// The area of a path's points.
Rect path_area(const Scene& scene) {
  const auto& path = std::get<Path>(scene.nodes.at(0).value);
  Point low{1e9, 1e9};
  Point high{-1e9, -1e9};
  for (const Segment& segment : path.segments) {
    if (segment.verb == Verb::Close) {
      continue;
    }
    low = {std::min(low.x, segment.to.x), std::min(low.y, segment.to.y)};
    high = {std::max(high.x, segment.to.x), std::max(high.y, segment.to.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

}  // namespace

TEST_CASE("looks: a cell shows its pose's value where it stands") {
  const ActorLook look = cell_look({{1, false}, 4, 24});
  const Scene scene = drawn(look, {kPlace, 1, 0.24});
  CHECK(text_of_node(scene, "thing") == "0.2400");
  const Rect area = area_of(scene, "thing").value();
  CHECK(area.center().x == doctest::Approx(kPlace.center().x));
  CHECK(area.center().y == doctest::Approx(kPlace.center().y));
}

TEST_CASE("looks: a cell without a text size tells its value by colour alone") {
  const ActorLook look = cell_look({{1, false}, 4, 0});
  CHECK(texts_in(drawn(look, {kPlace, 1, 0.2})).empty());
  CHECK(drawn(look, {kPlace, 1, 0.2}) != drawn(look, {kPlace, 1, 0.9}));
}

TEST_CASE("looks: what is lit is outlined, and nothing else is") {
  const ActorLook look = cell_look({});
  CHECK_FALSE(area_of(drawn(look, {kPlace}), "thing-lit").has_value());
  Pose lit{kPlace};
  lit.lit = 1;
  CHECK(area_of(drawn(look, lit), "thing-lit").has_value());
}

TEST_CASE("looks: a number counts with its words around it") {
  const ActorLook look =
      number_look({text_style(30, 400, {}), 2, "sum = ", " of 1"});
  CHECK(text_of_node(drawn(look, {kPlace, 1, 0.5}), "thing") ==
        "sum = 0.50 of 1");
  CHECK(text_of_node(drawn(look, {kPlace, 1, 0.756}), "thing") ==
        "sum = 0.76 of 1");
}

TEST_CASE("looks: a box is as wide as it is drawn") {
  const ActorLook look = box_look({0, Color{0, 0, 0, 1}, {}});
  Pose half{kPlace};
  half.drawn = 0.5;
  CHECK(area_of(drawn(look, half), "thing") == Rect{100, 200, 40, 40});
}

TEST_CASE("looks: a bar is as high as its value, on the place's lower edge") {
  const ActorLook look = bar_look(2, Color{0, 0, 0, 1});
  CHECK(area_of(drawn(look, {kPlace, 1, 0.5}), "thing") ==
        Rect{100, 230, 80, 10});
  CHECK(area_of(drawn(look, {kPlace, 1, 2}), "thing") == kPlace);
}

TEST_CASE("looks: a ribbon reaches as far as it is drawn") {
  const ActorLook look =
      ribbon_look({{100, 100, 0, 20}, {500, 300, 0, 60}, Color{0, 0, 0, 1}});
  Pose pose{kPlace};
  CHECK(path_area(drawn(look, pose)) == Rect{100, 100, 400, 260});
  pose.drawn = 0.5;
  CHECK(path_area(drawn(look, pose)).width == doctest::Approx(200));
}

TEST_CASE("looks: a masked cell is cut where its hatch has come") {
  Pose half{kPlace};
  half.drawn = 0.5;
  const Scene scene = drawn(masked_look("−∞", 24), half);
  const auto& cell = std::get<Group>(scene.nodes.at(0).value);
  CHECK(cell.clip == Rect{100, 200, 80, 20});
}

TEST_CASE("looks: a group is scaled to its place") {
  Canvas canvas(light_theme());
  canvas.box("inner", {10, 10, 40, 20}, 0, Color{0, 0, 0, 1}, {});
  Group group;
  group.children = canvas.take();
  const Scene scene = drawn(group_look(group, {10, 10, 40, 20}), {kPlace});
  CHECK(area_of(scene, "inner") == kPlace);
}

TEST_CASE("looks: every id begins with the actor's, and is used once") {
  Pose pose{kPlace};
  pose.lit = 0.5;
  for (const ActorLook& look : {chip_look("token", 24), cell_look({})}) {
    std::set<std::string> seen;
    for (const std::string& id : ids_in(drawn(look, pose))) {
      CHECK(id.starts_with("thing"));
      CHECK(seen.insert(id).second);
    }
  }
}

}  // namespace owldeck
