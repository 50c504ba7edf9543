#include <doctest/doctest.h>
#include <fmt/format.h>

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

/// A list of `count` short points.
std::string points(int count) {
  std::string body;
  for (int i = 0; i < count; ++i) {
    body += fmt::format("- point{}\n", i);
  }
  return body;
}

/// The size that a point of a list of `count` is set in.
double size_of_points(int count) {
  Slide slide = concept_slide(6);
  slide.body = at(points(count));
  Studio studio;
  const Document document = studio.compose(deck_of({slide}));
  CHECK(studio.diagnostics.all().empty());
  const auto& nodes = document.pages.at(0).scene.nodes;
  const Run* first = find_run(nodes, "point0");
  const Run* last = find_run(nodes, fmt::format("point{}", count - 1));
  REQUIRE(first);
  REQUIRE(last);
  CHECK(first->style.size == last->style.size);
  return first->style.size;
}

TEST_CASE("fit: a body steps down the theme's scale as far as it must") {
  CHECK(size_of_points(8) == 30);
  CHECK(size_of_points(9) == 28);
  CHECK(size_of_points(10) == 26);
}

TEST_CASE("fit: only the slot that is too full becomes smaller") {
  Slide slide = concept_slide(6);
  slide.body = at(points(10));
  slide.owl = at("Short.");
  Studio studio;
  const Document document = studio.compose(deck_of({slide}));
  const auto& nodes = document.pages.at(0).scene.nodes;
  const Run* owl = find_run(nodes, "Short.");
  REQUIRE(owl);
  CHECK(owl->style.size == 24);
}

TEST_CASE("fit: a body that is too long says where and by how much") {
  const auto problems = problems_of(points(14));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "text-overflow");
  CHECK(problems[0].span == Span{"deck.yaml", 12, 3, 1});
  // At the least, 26: 14 lines of 35.4 and 13 gaps of 24.3 in 576 units.
  CHECK(problems[0].message ==
        "body of slide 6 does not fit its slot 'body': 7 lines (235 units) "
        "over");
  CHECK(problems[0].hint == "shorten it: 7 lines fit here");
}

TEST_CASE("fit: the deck's name steps down the theme's scale") {
  Slide slide = concept_slide(1);
  slide.type.value = SlideType::Title;
  slide.title = at(std::string(35, 'x'));
  Studio studio;
  const Document document = studio.compose(deck_of({slide}));
  CHECK(studio.diagnostics.all().empty());
  const Run* name =
      find_run(document.pages.at(0).scene.nodes, slide.title.value);
  REQUIRE(name);
  CHECK(name->style.size == doctest::Approx(52.0 * 13 / 7));
}

TEST_CASE("fit: a deck's name that is too long says by how much") {
  Slide slide = concept_slide(1);
  slide.type.value = SlideType::Title;
  slide.title = at(std::string(50, 'x'));
  Studio studio;
  static_cast<void>(studio.compose(deck_of({slide})));
  REQUIRE(studio.diagnostics.all().size() == 1);
  // At the least, 44 x 13 / 7, the second line of 94 is 68 units over.
  CHECK(studio.diagnostics.all()[0].message ==
        "title of slide 1 does not fit its slot 'title': 1 line (68 units) "
        "over");
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
        "the font has no glyph for '☃' (U+2603) in body of slide 6");
}

TEST_CASE("fit: an owl of six lines is too long") {
  Slide slide = concept_slide(6);
  slide.owl = at(std::string(200, 'x'), 9);
  Studio studio;
  static_cast<void>(studio.compose(deck_of({slide})));
  REQUIRE(studio.diagnostics.all().size() == 1);
  CHECK(studio.diagnostics.all()[0].message ==
        "owl of slide 6 does not fit its slot 'owl-text': 1 line (20 units) "
        "over");
}

}  // namespace
}  // namespace owldeck
