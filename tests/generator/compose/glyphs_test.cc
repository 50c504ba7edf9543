#include "generator/compose/glyphs.h"

#include <doctest/doctest.h>

#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

constexpr const char* kSnowman = "a \u2603 here";

/// A concept slide with two calls below each other and a caption.
Slide with_calls() {
  Slide slide = concept_slide(6);
  CallsFigure calls;
  calls.calls.resize(2);
  calls.calls[0].call = at("forward(x)");
  calls.calls[1].call = at("softmax(x)");
  slide.figures.resize(1);
  slide.figures[0].span = at("", 40).span;
  slide.figures[0].kind = calls;
  slide.figures[0].caption = at("all calls", 41);
  return slide;
}

std::vector<Diagnostic> problems_of(const Slide& slide) {
  Studio studio;
  static_cast<void>(studio.compose(deck_of({slide})));
  return studio.diagnostics.all();
}

void check_found(const Slide& slide, const std::string& field, int line) {
  const auto problems = problems_of(slide);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "missing-glyph");
  CHECK(problems[0].message ==
        "the font has no glyph for '☃' (U+2603) in " + field + " of slide 6");
  CHECK(problems[0].span.line == line);
  CHECK(!problems[0].hint.empty());
}

TEST_CASE("glyphs: fonts that have all are not reported") {
  CHECK(problems_of(with_calls()).empty());
}

TEST_CASE("glyphs: one that is missing in a title is found") {
  Slide slide = concept_slide(6);
  slide.title = at(kSnowman, 20);
  check_found(slide, "title", 20);
}

TEST_CASE("glyphs: one that is missing in a bullet is found") {
  Slide slide = concept_slide(6);
  slide.body = at(std::string("- ") + kSnowman, 21);
  check_found(slide, "body", 21);
}

TEST_CASE("glyphs: one that is missing in a caption is found at the caption") {
  Slide slide = with_calls();
  slide.figures[0].caption = at(kSnowman, 22);
  check_found(slide, "figure", 22);
}

TEST_CASE("glyphs: one that is missing in a figure's note is found there") {
  Slide slide = with_calls();
  auto& calls = std::get<CallsFigure>(slide.figures[0].kind);
  calls.calls[0].note = at(kSnowman, 23);
  check_found(slide, "figure", 23);
}

TEST_CASE("glyphs: one that is missing in a label is found at the figure") {
  Slide slide = with_calls();
  auto& calls = std::get<CallsFigure>(slide.figures[0].kind);
  calls.calls[0].call = at(kSnowman, 24);
  calls.calls[1].call = at(kSnowman, 25);
  check_found(slide, "figure", 40);
}

TEST_CASE("glyphs: one that is missing in code is found") {
  Slide slide = concept_slide(6);
  slide.type.value = SlideType::Code;
  slide.body = {};
  Code code;
  code.language = at("text");
  code.text = at(kSnowman, 26);
  slide.code = code;
  check_found(slide, "code.text", 26);
}

TEST_CASE("glyphs: one that is missing in the owl's sentence is found") {
  Slide slide = concept_slide(6);
  slide.owl = at(kSnowman, 27);
  check_found(slide, "owl", 27);
}

TEST_CASE("glyphs: one that is missing in an anchor is found") {
  Slide slide = concept_slide(6);
  slide.anchor = Anchor{at("CH3-LAB-01"), {}, at(kSnowman, 28), {}};
  check_found(slide, "anchor", 28);
}

TEST_CASE("glyphs: one that is missing on two slides is found on both") {
  Slide first = concept_slide(6);
  first.title = at(kSnowman, 29);
  Slide second = with_calls();
  second.number.value = 7;
  std::get<CallsFigure>(second.figures[0].kind).calls[0].call = at(kSnowman);
  Studio studio;
  static_cast<void>(studio.compose(deck_of({first, second})));
  CHECK(studio.diagnostics.all().size() == 2);
}

}  // namespace
}  // namespace owldeck
