#include "generator/theme/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace owldeck {
namespace {

Layout load(const std::string& text) {
  Diagnostics diagnostics;
  const auto layout = load_layout({"layout.yaml", text}, {}, diagnostics);
  REQUIRE(layout.has_value());
  return *layout;
}

Diagnostic problem_of(const std::string& text) {
  Diagnostics diagnostics;
  CHECK_FALSE(load_layout({"layout.yaml", text}, {}, diagnostics).has_value());
  REQUIRE(diagnostics.all().size() == 1);
  return diagnostics.all().front();
}

TEST_CASE("layout: an area of four numbers is placed as written") {
  const Layout layout = load(
      "layout: concept\n"
      "variants:\n"
      "  figure-left:\n"
      "    figure: [96, 216, 994, 592]\n");
  CHECK(layout.type == "concept");
  CHECK(layout.find("figure-left")->find("figure")->area ==
        Rect{96, 216, 994, 592});
}

TEST_CASE("layout: columns start and end on the twelve-column grid") {
  const Layout layout = load(
      "layout: concept\n"
      "variants:\n"
      "  both:\n"
      "    all: {columns: 1-12, top: 216, height: 592}\n"
      "    last: {columns: 12, top: 216, height: 592}\n");
  const LayoutVariant& both = *layout.find("both");
  CHECK(both.find("all")->area.x == 96);
  CHECK(both.find("all")->area.right() == doctest::Approx(1824));
  CHECK(both.find("last")->area.right() == doctest::Approx(1824));
  CHECK(both.find("last")->area.width ==
        doctest::Approx(114.67).epsilon(0.001));
}

TEST_CASE("layout: a variant or area that is not there is null") {
  const Layout layout =
      load("layout: code\nvariants: {plain: {body: [96, 216, 100, 100]}}\n");
  CHECK(layout.find("other") == nullptr);
  CHECK(layout.find("plain")->find("figure") == nullptr);
}

TEST_CASE("layout: an unknown key is refused with the nearest one") {
  const Diagnostic problem = problem_of(
      "layout: code\n"
      "variants: {plain: {body: {columns: 1-6, top: 1, height: 2, "
      "heigth: 2}}}\n");
  CHECK(problem.code == "unknown-key");
  CHECK(problem.hint == "did you mean 'height'?");
  CHECK(problem.span.line == 2);
}

TEST_CASE("layout: columns beyond the twelfth are refused") {
  const Diagnostic problem = problem_of(
      "layout: code\n"
      "variants: {plain: {body: {columns: 7-13, top: 1, height: 2}}}\n");
  CHECK(problem.code == "wrong-value");
  CHECK(problem.message == "'7-13' names no columns");
}

TEST_CASE("layout: an area that leaves the page is refused") {
  const Diagnostic problem = problem_of(
      "layout: code\nvariants: {plain: {body: [96, 900, 100, 300]}}\n");
  CHECK(problem.code == "wrong-value");
  CHECK(problem.message == "the area is empty or leaves the page");
}

TEST_CASE("layout: three numbers are no area") {
  const Diagnostic problem =
      problem_of("layout: code\nvariants: {plain: {body: [96, 900, 100]}}\n");
  CHECK(problem.message == "expected four numbers: x, y, width, height");
}

TEST_CASE("layout: a word in place of a number is refused at its place") {
  const Diagnostic problem = problem_of(
      "layout: code\nvariants: {plain: {body: [96, top, 100, 50]}}\n");
  CHECK(problem.code == "wrong-type");
  CHECK(problem.message == "expected a number");
  CHECK(problem.span.column == 31);
}

TEST_CASE(
    "layout: what a layout does not say it takes from the one it extends") {
  const Layout layout = load(
      "layout: mine\nextends: concept\n"
      "slots: {anchor: none, owl-text: [1432, 840, 368, 100]}\n"
      "variants: {figure-full: {figure: [96, 216, 1000, 592]}}\n");
  CHECK(layout.type == "mine");
  CHECK(layout.find("figure-left") != nullptr);
  CHECK(layout.find("figure-full")->find("figure")->area.width == 1000);
  const auto has = [&layout](const std::string& name) {
    return std::ranges::any_of(
        layout.slots, [&](const Slot& slot) { return slot.name == name; });
  };
  CHECK(has("title"));
  CHECK_FALSE(has("anchor"));
}

TEST_CASE("layout: a slot holds what its name says, or what it lists") {
  const Layout layout = load(
      "layout: mine\nvariants:\n  plain:\n"
      "    figure: [96, 216, 100, 100]\n"
      "    body: {at: [96, 316, 100, 100], holds: [text, columns]}\n"
      "    frame: [96, 416, 100, 100]\n");
  const LayoutVariant& plain = *layout.find("plain");
  CHECK(plain.find("figure")->holds == std::vector<std::string>{"figure"});
  CHECK(plain.find("body")->holds ==
        std::vector<std::string>{"text", "columns"});
  CHECK(plain.find("frame")->holds.empty());
}

TEST_CASE("layout: a slot for an unknown content is refused") {
  const Diagnostic problem = problem_of(
      "layout: mine\nvariants:\n  plain:\n"
      "    body: {at: [96, 316, 100, 100], holds: txt}\n");
  CHECK(problem.message == "unknown content 'txt'");
  CHECK(problem.hint == "did you mean 'text'?");
}

TEST_CASE("layout: a slot states how small its text may become") {
  const Layout layout = load(
      "layout: mine\nvariants:\n  plain:\n"
      "    figure: [96, 216, 100, 100]\n"
      "    body: {at: [96, 316, 100, 100], holds: text, least: 26}\n");
  CHECK(layout.find("plain")->find("body")->least == 26);
  CHECK(layout.find("plain")->find("figure")->least == 0);
}

TEST_CASE("layout: text too small to read is refused") {
  const Diagnostic problem = problem_of(
      "layout: mine\nvariants:\n  plain:\n"
      "    body: {at: [96, 316, 100, 100], holds: text, least: 18}\n");
  CHECK(problem.message == "text of size 18 is too small to read");
  CHECK(problem.hint == "20 or more");
}

TEST_CASE("layout: a variant fits that holds all and has nothing left over") {
  const Layout layout = load(
      "layout: mine\n"
      "slots: {title: [96, 100, 100, 50]}\n"
      "variants:\n"
      "  two: {figure: [96, 216, 100, 100], other: {at: [196, 216, 100, 100], "
      "holds: figure}}\n"
      "  note: {body: {at: [96, 216, 100, 100], holds: text, optional: "
      "true}}\n");
  const LayoutVariant& two = *layout.find("two");
  CHECK(fits({{"figure", 2}, {"title", 1}}, two, layout));
  CHECK_FALSE(fits({{"figure", 1}, {"title", 1}}, two, layout));
  CHECK_FALSE(fits({{"figure", 3}}, two, layout));
  CHECK_FALSE(fits({{"figure", 2}, {"text", 1}}, two, layout));
  CHECK(fits({{"title", 1}}, *layout.find("note"), layout));
  CHECK(room_for("figure", two, layout) == 2);
}

}  // namespace
}  // namespace owldeck
