#include "generator/animation/camera.h"

#include <doctest/doctest.h>

#include <cmath>

#include "generator/animation/canvas.h"
#include "tests/generator/animation/film_support.h"

namespace owldeck {
namespace {

Timeline two_steps() {
  return {{{"Closer", "", 1, 1, 1}, {"Back", "", 1, 1, 1}}};
}

std::vector<Node> two_boxes() {
  Canvas canvas(light_theme());
  canvas.box("near", {200, 200, 100, 50}, 0, Color{0, 0, 0, 1}, {});
  canvas.box("far", {1700, 800, 100, 50}, 0, Color{0, 0, 0, 1}, {});
  return canvas.take();
}

Scene seen(const Camera& camera, double seconds) {
  Scene scene;
  scene.nodes = camera.seen(two_boxes(), Moment(two_steps(), seconds));
  return scene;
}

Camera there_and_back() {
  Camera camera;
  camera.look_at({150, 180, 400, 100}, {0, 0, 1, {}});
  camera.look_at(kStageArea, {1, 0, 1, {}});
  return camera;
}

}  // namespace

TEST_CASE("camera: who sees the whole stage changes nothing") {
  CHECK(Camera().seen(two_boxes(), Moment(two_steps(), 1)) == two_boxes());
  CHECK(there_and_back().seen(two_boxes(), Moment(two_steps(), 0)) ==
        two_boxes());
  CHECK(there_and_back().seen(two_boxes(), Moment(two_steps(), 4)) ==
        two_boxes());
}

TEST_CASE("camera: what it looks at fills the stage's width or height") {
  const Scene scene = seen(there_and_back(), 1.5);
  const Rect near = area_of(scene, "near").value();
  // 400 units fill 1920.
  CHECK(near.width == doctest::Approx(100 * 1920 / 400.0));
  CHECK(near.x == doctest::Approx((200 - 150) * 1920 / 400.0));
  CHECK(near.y >= kStageArea.y);
  CHECK(near.bottom() <= kStageArea.bottom());
}

TEST_CASE("camera: what is beyond its view is cut off at the stage's edge") {
  const Scene scene = seen(there_and_back(), 1.5);
  REQUIRE(scene.nodes.size() == 1);
  const auto& stage = std::get<Group>(scene.nodes[0].value);
  REQUIRE(stage.clip.has_value());
  const auto on_page = [&](double own, double offset) {
    return offset + stage.scale * own;
  };
  CHECK(on_page(stage.clip->x, stage.offset.x) ==
        doctest::Approx(kStageArea.x));
  CHECK(on_page(stage.clip->y, stage.offset.y) ==
        doctest::Approx(kStageArea.y));
  CHECK(on_page(stage.clip->right(), stage.offset.x) ==
        doctest::Approx(kStageArea.right()));
  CHECK(on_page(stage.clip->bottom(), stage.offset.y) ==
        doctest::Approx(kStageArea.bottom()));
}

TEST_CASE("camera: a view at the edge of the stage stays inside it") {
  Camera camera;
  camera.look_at({1800, 850, 100, 50}, {0, 0, 1, {}});
  const auto nodes = camera.seen(two_boxes(), Moment(two_steps(), 1.5));
  const auto& stage = std::get<Group>(nodes.at(0).value);
  CHECK(stage.clip->right() <= kStageArea.right());
  CHECK(stage.clip->bottom() <= kStageArea.bottom());
}

TEST_CASE("camera: goes closer and back without a jump") {
  const Camera camera = there_and_back();
  Rect before = area_of(seen(camera, 0), "near").value();
  for (int frame = 1; frame <= 240; ++frame) {
    const Rect now = area_of(seen(camera, frame / 60.0), "near").value();
    CHECK(std::hypot(now.center().x - before.center().x,
                     now.center().y - before.center().y) < 25);
    before = now;
  }
  CHECK(before == Rect{200, 200, 100, 50});
}

}  // namespace owldeck
