#include "render/paint/damage.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "render/paint/frame_painter.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr PixelSize kSize{320, 180};

Rectangle box(const std::string& id, const Rect& rect) {
  Rectangle result;
  result.info.id = id;
  result.rect = rect;
  result.fill = Color{0.2, 0.4, 0.8, 1};
  return result;
}

Scene scene_of(std::vector<Node> nodes) {
  Scene scene;
  scene.nodes = std::move(nodes);
  return scene;
}

std::vector<Rect> damage_of(const std::vector<Node>& before,
                            const std::vector<Node>& after) {
  return damage(scene_of(before), scene_of(after), TextEngine());
}

/// Whether `rect` is `expected` but for less than a page unit.
bool is_about(const Rect& rect, const Rect& expected) {
  const auto near = [](double a, double b) { return std::abs(a - b) < 1; };
  return near(rect.x, expected.x) && near(rect.y, expected.y) &&
         near(rect.width, expected.width) && near(rect.height, expected.height);
}

bool is_same_picture(const Surface& a, const Surface& b) {
  return std::ranges::equal(a.bytes(), b.bytes());
}

/// Random Scenes, and changes of them such as films make.
class Scenes {
 public:
  explicit Scenes(unsigned seed) : random_(seed) {}

  Scene any() {
    Scene scene;
    scene.background = color();
    const int count = whole(12) + 2;
    for (int i = 0; i < count; ++i) {
      scene.nodes.push_back(node(2));
    }
    return scene;
  }

  Scene changed(Scene scene) {
    const int changes = whole(4);
    for (int i = 0; i < changes && !scene.nodes.empty(); ++i) {
      const auto place =
          scene.nodes.begin() + whole(static_cast<int>(scene.nodes.size()));
      switch (whole(4)) {
        case 0:
          scene.nodes.insert(place, node(2));
          break;
        case 1:
          scene.nodes.erase(place);
          break;
        case 2:
          std::iter_swap(place, scene.nodes.begin());
          break;
        default:
          change(*place);
      }
    }
    return scene;
  }

 private:
  int whole(int end) { return static_cast<int>(random_() % unsigned(end)); }
  double real(double from, double to) {
    return from + (to - from) * static_cast<double>(random_()) /
                      static_cast<double>(std::mt19937::max());
  }
  Color color() {
    return {real(0, 1), real(0, 1), real(0, 1), whole(2) ? 1 : real(0, 1)};
  }
  Point point() { return {real(-100, 2000), real(-100, 1200)}; }
  Rect rect() {
    const Point at = point();
    return {at.x, at.y, real(0, 500), real(0, 300)};
  }
  Stroke stroke() {
    Stroke result{
        .color = color(), .width = real(0.5, 12), .round = whole(2) == 0};
    if (whole(3) == 0) {
      result.dash = {real(2, 20), real(2, 20)};
    }
    return result;
  }
  std::string name() { return whole(2) ? "" : "n" + std::to_string(next_++); }

  Node node(int depth) {
    switch (whole(depth > 0 ? 5 : 4)) {
      case 0:
        return rectangle();
      case 1:
        return path();
      case 2:
      case 3:
        return text();
      default:
        return group(depth);
    }
  }
  Node rectangle() {
    Rectangle result{.rect = rect(), .radius = real(0, 20), .fill = color()};
    result.info.id = name();
    if (whole(2)) {
      result.stroke = stroke();
    }
    return {result};
  }
  Node path() {
    Path result;
    result.info.id = name();
    result.segments = {{.verb = Verb::Move, .to = point()}};
    for (int i = whole(4); i >= 0; --i) {
      result.segments.push_back(
          {whole(2) ? Verb::Curve : Verb::Line, point(), point(), point()});
    }
    result.stroke = stroke();
    if (whole(3) == 0) {
      result.fill = color();
    }
    return {result};
  }
  Node text() {
    const std::string words = "Attention (Qj) is a weighted sum, ÅÇgy";
    TextBlock block =
        label(words.substr(0, static_cast<std::size_t>(whole(25))), point(),
              {.size = real(12, 70), .italic = whole(2) == 0, .color = color()},
              static_cast<Align>(whole(3)));
    block.info.id = name();
    return {block};
  }
  Node group(int depth) {
    Group result{.offset = {real(-50, 50), real(-50, 50)},
                 .scale = whole(2) ? 1 : real(0.5, 1.5),
                 .opacity = whole(2) ? 1 : real(0, 1)};
    result.info.id = name();
    if (whole(3) == 0) {
      result.clip = rect();
    }
    for (int i = whole(5); i >= 0; --i) {
      result.children.push_back(node(depth - 1));
    }
    return {result};
  }

  void change(Node& node) {
    if (auto* const group = std::get_if<Group>(&node.value)) {
      if (whole(2)) {
        change(group->children.front());
      } else {
        group->offset.x += real(-5, 5);
      }
    } else if (auto* const rectangle = std::get_if<Rectangle>(&node.value)) {
      rectangle->fill = color();
      rectangle->rect.x += real(-3, 3);
    } else if (auto* const block = std::get_if<TextBlock>(&node.value)) {
      block->box.y += real(-3, 3);
    } else {
      node = this->node(0);
    }
  }

  std::mt19937 random_;
  int next_ = 0;
};

TEST_CASE("damage: equal Scenes have none") {
  const std::vector<Node> nodes{{box("a", {10, 10, 50, 50})}};
  CHECK(damage_of(nodes, nodes).empty());
}

TEST_CASE("damage: what moves is damage where it was and where it is") {
  const auto areas = damage_of({{box("a", {100, 100, 50, 50})}},
                               {{box("a", {900, 800, 50, 50})}});
  REQUIRE(areas.size() == 2);
  CHECK(is_about(areas[0], {100, 100, 50, 50}));
  CHECK(is_about(areas[1], {900, 800, 50, 50}));
}

TEST_CASE("damage: neighbours become one area") {
  const auto areas = damage_of(
      {}, {{box("a", {100, 100, 50, 50})}, {box("b", {155, 100, 50, 50})}});
  REQUIRE(areas.size() == 1);
  CHECK(is_about(areas[0], {100, 100, 105, 50}));
}

TEST_CASE("damage: a new node leaves those around it alone") {
  const auto areas =
      damage_of({{box("a", {0, 0, 900, 900})}, {box("c", {0, 0, 800, 900})}},
                {{box("a", {0, 0, 900, 900})},
                 {box("b", {10, 10, 20, 20})},
                 {box("c", {0, 0, 800, 900})}});
  REQUIRE(areas.size() == 1);
  CHECK(is_about(areas[0], {10, 10, 20, 20}));
}

TEST_CASE("damage: a group that stays is compared child by child") {
  Group before{.offset = {100, 0}, .scale = 2};
  before.children = {{box("a", {0, 0, 300, 300})}, {box("b", {10, 20, 5, 5})}};
  Group after = before;
  std::get<Rectangle>(after.children[1].value).fill = Color{1, 0, 0, 1};
  const auto areas = damage_of({{before}}, {{after}});
  REQUIRE(areas.size() == 1);
  CHECK(is_about(areas[0], {120, 40, 10, 10}));
}

TEST_CASE("damage: another ground is all of the page") {
  Scene dark;
  dark.background = {0, 0, 0, 1};
  CHECK(damage(Scene(), dark, TextEngine()) ==
        std::vector<Rect>{{0, 0, 1920, 1080}});
}

TEST_CASE("damage: the areas stay few") {
  std::vector<Node> nodes;
  for (int i = 0; i < 100; ++i) {
    nodes.push_back({box("", {i % 10 * 190.0, i / 10 * 100.0, 5, 5})});
  }
  CHECK(damage_of({}, nodes).size() <= 12);
}

TEST_CASE("damage: painting it alone gives the whole picture, bit for bit") {
  const TextEngine text;
  for (unsigned seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    Scenes scenes(seed);
    Scene scene = scenes.any();
    FramePainter painter(kSize, text);
    Surface whole(kSize);
    for (int step = 0; step < 5; ++step) {
      CAPTURE(step);
      const auto changed = painter.show(scene);
      paint(scene, text, whole);
      REQUIRE(is_same_picture(painter.surface(), whole));
      scene = scenes.changed(scene);
    }
  }
}

TEST_CASE("paint: nothing is touched outside the areas") {
  const TextEngine text;
  Surface surface(kSize);
  const Scene white;
  paint(white, text, surface);
  Surface scratch(kSize);
  Scene black;
  black.background = {0, 0, 0, 1};
  // Six page units to a pixel.
  const auto painted =
      paint(black, text, {{600, 300, 60, 30}}, scratch, surface);
  CHECK(painted == std::vector<PixelRect>{{99, 49, 111, 56}});
  const auto bytes = surface.bytes();
  for (int y = 0; y < kSize.height; ++y) {
    for (int x = 0; x < kSize.width; ++x) {
      const bool inside = x >= 99 && x < 111 && y >= 49 && y < 56;
      const auto at = static_cast<std::size_t>(y * surface.stride() + x * 4);
      REQUIRE(bytes[at] == (inside ? 0 : 255));
    }
  }
}

}  // namespace
}  // namespace owldeck
