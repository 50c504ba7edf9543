#include "generator/check/words.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> out;
  for (const Sentence& sentence : sentences_in(text)) {
    out.emplace_back(sentence.text);
  }
  return out;
}

TEST_CASE("words: letters, digits, dashes and underscores stand together") {
  const auto words = words_in("Do CH3-LAB-04, state_dict (√d) é!");
  std::vector<std::string> texts;
  for (const WordInText& word : words) {
    texts.emplace_back(word.text);
  }
  CHECK(texts ==
        std::vector<std::string>{"Do", "CH3-LAB-04", "state_dict", "√d", "é"});
  CHECK(words.at(1).offset == 3);
}

TEST_CASE("sentences: a mark before a blank and no small letter ends one") {
  CHECK(sentences("One ends. Another begins! And a third? Yes.") ==
        std::vector<std::string>{"One ends.", "Another begins!", "And a third?",
                                 "Yes."});
}

TEST_CASE("sentences: a point inside a number or name ends none") {
  CHECK(sentences("nn.Linear divides by 0.5, e.g. here") ==
        std::vector<std::string>{"nn.Linear divides by 0.5, e.g. here"});
}

TEST_CASE("sentences: a point inside an expression ends none") {
  CHECK(sentences("It keeps {{ a.b. C | .0% }} of it.").size() == 1);
}

TEST_CASE("sentences: list items and paragraphs are apart") {
  CHECK(sentences("- one\n- two\n  goes on\n\nthree") ==
        std::vector<std::string>{"one", "two\n  goes on", "three"});
}

TEST_CASE("sentences: a closing quote belongs to its sentence") {
  CHECK(sentences("He says “stop.” Then he goes.") ==
        std::vector<std::string>{"He says “stop.”", "Then he goes."});
  CHECK(sentences("Every row says “look in this direction.”").size() == 1);
}

TEST_CASE("words: a place inside a block is that of its line") {
  const SourceTexts sources{{"d.yaml", "body: |\n  one\n  two three\n"}};
  const Located<std::string> text{"one\ntwo three", {"d.yaml", 1, 7, 1}};
  CHECK(place_in(text, 8, 5, sources) == Span{"d.yaml", 3, 7, 5});
}

}  // namespace
}  // namespace owldeck
