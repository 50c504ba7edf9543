#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/import/quiz_lines.h"
#include "tests/generator/import/maps.h"

using namespace owldeck;

TEST_CASE("option: the forms that options have") {
  for (const std::string line :
       {"B) text", "B. text", "(B) text", "**B.** text", "**B)** text",
        "b) text", "[ ] B) text"}) {
    CAPTURE(line);
    const auto option = read_option(line, 'B');
    REQUIRE(option.has_value());
    CHECK(option->text == "text");
    CHECK_FALSE(option->is_right);
  }
}

TEST_CASE("option: marks of the right one") {
  for (const std::string line : {"[x] text", "B) text \xE2\x9C\x85",
                                 "B) text (correct)", "\xE2\x9C\x93 B) text"}) {
    CAPTURE(line);
    const auto option = read_option(line, 'B');
    REQUIRE(option.has_value());
    CHECK(option->text == "text");
    CHECK(option->is_right);
  }
}

TEST_CASE("option: a sentence is none") {
  CHECK_FALSE(read_option("A mask hides the future", 'A').has_value());
  CHECK_FALSE(read_option("C) text", 'A').has_value());
}

TEST_CASE("answer: letter and reason in all their forms") {
  const std::vector<std::string> options{"one", "two", "three"};
  for (const std::string text :
       {"B. It is so", "**B** \xE2\x80\x94 It is so",
        "Answer: B) two. It is so", "Correct answer: B: It is so",
        "B) two - It is so", "(B) It is so", "2) It is so"}) {
    CAPTURE(text);
    const QuizAnswer answer = read_answer(text, options);
    CHECK(answer.letter == "B");
    CHECK(answer.rationale == "It is so");
  }
}

TEST_CASE("answer: the option's own words name it") {
  CHECK(read_answer("Two", {"one", "two"}).letter == "B");
}

TEST_CASE("answer: a sentence that begins with A is a reason") {
  const QuizAnswer answer = read_answer("A mask hides it", {"one", "two"});
  CHECK(answer.letter.empty());
  CHECK(answer.rationale == "A mask hides it");
}

TEST_CASE("quiz pack: five questions with options and answers") {
  const Deck deck = load_imported(import_text(map_text("quiz-pack")));
  REQUIRE(deck.slides.size() == 5);
  const std::vector<std::size_t> options{4, 3, 3, 3, 3};
  for (std::size_t i = 0; i < deck.slides.size(); ++i) {
    CAPTURE(i);
    CHECK(deck.slides[i].type.value == SlideType::Quiz);
    CHECK(deck.slides[i].options.size() == options[i]);
  }
}

TEST_CASE("quiz pack: answers stand under instructor alone") {
  const Import result = import_text(map_text("quiz-pack"));
  const std::string& deck = result.deck();
  for (const char* answer : {"answer: B", "answer: C"}) {
    CHECK(deck.find(answer) != std::string::npos);
  }
  const Deck loaded = load_imported(result);
  for (const Slide& slide : loaded.slides) {
    CHECK(slide.body.value.find("because") == std::string::npos);
    CHECK(slide.body.value.find("every query meets") == std::string::npos);
    CHECK(slide.body.value.find("Large scores") == std::string::npos);
  }
}

TEST_CASE("quiz: one without enough options becomes a concept slide") {
  const Import result = import_text(
      "## Slide 1: Quiz - Why?\n\n- A) only one\n\n<details><summary>Answer"
      "</summary>A</details>\n");
  const Deck deck = load_imported(result);
  CHECK(deck.slides[0].type.value == SlideType::Concept);
  CHECK(deck.slides[0].body.value.find("only one") != std::string::npos);
  REQUIRE(result.diagnostics.all().size() == 1);
  CHECK(result.diagnostics.all()[0].code == "map-unknown");
}
