#include <doctest/doctest.h>

#include <filesystem>

#include "generator/check/check.h"
#include "generator/deck/load.h"

namespace owldeck {
namespace {

const std::filesystem::path kTop = OWLDECK_SOURCE_DIR;

struct Course {
  Deck deck;
  Blueprint blueprint;
};

Course course() {
  const DiskFiles files;
  SourceTexts sources;
  Diagnostics diagnostics;
  auto deck = load_deck(kTop / "content/attention/deck.yaml", files, sources,
                        diagnostics);
  auto blueprint = load_blueprint(
      "two-hour-30.yaml",
      files.read(kTop / "templates/blueprints/two-hour-30.yaml").value_or(""),
      diagnostics);
  REQUIRE(deck.has_value());
  REQUIRE(blueprint.has_value());
  return {std::move(*deck), std::move(*blueprint)};
}

TEST_CASE("structure: the course deck has nothing missing") {
  Diagnostics diagnostics;
  check_slides(course().deck, diagnostics);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("structure: the course deck follows its blueprint") {
  const auto [deck, blueprint] = course();
  Diagnostics diagnostics;
  check_blueprint(deck, blueprint, diagnostics);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("structure: the minutes of the course deck add up") {
  const auto [deck, blueprint] = course();
  Diagnostics diagnostics;
  check_minutes(deck, blueprint, diagnostics);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("structure: a slide of another type is refused in its range") {
  auto [deck, blueprint] = course();
  deck.slides.at(12).type.value = SlideType::Code;
  Diagnostics diagnostics;
  check_blueprint(deck, blueprint, diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message ==
        "slide 13 is of type code, 'two-hour-30' has practical there");
}

TEST_CASE("structure: a quiz stands where a blueprint says so") {
  Slide slide;
  slide.number.value = 1;
  slide.type.value = SlideType::Quiz;
  Deck deck;
  deck.slides = {slide};
  Diagnostics diagnostics;
  const auto blueprint = load_blueprint(
      "short.yaml",
      "blueprint: short\nslides: 1\nminutes: 5\n"
      "parts: [{name: Hour 1, slides: 1}]\n"
      "ranges: [{name: check, slides: 1, types: [concept, quiz]}]\n",
      diagnostics);
  REQUIRE(blueprint.has_value());
  check_blueprint(deck, *blueprint, diagnostics);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("structure: an owl of blanks is no owl") {
  auto [deck, blueprint] = course();
  deck.slides.at(0).owl.value = "  ";
  Diagnostics diagnostics;
  check_slides(deck, diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "owl-missing");
}

}  // namespace
}  // namespace owldeck
