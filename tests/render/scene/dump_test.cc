#include "render/scene/dump.h"

#include <doctest/doctest.h>

#include "render/scene/shapes.h"

using namespace owldeck;

namespace {

const Color kNavy = *parse_color("#1A365D");

Scene small_scene() {
  Paragraph item{.runs = {{.text = "a \"query\"", .style = {.color = kNavy}},
                          {.text = "2",
                           .style = {.family = FontFamily::Mono,
                                     .size = 20.005,
                                     .weight = 700,
                                     .italic = true,
                                     .tabular = false,
                                     .tracking = -0.6},
                           .link = "#slide-2",
                           .rise = 6}},
                 .align = Align::Right,
                 .space_before = 8,
                 .indent = 36,
                 .list_item = true};
  item.marker = Run{.text = "1"};
  Group group{.info = {.role = Role::Figure, .id = "map", .alt = "weights"},
              .offset = {10, -20.256},
              .scale = 0.5,
              .opacity = 0.25};
  group.clip = Rect{0, 0, 100, 50};
  group.children = {
      {Rectangle{.rect = {1, 2, 3, 4},
                 .radius = 8,
                 .fill = LinearGradient{{0, 0}, {9, 0}, {{0.5, kNavy}}},
                 .stroke = Stroke{.color = kNavy, .dash = {8, 6}}}},
      {line({-0.001, 0}, {5, 5}, {.color = kNavy, .round = true})}};
  return {.background = {1, 1, 1},
          .nodes = {{group},
                    {TextBlock{.info = {.role = Role::List, .link = "#top"},
                               .box = {96, 216, 648, 0},
                               .vertical = VerticalAlign::Middle,
                               .paragraphs = {item}}}}};
}

}  // namespace

TEST_CASE("dump: prints a node a line, indented by depth") {
  CHECK(dump(small_scene()) ==
        R"(scene 1920x1080 on #ffffff
  group figure #map alt "weights" at 10,-20.26 scale 0.5 opacity 0.25 clip 0,0 100x50
    rectangle 1,2 3x4 radius 8 gradient 0,0 to 9,0 0.5 #1a365d stroke #1a365d 2 dash 8,6
    path stroke #1a365d 2 round M 0,0 L 5,5
  text list link "#top" 96,216 648x0 middle
    item right line 1.36 before 8 indent 36 marker "1" text 30 400 #000000
      "a \"query\"" text 30 400 #1a365d
      "2" mono 20 700 italic proportional tracking -0.6 #000000 link "#slide-2" rise 6
)");
}

TEST_CASE("dump: an empty scene is its first line") {
  CHECK(dump({}) == "scene 1920x1080 on #ffffff\n");
}

TEST_CASE("text_of: joins the runs of a paragraph, a paragraph a line") {
  Scene scene = small_scene();
  scene.nodes.insert(scene.nodes.begin(),
                     Node{Group{.children = {{label("first", {}, {})}}}});
  CHECK(text_of(scene) == "first\na \"query\"2\n");
}

TEST_CASE("dump: a formula in a line says its size and colours") {
  Run run{.text = "q sub i"};
  run.formula =
      InlineFormula{20.5, 12, 4, {{.segments = {{}, {}}, .fill = Fill{kNavy}}}};
  const TextBlock block{.paragraphs = {{.runs = {run}}}};
  CHECK(dump({.nodes = {{block}}})
            .find("\"q sub i\" text 30 400 #000000 formula 20.5x12+4 fill "
                  "#1a365d 2") != std::string::npos);
}

TEST_CASE("dump: a picture says its kind, natural size and content") {
  Image image{.info = {.id = "logo"}, .box = {1, 2, 30, 40}};
  image.data = {ImageKind::Png, {300, 400}, "0123456789abcdef", nullptr};
  CHECK(dump({.nodes = {{image}}})
            .find("  image #logo 1,2 30x40 png 300x400 01234567\n") !=
        std::string::npos);
  image.data.kind = ImageKind::Svg;
  image.ink = kNavy;
  CHECK(dump({.nodes = {{image}}}).find("svg 300x400 01234567 ink #1a365d\n") !=
        std::string::npos);
}
