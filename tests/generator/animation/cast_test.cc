#include "generator/animation/cast.h"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "generator/animation/looks.h"
#include "tests/generator/animation/film_support.h"

namespace owldeck {
namespace {

Timeline two_steps() {
  return {{{"First", "", 4, 1, 4}, {"Second", "", 4, 1, 4}}};
}

const Rect kHome{100, 200, 50, 50};
const Rect kLeft{40, 400, 50, 50};
const Rect kRight{160, 400, 50, 50};

ActorLook box() {
  return box_look({0, Color{0, 0, 0, 1}, {}});
}

Scene drawn(const Cast& cast, double seconds) {
  Canvas canvas(light_theme());
  cast.draw(Moment(two_steps(), seconds), canvas);
  Scene scene;
  scene.nodes = canvas.take();
  return scene;
}

/// What is seen of the cast, every hundredth of a second.
template <class Check>
void for_each_frame(const Cast& cast, const Check& check) {
  for (int i = 0; i <= 1000; ++i) {
    check(drawn(cast, i / 100.0));
  }
}

}  // namespace

TEST_CASE("cast: an actor has the pose that its changes give it") {
  Cast cast;
  cast.add("cell", box(), {kHome})
      .move(kLeft, {0, 0, 2, {}})
      .count(7, {0, 2, 4, {}})
      .light(1, {1, 0, 1, {}})
      .draw_to(0.5, {1, 1, 2, {}})
      .fade(0, {1, 3, 4, {}});
  const Pose early = cast["cell"].at(Moment(two_steps(), 2));
  CHECK(early == Pose{kLeft, 1, 0, 1, 0});
  const Pose rest = cast["cell"].at(Moment(two_steps(), 4.5));
  CHECK(rest == Pose{kLeft, 1, 7, 1, 0});
  CHECK(cast["cell"].last() == Pose{kLeft, 0, 7, 0.5, 1});
  CHECK(cast["cell"].at(Moment(two_steps(), 10)) == cast["cell"].last());
}

TEST_CASE("cast: who is not visible is not drawn") {
  Cast cast;
  cast.add("seen", box(), {kHome});
  cast.add("unseen", box(), {kHome, 0});
  CHECK(ids_in(drawn(cast, 1)) == std::vector<std::string>{"seen"});
}

TEST_CASE("cast: actors are drawn in the order in which they were added") {
  Cast cast;
  for (const char* id : {"b", "a", "c"}) {
    cast.add(id, box(), {kHome});
  }
  CHECK(ids_in(drawn(cast, 0)) == std::vector<std::string>{"b", "a", "c"});
}

TEST_CASE("cast: all finds those of one prefix, and no other") {
  Cast cast;
  for (const char* id : {"key-0", "key-1", "keys-0", "key"}) {
    cast.add(id, box(), {kHome});
  }
  const std::vector<Actor*> found = cast.all("key");
  REQUIRE(found.size() == 2);
  CHECK(found[0]->id() == "key-0");
  CHECK(found[1]->id() == "key-1");
}

TEST_CASE("cast: a part comes out of the whole where that is, and no earlier") {
  Cast cast;
  cast.add("whole", box(), {kHome}).move(kRight, {0, 0, 2, {}});
  cast.split("whole", "part", kLeft, {0, 3, 4, {}});
  CHECK_FALSE(area_of(drawn(cast, 2.99), "part").has_value());
  const Rect first = area_of(drawn(cast, 3.001), "part").value();
  CHECK(std::hypot(first.x - kRight.x, first.y - kRight.y) < 0.1);
  CHECK(area_of(drawn(cast, 4), "part") == kLeft);
  CHECK(area_of(drawn(cast, 4), "whole") == kRight);
}

TEST_CASE("cast: parts go into the whole, which then stands alone") {
  Cast cast;
  cast.add("left", box(), {kLeft});
  cast.add("right", box(), {kRight});
  cast.add("whole", box(), {kHome, 0});
  cast.merge({"left", "right"}, "whole", {0, 1, 2, {}});
  CHECK(ids_in(drawn(cast, 1.5)) == std::vector<std::string>{"left", "right"});
  const Scene arriving = drawn(cast, 1.999);
  for (const char* part : {"left", "right"}) {
    const Rect place = area_of(arriving, part).value();
    CHECK(std::hypot(place.x - kHome.x, place.y - kHome.y) < 0.1);
  }
  CHECK(ids_in(drawn(cast, 2.01)) == std::vector<std::string>{"whole"});
}

TEST_CASE("cast: nothing jumps when it splits, moves on and merges again") {
  Cast cast;
  cast.add("whole", box(), {kHome});
  cast.split("whole", "left", kLeft, {0, 0, 1, {}});
  cast.split("whole", "right", kRight, {0, 0.5, 2, {}});
  cast["whole"].fade(0, {0, 2, 2.5, {}}).move(kLeft, {0, 2.5, 3, {}});
  cast.merge({"left", "right"}, "whole", {1, 0, 3, {}});
  std::map<std::string, Point> before;
  std::size_t drawn_frames = 0;
  for_each_frame(cast, [&](const Scene& scene) {
    const std::map<std::string, Point> now = places_in(scene);
    for (const auto& [id, place] : now) {
      if (const auto was = before.find(id); was != before.end()) {
        CHECK(std::hypot(place.x - was->second.x, place.y - was->second.y) < 9);
      }
    }
    drawn_frames += now.empty() ? 0 : 1;
    before = now;
  });
  CHECK(drawn_frames == 1001);
}

}  // namespace owldeck
