#include "generator/check/print_gates.h"

#include <doctest/doctest.h>

#include <sstream>

#include "generator/source/utf8.h"
#include "tests/generator/check/sample_reports.h"

namespace owldeck {
namespace {

std::string line_with(const std::string& text, const std::string& words) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find(words) != std::string::npos) {
      return line;
    }
  }
  return {};
}

TEST_CASE("print_gates: a deck in order has a row for every gate") {
  const std::string table = print_gates({passed_report()});
  CHECK(table.starts_with("good.yaml\n\n  gate "));
  for (const Gate gate : all_gates()) {
    CHECK(line_with(table, "  " + std::string(to_string(gate)) + " ")
              .ends_with("✓ passed"));
  }
  CHECK(table.ends_with(
      "\n✓ passed: 30 slides and 17 anchors, everything in order\n"));
}

TEST_CASE("print_gates: a row has state, findings and reason in columns") {
  const std::string table = print_gates({failed_report()});
  CHECK(line_with(table, "gate ") ==
        "  gate          state       findings             reason");
  CHECK(line_with(table, "anchors ") ==
        "  anchors       ✗ failed    1 error, 1 warning");
  CHECK(line_with(table, "minutes ") ==
        "  minutes       ! warned    1 note               the map gives no "
        "minutes");
  CHECK(line_with(table, "owl ") ==
        "  owl           – off                            owls come later");
  CHECK(
      table.ends_with("\n✗ failed: 30 slides and 17 anchors, 1 error, "
                      "1 warning, 1 note\n"));
}

TEST_CASE("print_gates: no line is wider than 80 columns") {
  DeckReport report = failed_report();
  result_of(report, Gate::Minutes).reason =
      "the map of this course gives no minutes for its labs, which learners "
      "do at home and at their own pace";
  std::istringstream lines(print_gates({report, passed_report()}));
  for (std::string line; std::getline(lines, line);) {
    CHECK_MESSAGE(count_characters(line) <= 80, line);
  }
}

TEST_CASE("print_gates: warnings alone pass, and are counted") {
  DeckReport report = passed_report();
  report.findings.warning({"good.yaml", 1, 1, 1}, "image-pixels", "few pixels");
  set_result(report, Gate::Fit, GateOutcome::Warned, {0, 1, 0});
  CHECK(print_gates({report}).ends_with(
      "\n! passed: 30 slides and 17 anchors, 1 warning\n"));
}

TEST_CASE("print_gates: a course has one table with the sums of its decks") {
  const std::string table =
      print_gates({failed_report("a.yaml"), failed_report("b.yaml"),
                   passed_report("c.yaml")});
  CHECK(table.starts_with("3 decks\n"));
  CHECK(line_with(table, "anchors ") ==
        "  anchors       ✗ failed   2 errors, 2 warnings in 2 decks");
  CHECK(
      table.ends_with("\n✗ failed: 3 decks, 90 slides and 51 anchors, "
                      "2 errors, 2 warnings, 2 notes\n"));
}

TEST_CASE("print_gates: a course names the decks with findings alone") {
  const std::string table =
      print_gates({failed_report("a.yaml"), passed_report("c.yaml")});
  CHECK(line_with(table, "✗ a.yaml") ==
        "  ✗ a.yaml   1 error, 1 warning, 1 note");
  CHECK(table.find("c.yaml") == std::string::npos);
}

TEST_CASE("print_gates: a reason that all decks share is said once") {
  DeckReport first = passed_report("a.yaml");
  set_result(first, Gate::Assets, GateOutcome::NotRun, {0, 0, 0},
             "no --assets folder given");
  DeckReport second = first;
  second.file = "b.yaml";
  const std::string table = print_gates({first, second});
  CHECK(line_with(table, "assets ").ends_with("   no --assets folder given"));
  CHECK(table.find("a.yaml") == std::string::npos);
}

TEST_CASE("print_gates: where findings are long, reasons stand below them") {
  DeckReport report = failed_report();
  set_result(report, Gate::Fit, GateOutcome::Warned, {0, 1234, 12345},
             "the projector is small");
  set_result(report, Gate::Anchors, GateOutcome::Failed,
             {123456, 123456, 123456});
  const std::string table = print_gates({report});
  CHECK(table.find("1234 warnings, 12345 notes\n                the projector "
                   "is small\n") != std::string::npos);
  CHECK(line_with(table, "owl ") ==
        "  owl           – off       owls come later");
}

TEST_CASE("print_gates: a reason of one deck of several names the deck") {
  const std::string table =
      print_gates({failed_report("a.yaml"), passed_report("c.yaml")});
  CHECK(table.find("a.yaml: owls come later") != std::string::npos);
}

TEST_CASE("print_gates: a reason of many decks says how many they are") {
  std::vector<DeckReport> reports(5, failed_report("course/a.yaml"));
  reports.push_back(passed_report("c.yaml"));
  CHECK(print_gates(reports).find("5 decks: owls come later") !=
        std::string::npos);
}

TEST_CASE("print_gates: states have their colours") {
  const std::string table = print_gates({failed_report()}, Colours::Always);
  CHECK(table.find("\x1B[32m✓ passed\x1B[0m") != std::string::npos);
  CHECK(table.find("\x1B[1;31m✗ failed\x1B[0m") != std::string::npos);
  CHECK(table.find("\x1B[1;33m! warned\x1B[0m") != std::string::npos);
}

TEST_CASE("print_gates: nothing checked prints nothing") {
  CHECK(print_gates({}).empty());
}

}  // namespace
}  // namespace owldeck
