#include "generator/build/check_course.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "generator/check/print_anchors.h"
#include "tests/generator/deck/fake_files.h"

namespace owldeck {
namespace {

/// A deck of one slide with an anchor; `more` are keys of the deck.
std::string deck(const std::string& id, const std::string& anchor,
                 const std::string& needs, const std::string& more = "") {
  return fmt::format(
      "deck:\n  id: {0}\n  title: Deck {0}\n{3}slides:\n"
      "  - slide: 1\n    type: practical\n    topic: t\n    title: Title {0}\n"
      "    body: Say what to do in {0}\n"
      "    beginner: {{means: a, matters: b, mistake: c}}\n"
      "    anchor: {{id: {1}, assets: [x.ipynb], objective: o, prerequisites: "
      "[{2}]}}\n"
      "    owl: The insight of {0} is another.\n",
      id, anchor, needs, more);
}

const std::string kCourse =
    "course:\n  id: llm\n  title: LLM\n  decks: [one.yaml, two.yaml]\n";

FakeFiles course_of(const std::string& one, const std::string& two,
                    const std::string& course = kCourse) {
  return FakeFiles(
      {{"course.yaml", course}, {"one.yaml", one}, {"two.yaml", two}});
}

/// `file:line:column code` of every finding.
std::vector<std::string> findings(const CourseCheck& checked) {
  std::vector<std::string> found;
  for (const DeckReport& report : checked.reports) {
    for (const Diagnostic& each : report.findings.all()) {
      found.push_back(fmt::format("{}:{}:{} {}", each.span.file, each.span.line,
                                  each.span.column, each.code));
    }
  }
  return found;
}

GateResult gate(const DeckReport& report, Gate wanted) {
  return *std::ranges::find(report.gates, wanted, &GateResult::gate);
}

TEST_CASE("check course: a prerequisite may be in an earlier deck") {
  const auto files =
      course_of(deck("one", "A-01", ""), deck("two", "B-01", "A-01"));
  const CourseCheck checked = check_course("course.yaml", files, {});
  CHECK(findings(checked).empty());
  REQUIRE(checked.anchors.anchors.size() == 2);
  CHECK(checked.anchors.anchors[1].needs == std::vector<std::string>{"A-01"});
  CHECK(checked.anchors.anchors[1].deck == 1);
}

TEST_CASE("check course: a prerequisite in a later deck is found") {
  const auto files =
      course_of(deck("one", "A-01", "B-01"), deck("two", "B-01", ""));
  const CourseCheck checked = check_course("course.yaml", files, {});
  CHECK(findings(checked) ==
        std::vector<std::string>{"one.yaml:11:73 anchor-later"});
  CHECK(checked.reports[0].findings.all()[0].message ==
        "'A-01' on slide 1 needs 'B-01' of slide 1 in two.yaml");
}

TEST_CASE("check course: anchors and owls are unique in all decks") {
  std::string two = deck("two", "A-01", "");
  two.replace(two.find("The insight of two"), 18, "The insight of one");
  const auto files = course_of(deck("one", "A-01", ""), two);
  CHECK(findings(check_course("course.yaml", files, {})) ==
        std::vector<std::string>{"two.yaml:11:18 anchor-duplicate",
                                 "two.yaml:12:10 owl-twice"});
}

TEST_CASE("check course: what a deck assumes, an earlier one teaches") {
  const std::string assumes = "  anchors: {assumes: [A-01]}\n";
  const std::string two = deck("two", "B-01", "A-01", assumes);
  SUBCASE("alone it is taken as said") {
    CHECK(findings(check_course("two.yaml", course_of("", two), {})).empty());
  }
  SUBCASE("in the course it is there") {
    const auto files = course_of(deck("one", "A-01", ""), two);
    CHECK(findings(check_course("course.yaml", files, {})).empty());
  }
  SUBCASE("or it is not") {
    const auto files = course_of(deck("one", "A-02", ""), two);
    CHECK(findings(check_course("course.yaml", files, {})) ==
          std::vector<std::string>{"two.yaml:4:23 anchor-unknown"});
  }
}

TEST_CASE("check course: ids have the shapes of the course") {
  const std::string course =
      "course: {id: llm, title: L, anchors: {ids: [A-##]}, decks: [one.yaml, "
      "two.yaml]}\n";
  const auto files =
      course_of(deck("one", "A-01", ""), deck("two", "B-01", "A-01"), course);
  CHECK(findings(check_course("course.yaml", files, {})) ==
        std::vector<std::string>{"two.yaml:11:18 anchor-pattern"});
}

TEST_CASE("check course: a deck that is missing is named, others are checked") {
  const std::string course =
      "course: {id: llm, title: L, decks: [one.yaml, three.yaml]}\n";
  const auto files = course_of(deck("one", "A-01", "X-01"), "", course);
  const CourseCheck checked = check_course("course.yaml", files, {});
  CHECK(findings(checked) ==
        std::vector<std::string>{"course.yaml:1:47 file-missing"});
  REQUIRE(checked.reports.size() == 2);
  CHECK(gate(checked.reports[0], Gate::Anchors).outcome == GateOutcome::NotRun);
  CHECK(gate(checked.reports[0], Gate::Anchors).reason ==
        "not every deck could be read");
  CHECK(gate(checked.reports[0], Gate::Beginner).outcome ==
        GateOutcome::Passed);
}

TEST_CASE("check course: a deck that is listed twice is named") {
  const std::string course =
      "course: {id: llm, title: L, decks: [one.yaml, one.yaml]}\n";
  const auto files = course_of(deck("one", "A-01", ""), "", course);
  CHECK(findings(check_course("course.yaml", files, {})) ==
        std::vector<std::string>{"course.yaml:1:47 duplicate-name"});
}

TEST_CASE("check course: a course that is wrong has no gates but its format") {
  const auto files = course_of("", "", "course: {id: llm, title: L}\n");
  const CourseCheck checked = check_course("course.yaml", files, {});
  REQUIRE(checked.reports.size() == 1);
  CHECK(gate(checked.reports[0], Gate::Format).outcome == GateOutcome::Failed);
  CHECK(gate(checked.reports[0], Gate::Owl).outcome == GateOutcome::NotRun);
}

TEST_CASE("check course: a broken slide hides nothing of the others") {
  std::string one = deck("one", "A-01", "A-09");
  one.replace(one.find("title: Title"), 5, "titel");
  CHECK(findings(check_course("one.yaml", course_of(one, ""), {})) ==
        std::vector<std::string>{"one.yaml:8:5 unknown-key",
                                 "one.yaml:11:73 anchor-unknown"});
}

TEST_CASE("check course: a gate that is off leaves its findings out") {
  const std::string gates =
      "  gates:\n    owl: {state: off, reason: written last}\n"
      "    anchors: {state: warning, reason: chapter 2 is not there yet}\n";
  std::string one = deck("one", "A-01", "A-09", gates);
  one.replace(one.find("The insight of one is another."), 30, "No.");
  const DeckReport report =
      check_course("one.yaml", course_of(one, ""), {}).reports.at(0);
  CHECK(gate(report, Gate::Owl).outcome == GateOutcome::Off);
  CHECK(gate(report, Gate::Owl).reason == "written last");
  CHECK(gate(report, Gate::Anchors).outcome == GateOutcome::Warned);
  CHECK(gate(report, Gate::Anchors).reason == "chapter 2 is not there yet");
  CHECK(!has_failed(report));
}

TEST_CASE("check course: strict lets warnings fail") {
  const std::string gates =
      "  gates: {anchors: {state: warning, reason: not there yet}}\n";
  const auto files = course_of(deck("one", "A-01", "A-09", gates), "");
  CheckOptions options;
  options.strict = true;
  CHECK(has_failed(check_course("one.yaml", files, options).reports.at(0)));
}

TEST_CASE("check course: gates that were not run say why") {
  const auto files = course_of(deck("one", "A-01", ""), "");
  const DeckReport report = check_course("one.yaml", files, {}).reports.at(0);
  CHECK(gate(report, Gate::Assets).outcome == GateOutcome::NotRun);
  CHECK(gate(report, Gate::Assets).reason == "no --assets DIR");
  CHECK(gate(report, Gate::Fit).reason == "nothing was drawn");
  CHECK(gate(report, Gate::Minutes).reason == "the deck has no blueprint");
  CHECK(gate(report, Gate::Anchors).outcome == GateOutcome::Passed);
}

TEST_CASE("check course: the number of threads changes nothing") {
  const auto files =
      course_of(deck("one", "A-01", "B-01"), deck("two", "B-01", "C-01"));
  CheckOptions two;
  two.threads = 2;
  CHECK(findings(check_course("course.yaml", files, {})) ==
        findings(check_course("course.yaml", files, two)));
}

}  // namespace
}  // namespace owldeck
