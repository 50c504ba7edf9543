#include "generator/deck/quiz.h"

#include <doctest/doctest.h>

#include "generator/deck/load.h"
#include "tests/generator/deck/fake_files.h"

namespace owldeck {
namespace {

std::optional<Deck> load_quiz(const std::string& options,
                              Diagnostics& diagnostics) {
  SourceTexts sources;
  const std::string text =
      "deck: {id: d, title: D}\nslides:\n"
      "  - {slide: 1, type: quiz, topic: t, title: T, owl: o, options: " +
      options + "}\n";
  return load_deck("deck.yaml", FakeFiles({{"deck.yaml", text}}), sources,
                   diagnostics);
}

TEST_CASE("quiz: options keep their order and their places") {
  Diagnostics diagnostics;
  const auto deck = load_quiz("[none, $x^2$]", diagnostics);
  REQUIRE(deck.has_value());
  const std::vector<DeckText>& options = deck->slides.at(0).options;
  REQUIRE(options.size() == 2);
  CHECK(options[0].value == "none");
  CHECK(options[1].value == "$x^2$");
  CHECK(options[1].span.line == 3);
  CHECK(options[1].span.column > options[0].span.column);
}

TEST_CASE("quiz: six options are allowed, seven are not") {
  Diagnostics diagnostics;
  CHECK(load_quiz("[a, b, c, d, e, f]", diagnostics).has_value());
  CHECK_FALSE(load_quiz("[a, b, c, d, e, f, g]", diagnostics).has_value());
}

TEST_CASE("quiz: a letter names its option, any other word none") {
  CHECK(option_letter(0) == 'A');
  CHECK(option_letter(5) == 'F');
  CHECK(find_option("A", 2) == 0);
  CHECK(find_option("D", 4) == 3);
  for (const char* word : {"E", "a", "AB", "", "1", "@"}) {
    CHECK_FALSE(find_option(word, 4).has_value());
  }
}

}  // namespace
}  // namespace owldeck
