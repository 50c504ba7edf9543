#include "generator/compose/options.h"

#include <doctest/doctest.h>

#include "render/scene/dump.h"
#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

const std::string kLong(200, 'x');

/// A quiz whose answer is `answer`.
Slide quiz_of(const std::vector<std::string>& options,
              const std::string& answer = "B") {
  Slide slide = concept_slide(7);
  slide.type.value = SlideType::Quiz;
  slide.body = {};
  int line = 20;
  for (const std::string& option : options) {
    slide.options.push_back(at(option, line++));
  }
  InstructorContent content;
  content.answer = at(answer);
  content.rationale = at("since the *okapi* says so");
  slide.instructor = InstructorOnly<InstructorContent>(content);
  return slide;
}

Scene slide_page(const Slide& slide, Audience audience = Audience::Learner) {
  Studio studio;
  const Document document = studio.compose(deck_of({slide}), audience);
  CHECK(studio.diagnostics.all().empty());
  return document.pages.at(0).scene;
}

const Group& cards_of(const Scene& page) {
  const Node* found = find_node(page.nodes, "options");
  REQUIRE(found);
  return std::get<Group>(found->value);
}

const Rectangle& ground_of(const Group& cards, std::size_t index) {
  return std::get<Rectangle>(
      std::get<Group>(cards.children.at(index).value).children.at(0).value);
}

TEST_CASE("options: each is an item of a list, after its letter") {
  const Scene page = slide_page(quiz_of({"none", "one", "all"}));
  const Group& cards = cards_of(page);
  CHECK(cards.info.role == Role::List);
  REQUIRE(cards.children.size() == 3);
  CHECK(text_in(cards.children[0]) == "A \nnone\n");
  CHECK(text_in(cards.children[2]) == "C \nall\n");
}

TEST_CASE("options: four short ones stand in two columns, A beside B") {
  const Scene page = slide_page(quiz_of({"a", "b", "c", "d"}));
  const Group& cards = cards_of(page);
  CHECK(ground_of(cards, 0).rect.y == ground_of(cards, 1).rect.y);
  CHECK(ground_of(cards, 1).rect.x > ground_of(cards, 0).rect.right());
  CHECK(ground_of(cards, 2).rect.x == ground_of(cards, 0).rect.x);
  CHECK(ground_of(cards, 2).rect.y > ground_of(cards, 0).rect.bottom());
}

TEST_CASE("options: long ones and odd ones stand below each other") {
  for (const auto& options :
       {std::vector<std::string>{kLong, "b"}, {"a", "b", "c"}}) {
    const Scene page = slide_page(quiz_of(options));
    const Group& cards = cards_of(page);
    CHECK(ground_of(cards, 1).rect.x == ground_of(cards, 0).rect.x);
    CHECK(ground_of(cards, 1).rect.y > ground_of(cards, 0).rect.bottom());
  }
}

TEST_CASE("options: cards are of one size where there is room") {
  const Scene page = slide_page(quiz_of({kLong, "b"}));
  const Group& cards = cards_of(page);
  CHECK(ground_of(cards, 0).rect.height == ground_of(cards, 1).rect.height);
}

TEST_CASE("options: a learner's page is the same whatever the answer") {
  CHECK(slide_page(quiz_of({"a", "b"}, "A")) ==
        slide_page(quiz_of({"a", "b"}, "B")));
}

TEST_CASE("options: all of a learner's cards look the same") {
  const Scene page = slide_page(quiz_of({"a", "b", "c", "d"}));
  const Group& cards = cards_of(page);
  for (std::size_t i = 1; i < 4; ++i) {
    CHECK(ground_of(cards, i).fill == ground_of(cards, 0).fill);
    CHECK(ground_of(cards, i).stroke == ground_of(cards, 0).stroke);
  }
}

TEST_CASE("options: the instructor's right one says so and is safe's colour") {
  const Scene page =
      slide_page(quiz_of({"a", "b", "c"}, "B"), Audience::Instructor);
  const Group& cards = cards_of(page);
  const Theme theme = Studio().inputs().look.theme;
  CHECK(text_in(cards.children[1]) == "B \nb \nRight answer\n");
  CHECK(ground_of(cards, 1).stroke->color == theme.safe.color);
  CHECK(text_in(cards.children[0]) == "A \na\n");
  CHECK(text_in(cards.children[2]) == "C \nc\n");
}

TEST_CASE("options: marking the right one moves no text") {
  const Slide slide = quiz_of({"a", "b", "c", "d"});
  const Scene learner = slide_page(slide);
  const Scene instructor = slide_page(slide, Audience::Instructor);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(ground_of(cards_of(instructor), i).rect ==
          ground_of(cards_of(learner), i).rect);
  }
}

TEST_CASE("options: the instructor's notes give the right one and why") {
  Studio studio;
  const Document document = studio.compose(
      deck_of({quiz_of({"the cat", "the mat"}, "B")}), Audience::Instructor);
  const auto& nodes = document.pages.at(1).scene.nodes;
  const Node* answer = find_node(nodes, "answer");
  REQUIRE(answer);
  const std::string text = text_in(*answer);
  CHECK(text.starts_with("Answer\nB."));
  CHECK(text.find("mat") < text.find("\nWhy\n"));
  CHECK(text.find("\nWhy\n") < text.find("okapi"));
  CHECK(text.find("cat") == std::string::npos);
  CHECK(text.find("okapi") != std::string::npos);
}

TEST_CASE("options: many long ones step down before they are too high") {
  const std::string words(90, 'x');
  const Scene page =
      slide_page(quiz_of({kLong, kLong, kLong, kLong, words, words}));
  const Run* run = find_run(page.nodes, words);
  REQUIRE(run);
  CHECK(run->style.size < Studio().inputs().look.theme.body_size);
}

TEST_CASE("options: beside a figure they are not cut into narrow columns") {
  // Six lines in half of the width would fit, three in all of it would not.
  const std::string words(95, 'x');
  Slide slide = quiz_of({words, words, words, words});
  slide.figures.emplace_back().kind =
      HeatmapFigure{.panels = {{at("journey.weights"), {}, {}}}};
  const Scene page = slide_page(slide);
  const Group& cards = cards_of(page);
  CHECK(ground_of(cards, 1).rect.x == ground_of(cards, 0).rect.x);
  CHECK(ground_of(cards, 1).rect.y > ground_of(cards, 0).rect.bottom());
}

TEST_CASE("options: what is too high names the slot and the first option") {
  const std::string endless(900, 'x');
  Studio studio;
  (void)studio.compose(deck_of({quiz_of({endless, endless, endless})}));
  REQUIRE(studio.diagnostics.all().size() == 1);
  const Diagnostic& problem = studio.diagnostics.all().front();
  CHECK(problem.code == "text-overflow");
  CHECK(problem.span.line == 20);
  CHECK(problem.message.starts_with(
      "options of slide 7 does not fit its slot 'options'"));
}

TEST_CASE("options: a letter that a font lacks names its option") {
  Studio studio;
  (void)studio.compose(deck_of({quiz_of({"sun", "☃"})}));
  REQUIRE(studio.diagnostics.all().size() == 1);
  CHECK(studio.diagnostics.all()[0].span.line == 21);
  CHECK(studio.diagnostics.all()[0].message ==
        "the font has no glyph for '☃' (U+2603) in options[1] of slide 7");
}

TEST_CASE("options: other types of slides have no slot for them") {
  Slide slide = quiz_of({"a", "b"});
  slide.type.value = SlideType::Concept;
  Studio studio;
  (void)studio.compose(deck_of({slide}));
  REQUIRE(studio.diagnostics.all().size() == 1);
  CHECK(studio.diagnostics.all()[0].message ==
        "slide 7, of type concept, has no slot for options");
}

TEST_CASE("options: a body stands above them and a figure beside them") {
  Slide slide = quiz_of({"a", "b"});
  slide.body = at("The mask is off.");
  const Scene page = slide_page(slide);
  const Rect body = Studio()
                        .inputs()
                        .look.layouts.at("quiz")
                        .find("text")
                        ->find("body")
                        ->area;
  CHECK(ground_of(cards_of(page), 0).rect.y > body.bottom());
}

}  // namespace
}  // namespace owldeck
