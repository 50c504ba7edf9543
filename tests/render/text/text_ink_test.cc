#include <doctest/doctest.h>

#include "render/text/text_engine.h"

namespace owldeck {
namespace {

const TextEngine& engine() {
  static const TextEngine shared;
  return shared;
}

Paragraph words(const std::string& text) {
  return {.runs = {{.text = text, .style = {.size = 100}}}, .line_height = 1};
}

TEST_CASE("ink: a dot is smaller than its line") {
  const auto inks = engine().inks({words(".")}, 0);
  REQUIRE(inks.size() == 1);
  CHECK(inks[0].rect.width > 5);
  CHECK(inks[0].rect.width < 30);
  CHECK(inks[0].rect.height < 30);
  CHECK(inks[0].rect.y > 50);
}

TEST_CASE("ink: capitals stand in the middle of their line") {
  const auto inks = engine().inks({words("H")}, 0);
  REQUIRE(inks.size() == 1);
  CHECK(inks[0].rect.center().y == doctest::Approx(50).epsilon(0.02));
}

TEST_CASE("ink: spaces have none") {
  CHECK(engine().inks({words("   ")}, 0).empty());
}

TEST_CASE("ink: every line has its own") {
  const auto inks = engine().inks({words("one two")}, 200);
  REQUIRE(inks.size() == 2);
  CHECK(inks[0].line == 0);
  CHECK(inks[1].line == 1);
  CHECK(inks[1].rect.y > inks[0].rect.bottom());
}

TEST_CASE("ink: runs of a line follow each other") {
  Paragraph line = words("one");
  line.runs.push_back(line.runs.front());
  line.runs[1].style.weight = 700;
  const auto inks = engine().inks({line}, 0);
  REQUIRE(inks.size() == 2);
  CHECK(inks[1].run == 1);
  CHECK(inks[1].rect.x >= inks[0].rect.right() - 1);
}

TEST_CASE("ink: a marker is told from its paragraph") {
  Paragraph item = words("point");
  item.marker = Run{.text = "•", .style = {.size = 100}};
  item.indent = 80;
  const auto inks = engine().inks({item}, 0);
  REQUIRE(inks.size() == 2);
  CHECK(inks[0].is_marker);
  CHECK(!inks[1].is_marker);
}

}  // namespace
}  // namespace owldeck
