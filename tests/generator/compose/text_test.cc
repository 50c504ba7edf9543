#include <doctest/doctest.h>

#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

/// The diagnostics of one concept slide with `body`.
std::vector<Diagnostic> problems_of(const std::string& body) {
  Slide slide = concept_slide(6);
  slide.body = at(body, 12);
  Studio studio;
  static_cast<void>(studio.compose(deck_of({slide})));
  return studio.diagnostics.all();
}

TEST_CASE("text: a meaning colours its words and makes them semibold") {
  Slide slide = concept_slide(6);
  slide.body = at("- [a query](flow) asks\n");
  Studio studio;
  const Document document = studio.compose(deck_of({slide}));
  const Run* run = find_run(document.pages.at(0).scene.nodes, "a query");
  REQUIRE(run);
  CHECK(run->style.color == studio.inputs().look.theme.flow.color);
  CHECK(run->style.weight == 600);
  CHECK(run->link.empty());
}

TEST_CASE("text: a misspelled meaning names the nearest") {
  const auto problems = problems_of("- [a query](flwo)\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "unknown-meaning");
  CHECK(problems[0].span.line == 12);
  CHECK(problems[0].hint == "did you mean 'flow'?");
}

TEST_CASE("text: a link to a slide leads to its page") {
  Slide slide = concept_slide(6);
  slide.body = at("see [the map](#slide-6)");
  Studio studio;
  const Document document = studio.compose(deck_of({slide}));
  CHECK(find_run(document.pages.at(0).scene.nodes, "the map")->link ==
        "#slide-06");
}

TEST_CASE("text: a link to a slide that is not there is reported") {
  const auto problems = problems_of("see [the map](#slide-9)");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "unknown-slide");
}

TEST_CASE("text: numbers are computed before the text is set") {
  Slide slide = concept_slide(6);
  slide.body = at("- [{{ journey.weights[journey][1] | .2f }}](probability)\n");
  Studio studio;
  const Document document = studio.compose(deck_of({slide}));
  CHECK(find_run(document.pages.at(0).scene.nodes, "0.75"));
}

TEST_CASE("fit: a body that is too long says where and by how much") {
  std::string body;
  for (int i = 0; i < 10; ++i) {
    body += "- point\n";
  }
  const auto problems = problems_of(body);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "text-overflow");
  CHECK(problems[0].span == Span{"deck.yaml", 12, 3, 1});
  // 10 lines of 40.8 and 9 gaps of 28 in an area of 576 units.
  CHECK(problems[0].message ==
        "body of slide 6 does not fit: 3 lines (84 units) over");
  CHECK(problems[0].hint == "shorten it: 7 lines fit here");
}

TEST_CASE("fit: each field of the beginner's corner is named") {
  Slide slide = concept_slide(6);
  slide.beginner = beginner_of(at("a"), at(std::string(200, 'x'), 20), at("c"));
  Studio studio;
  static_cast<void>(studio.compose(deck_of({slide})));
  REQUIRE(studio.diagnostics.all().size() == 1);
  CHECK(studio.diagnostics.all()[0].message.starts_with("beginner.matters"));
  CHECK(studio.diagnostics.all()[0].span.line == 20);
}

TEST_CASE("fit: a character without a glyph is reported") {
  const auto problems = problems_of("- a ☃ in the deck\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "missing-glyph");
  CHECK(problems[0].message ==
        "the font has no glyph for '☃' in body of slide 6");
}

TEST_CASE("fit: an owl of five lines is too long") {
  Slide slide = concept_slide(6);
  slide.owl = at(std::string(5 * 30, 'x'), 9);
  Studio studio;
  static_cast<void>(studio.compose(deck_of({slide})));
  REQUIRE(studio.diagnostics.all().size() == 1);
  CHECK(studio.diagnostics.all()[0].message ==
        "owl of slide 6 does not fit: 1 line (20 units) over");
}

}  // namespace
}  // namespace owldeck
