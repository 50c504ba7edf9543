#include "generator/audit/secret_search.h"

#include <doctest/doctest.h>

using namespace owldeck;

namespace {

/// How many words in a row of `secret` stand in `text`.
std::size_t told(const std::string& secret, const std::string& text,
                 const std::vector<std::string>& learner_texts = {}) {
  const SecretSearch search({{{secret, {}}, "the notes of slide 1"}},
                            learner_texts);
  const auto found = search.find(text);
  return found.empty() ? 0 : found.front().words;
}

const std::string kSecret =
    "Cover every row but one, and let a learner read it aloud.";

}  // namespace

TEST_CASE("search: a whole sentence is found with all its words") {
  CHECK(told(kSecret, "Now: " + kSecret + " Then go on.") == 12);
}

TEST_CASE("search: case, white space and punctuation hide nothing") {
  CHECK(told(kSecret,
             "COVER-EVERY row\n\tbut, one; AND let (a) learner read "
             "it aloud") == 12);
  CHECK(told(kSecret, "C o v e r e v e r y r o w b u t o n e a n d") == 6);
  CHECK(told(kSecret, "covereveryrowbutoneandletalearnerreaditaloud") == 12);
}

TEST_CASE("search: half of a sentence is found in a paraphrase") {
  CHECK(told(kSecret, "I would let a learner read it aloud here.") == 6);
  CHECK(told(kSecret, "Somebody may cover every row but one and wait.") == 6);
}

TEST_CASE("search: fewer than six words in a row tell no long sentence") {
  CHECK(told(kSecret, "cover every row but one") == 0);
  CHECK(told(kSecret, "cover every row, but one, or let a learner read") == 0);
}

TEST_CASE("search: half of a sentence of ten words tells it, with five") {
  const std::string secret = "Ask the last row what they would do next.";
  CHECK(told(secret, "ask the last row what else") == 5);
  CHECK(told(secret, "ask the last row") == 0);
}

TEST_CASE("search: a short sentence is found as whole words only") {
  CHECK(told("Go on now.", "then go on now!") == 3);
  CHECK(told("Go on now.", "cargo on nowhere") == 0);
  CHECK(told("Go on now.", std::string("g\0o\1on\2now", 10)) == 0);
}

TEST_CASE("search: one or two words are found if they are long and new") {
  CHECK(told("Zebraquokkanotes", "a zebraquokkanotes b") == 1);
  CHECK(told("Multi-head attention", "multi-head attention") == 3);
  CHECK(told("Causal attention", "causal attention",
             {"A causal mask", "Attention is a lookup"}) == 0);
  CHECK(told("B", "A B C") == 0);
}

TEST_CASE("search: what the learner's own texts say is no secret") {
  CHECK(told(kSecret, kSecret, {"We " + kSecret}) == 0);
  CHECK(told(kSecret, kSecret,
             {"**Cover** every [row](flow) but one, and let a learner read it "
              "aloud"}) == 0);
}

TEST_CASE("search: the part of a sentence that learners do not read is one") {
  CHECK(told(kSecret, kSecret, {"Cover every row but one"}) == 12);
  CHECK(told(kSecret, "cover every row but one and then stop",
             {"cover every row but one and"}) == 0);
}

TEST_CASE("search: numbers that are computed are no words of a sentence") {
  const std::string secret =
      "Say that the row gives {{ a.weights[0][0] }} of its budget to this one.";
  CHECK(told(secret, "say that the row gives 23% of its budget to this one") >=
        5);
  CHECK(told("Note that journey gives itself 23 of all",
             "journey gives itself "
             "23 of all there is",
             {"journey gives itself {{ a.weights[0][0] | .0% }} of all"}) == 0);
}

TEST_CASE("search: numbers in a row are those of a figure, not a sentence") {
  CHECK(told("Read it: 0.17 0.45 0.38 0.22 0.41", "0.17 0.45 0.38 0.22") == 0);
  CHECK(told("Then 3 of the 7 rows are read twice", "3 of the 7 rows are") ==
        5);
}

TEST_CASE("search: the target of a secret link is secret, too") {
  CHECK(told("See [this](https://platypus.example/answers/7).",
             "https://platypus.example/answers/7") == 5);
}

TEST_CASE("search: of several sentences those are given that are told") {
  const SecretSearch search(
      {{{"Wait for the first answer before you go on. " + kSecret, {}}, "a"}},
      {});
  const auto found = search.find("now " + kSecret);
  REQUIRE(found.size() == 1);
  CHECK(search.sentences()[found[0].sentence].offset == 44);
  CHECK(found[0].offset == 4);
}

TEST_CASE("search: a sentence is found across the parts of a large text") {
  for (const std::size_t before : {(1U << 20) - 60, (1U << 20) - 20}) {
    const SecretSearch search({{{kSecret, {}}, "a"}}, {});
    const auto found = search.find(std::string(before, ' ') + kSecret +
                                   std::string(9000, ' '));
    REQUIRE(found.size() == 1);
    CHECK(found[0].offset == before);
    CHECK(found[0].words == 12);
  }
}
