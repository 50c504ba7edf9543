#include <doctest/doctest.h>

#include "generator/theme/theme.h"

namespace owldeck {
namespace {

Layout load(const std::string& text) {
  Diagnostics diagnostics;
  const auto layout = load_layout("layout.yaml", text, diagnostics);
  REQUIRE(layout.has_value());
  return *layout;
}

Diagnostic problem_of(const std::string& text) {
  Diagnostics diagnostics;
  CHECK_FALSE(load_layout("layout.yaml", text, diagnostics).has_value());
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
  CHECK(*layout.find("figure-left")->find("figure") == Rect{96, 216, 994, 592});
}

TEST_CASE("layout: columns start and end on the twelve-column grid") {
  const Layout layout = load(
      "layout: concept\n"
      "variants:\n"
      "  both:\n"
      "    all: {columns: 1-12, top: 216, height: 592}\n"
      "    last: {columns: 12, top: 216, height: 592}\n");
  const LayoutVariant& both = *layout.find("both");
  CHECK(both.find("all")->x == 96);
  CHECK(both.find("all")->right() == doctest::Approx(1824));
  CHECK(both.find("last")->right() == doctest::Approx(1824));
  CHECK(both.find("last")->width == doctest::Approx(114.67).epsilon(0.001));
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

}  // namespace
}  // namespace owldeck
