#include "generator/audience/learner_log.h"

#include <doctest/doctest.h>

#include "generator/audience/hidden_lines.h"
#include "generator/source/print.h"

namespace owldeck {
namespace {

constexpr std::string_view kDeck = R"(deck:
  id: small
  instructor:
    rules: [keep quiet]
experiments:
  spare:
    attention: simple
    audience: instructor
  shown: {attention: simple}
slides:
  - slide: 1
    title: for all
    instructor:
      notes: |
        say this
        and that
  - slide: 1a
    audience: instructor
    title: a backup
  - slide: 2
    title: for all again
)";

std::vector<int> hidden_numbers(std::string_view text) {
  const HiddenLines hidden = hidden_lines(std::string(text));
  std::vector<int> numbers;
  for (int line = 1; line <= static_cast<int>(hidden.lines.size()); ++line) {
    if (hidden.contains(line)) {
      numbers.push_back(line);
    }
  }
  return numbers;
}

std::string log_of(Diagnostic found) {
  Diagnostics diagnostics;
  diagnostics.add(std::move(found));
  const LearnerLog log =
      learner_log(diagnostics, {{"deck.yaml", std::string(kDeck)}});
  return print(log.diagnostics, log.sources);
}

TEST_CASE("hidden lines: what is under 'instructor', and all that is marked") {
  CHECK(hidden_numbers(kDeck) ==
        std::vector<int>{3, 4, 6, 7, 8, 13, 14, 15, 16, 17, 18, 19});
}

TEST_CASE("hidden lines: names of what is marked") {
  CHECK(hidden_lines(std::string(kDeck)).names ==
        std::set<std::string>{"spare"});
  CHECK(hidden_lines("anchor: {id: X-01, audience: instructor}").names ==
        std::set<std::string>{"X-01", "anchor"});
}

TEST_CASE("hidden lines: a misspelled audience hides as well") {
  CHECK(hidden_numbers("a: {audience: instuctor}\nb: 1") ==
        std::vector<int>{1});
}

TEST_CASE("hidden lines: without a structure keys hide what comes after them") {
  const std::string broken =
      "slides:\n"
      "  - slide: 1\n"
      "    title: a\n"
      "    instructor:\n"
      "      notes: b\n"
      "   c: \"\n"
      "  - slide: 2\n"
      "    title: d\n"
      "    figure:\n"
      "      audience: instructor\n"
      "      caption: e\n"
      "  - slide: 3\n"
      "    title: f\n";
  CHECK(hidden_numbers(broken) == std::vector<int>{4, 5, 6, 7, 8, 9, 10, 11});
}

TEST_CASE("learner log: a finding in what is hidden says only where it is") {
  CHECK(log_of({{"deck.yaml", 15, 9, 4},
                Severity::Error,
                "unknown-meaning",
                "link to 'say this'",
                "did you mean 'that'?",
                {}}) ==
        "deck.yaml:15:9: error[unknown-meaning]: something is wrong in what is "
        "for the instructor alone\n"
        "   15 | (for the instructor alone)\n"
        "      |         ^\n"
        "hint: 'owldeck check' says what\n"
        "\n"
        "1 error\n");
}

TEST_CASE("learner log: a finding elsewhere is as it was") {
  CHECK(log_of({{"deck.yaml", 12, 12, 3},
                Severity::Warning,
                "some-code",
                "a title",
                "another",
                {}}) ==
        "deck.yaml:12:12: warning[some-code]: a title\n"
        "   12 |     title: for all\n"
        "      |            ^~~\n"
        "hint: another\n"
        "\n"
        "1 warning\n");
}

TEST_CASE("learner log: no hint names what is hidden") {
  const std::string text = log_of({{"deck.yaml", 9, 3, 5},
                                   Severity::Error,
                                   "unknown-name",
                                   "unknown experiment 'spar'",
                                   "did you mean 'spare'?",
                                   {}});
  CHECK(text.find("unknown experiment 'spar'") != std::string::npos);
  CHECK(text.find("spare") == std::string::npos);
}

TEST_CASE("learner log: a note in what is hidden says only where it is") {
  const std::string text = log_of({{"deck.yaml", 12, 5, 5},
                                   Severity::Error,
                                   "leak-text",
                                   "learners read a sentence",
                                   "",
                                   {{{"deck.yaml", 15, 9, 8}, "say this"}}});
  CHECK(text.find("say this") == std::string::npos);
  CHECK(text.find("deck.yaml:15:9: note: see what is for the instructor "
                  "alone") != std::string::npos);
}

TEST_CASE("learner log: sums of minutes are not told") {
  const std::string text = log_of({{"deck.yaml", 1, 1, 4},
                                   Severity::Error,
                                   "minutes-sum",
                                   "the slides take 118 minutes",
                                   "",
                                   {}});
  CHECK(text.find("118") == std::string::npos);
}

}  // namespace
}  // namespace owldeck
