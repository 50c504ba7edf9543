#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/generator/import/maps.h"

using namespace owldeck;

TEST_CASE("table: a column of modules parts it") {
  const Import result = import_text(
      "# Course\n\n| Module | Slide | Type | Topic |\n|--|--|--|--|\n"
      "| 1 | 1 | Title | a |\n| 1 | 2 | Concept | b |\n| 2 | 1 | Title | c "
      "|\n");
  CHECK(result.map->decks ==
        std::vector<std::string>{"module-1/deck.yaml", "module-2/deck.yaml"});
  CHECK(load_imported(result, "module-1/deck.yaml").slides.size() == 2);
}

TEST_CASE("table: a tag is an anchor under whatever head it stands") {
  const Import result = import_text(
      "| Slide | Type | Topic | Run this |\n|--|--|--|--|\n"
      "| 1 | Practical | a | `[Hands-on Anchor: A-01 | Asset: a.ipynb | "
      "Objective: run | Pre-req: None]` |\n");
  CHECK(result.diagnostics.all().empty());
  const Slide slide = load_imported(result).slides.at(0);
  REQUIRE(slide.anchor.has_value());
  CHECK(slide.anchor->id.value == "A-01");
}

TEST_CASE("table: columns for the instructor are notes") {
  const Import result = import_text(
      "| Slide | Type | Topic | Notes (instructor) |\n|--|--|--|--|\n"
      "| S1 | Concept | a | the answer |\n");
  CHECK(result.diagnostics.all().empty());
  CHECK(load_imported(result).slides[0].body.value.find("answer") ==
        std::string::npos);
  CHECK((result.deck().find("the answer") != std::string::npos));
}

TEST_CASE("table: rows of several slides, and dashes of all lengths") {
  const Import result = import_text(
      "| # | Type | Topic |\n|--|--|--|\n| 1 | Title | a |\n"
      "| 2\xE2\x80\x93"
      "4 | Concept | b |\n");
  CHECK(load_imported(result).slides.size() == 4);
}
