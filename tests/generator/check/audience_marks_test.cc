#include <doctest/doctest.h>

#include "generator/check/check.h"
#include "generator/deck/load.h"
#include "tests/generator/deck/fake_files.h"

namespace owldeck {
namespace {

std::vector<std::string> findings_of(const std::string& slides) {
  SourceTexts sources;
  Diagnostics diagnostics;
  (void)load_deck("deck.yaml",
                  FakeFiles({{"deck.yaml",
                              "deck: {id: a, title: b}\n"
                              "experiments:\n"
                              "  input: {tokens: [a], embeddings: [[1]]}\n"
                              "  open: {attention: simple, input: input}\n"
                              "  spare: {attention: simple, input: input, "
                              "audience: instructor}\n" +
                                  slides}}),
                  sources, diagnostics);
  std::vector<std::string> out;
  for (const Diagnostic& found : diagnostics.all()) {
    out.push_back(found.code + ": " + found.message);
  }
  return out;
}

using Findings = std::vector<std::string>;

TEST_CASE("marks: an audience is one of two words") {
  CHECK(findings_of("slides:\n- {slide: 1, type: title, topic: a, title: b, "
                    "audience: instuctor}\n") ==
        Findings{"unknown-word: unknown word 'instuctor'"});
}

TEST_CASE("marks: a slide for the instructor has a letter") {
  CHECK(findings_of("slides:\n"
                    "- {slide: 1, type: title, topic: a, title: b}\n"
                    "- {slide: 2, type: title, topic: a, title: b, audience: "
                    "instructor}\n") ==
        Findings{"wrong-value: slide 2 is for the instructor alone, and "
                 "learners would miss its number"});
  CHECK(findings_of("slides:\n"
                    "- {slide: 1, type: title, topic: a, title: b}\n"
                    "- {slide: 1a, type: title, topic: a, title: b, audience: "
                    "instructor}\n")
            .empty());
}

TEST_CASE("marks: a slide for learners has no letter") {
  CHECK(findings_of("slides:\n- {slide: 1a, type: title, topic: a, title: "
                    "b}\n") ==
        Findings{"wrong-value: slide 1a is for learners, whose slides have no "
                 "letter"});
}

TEST_CASE("marks: two slides may not have one label") {
  CHECK(findings_of("slides:\n"
                    "- {slide: 1, type: title, topic: a, title: b}\n"
                    "- {slide: 1a, type: title, topic: a, title: b, audience: "
                    "instructor}\n"
                    "- {slide: 1a, type: title, topic: a, title: c, audience: "
                    "instructor}\n") ==
        Findings{"duplicate-slide: slide 1a is here twice"});
}

TEST_CASE("marks: a learners' figure needs no hidden experiment") {
  const std::string slide =
      "slides:\n- {slide: 1, type: title, topic: a, title: b, figure: "
      "{shapes: spare";
  CHECK(findings_of(slide + "}}\n") ==
        Findings{"instructor-only: learners would need the experiment "
                 "'spare'"});
  CHECK(findings_of(slide + ", audience: instructor}}\n").empty());
}

TEST_CASE("marks: a learners' sentence needs no hidden experiment") {
  const std::string slide =
      "slides:\n- {slide: 1, type: title, topic: a, title: b, body: ";
  CHECK(findings_of(slide + "'{{ spare.weights[0][0] | fixed 2 }}'}\n") ==
        Findings{"instructor-only: learners would need the experiment "
                 "'spare'"});
  CHECK(findings_of(slide + "[{text: '{{ spare.weights[0][0] }}', audience: "
                            "instructor}]}\n")
            .empty());
}

TEST_CASE("marks: a learners' experiment or film needs no hidden one") {
  CHECK(findings_of("slides: [{slide: 1, type: title, topic: a, title: b}]\n"
                    "animations: {film: {kind: score-flow, of: spare, title: "
                    "a}}\n") ==
        Findings{"instructor-only: learners would need the experiment "
                 "'spare'"});
}

TEST_CASE("marks: an unfit block of a body is told at its place") {
  CHECK(findings_of("slides: [{slide: 1, type: title, topic: a, title: b, "
                    "body: [{text: a, audience: nobody}]}]\n") ==
        Findings{"unknown-word: unknown word 'nobody'"});
  CHECK(findings_of("slides: [{slide: 1, type: title, topic: a, title: b, "
                    "body: [[a]]}]\n")
            .size() == 1);
}

std::vector<std::string> order_findings(
    const std::vector<std::string>& labels) {
  Deck deck;
  for (const std::string& label : labels) {
    Slide& slide = deck.slides.emplace_back();
    slide.number = {std::stoi(label), {"deck.yaml", 1, 1, 1}};
    slide.owl.value = "An owl.";
    slide.type.value = SlideType::Title;
    if (label.back() > '9') {
      slide.letter = label.back();
      slide.audience.value = Audience::Instructor;
    }
  }
  Diagnostics diagnostics;
  check_slides(deck, diagnostics);
  std::vector<std::string> out;
  for (const Diagnostic& found : diagnostics.all()) {
    out.push_back(found.message + "; " + found.hint);
  }
  return out;
}

TEST_CASE("marks: the instructor's slides stand between the learners'") {
  CHECK(order_findings({"1", "2", "2a", "2b", "3", "3a"}).empty());
  CHECK(order_findings({"1", "1b", "2"}) ==
        Findings{"slide 1b stands after slide 1; slide 1a is expected here"});
  CHECK(order_findings({"1", "1a", "3"}) ==
        Findings{"slide 3 stands after slide 1a; slide 2 is expected here"});
}

}  // namespace
}  // namespace owldeck
