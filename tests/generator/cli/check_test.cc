#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/generator/build/program.h"

// `owldeck check` and `owldeck anchors` as a user runs them.
namespace owldeck {
namespace {

constexpr const char* kDeck = R"~(deck: {id: tiny, title: Tiny}
slides:
  - slide: 1
    type: practical
    topic: a
    title: Do it
    body: Run the cells
    beginner: {means: a, matters: b, mistake: c}
    anchor: {id: LAB-01, assets: [a.ipynb], objective: o, prerequisites: []}
    owl: A row of weights sums to one.
)~";

/// Runs the program in a folder with kDeck as deck.yaml, changed.
ProgramRun run(const std::string& arguments, const std::string& replace = "",
               const std::string& with = "") {
  const TemporaryFolder folder;
  std::string deck = kDeck;
  if (!replace.empty()) {
    deck.replace(deck.find(replace), replace.size(), with);
  }
  write_file(folder / "deck.yaml", deck);
  return run_program(folder, arguments);
}

TEST_CASE("check: a sound deck passes with status 0") {
  const ProgramRun checked = run("check");
  CHECK(checked.status == 0);
  CHECK(checked.output.find("1 slide and 1 anchor, everything in order") !=
        std::string::npos);
  CHECK(checked.output.find("\x1b[") == std::string::npos);
}

TEST_CASE("check: a finding fails with status 1") {
  CHECK(run("check", "LAB-01", "LAB 01").status == 1);
}

TEST_CASE("check: a warning fails only with --strict") {
  const std::string rules = "title: Tiny, anchors: {assumes: [LAB-00]}}";
  CHECK(run("check", "title: Tiny}", rules).status == 0);
  CHECK(run("check --strict", "title: Tiny}", rules).status == 1);
}

TEST_CASE("check: wrong use of the command line has status 2") {
  CHECK(run("check --format html").status == 2);
  CHECK(run("check --assets nowhere").status == 2);
  CHECK(run("check --what").status == 2);
}

TEST_CASE("check: a deck that is not there is a finding") {
  CHECK(run("check missing.yaml").status == 1);
}

TEST_CASE("check: several decks have a report each") {
  const auto report = nlohmann::json::parse(
      run("check --format json deck.yaml deck.yaml").output);
  CHECK(report.at("decks").size() == 2);
}

TEST_CASE("check: JSON names the finding, its place and its gate") {
  const auto report = nlohmann::json::parse(
      run("check --format json", "title: Do it", "titel: Do it").output);
  const auto& finding = report.at("decks").at(0).at("findings").at(0);
  CHECK(finding.at("code") == "unknown-key");
  CHECK(finding.at("line") == 6);
  CHECK(finding.at("column") == 5);
  CHECK(finding.at("gate") == "format");
  CHECK(report.at("errors") == 1);
}

TEST_CASE("check: the same deck gives the same JSON") {
  CHECK(run("check --format json").output == run("check --format json").output);
}

TEST_CASE("check: SARIF and GitHub commands go to standard output") {
  const auto log = nlohmann::json::parse(
      run("check --format sarif", "title: Do it", "titel: Do it").output);
  CHECK(log.at("version") == "2.1.0");
  CHECK(log.at("runs").at(0).at("results").at(0).at("ruleId") == "unknown-key");
  CHECK(run("check --format github", "title: Do it", "titel: Do it")
            .output.starts_with("::error file=deck.yaml,line=6,"));
}

TEST_CASE("check: without drawing the drawn gates are not run") {
  const std::string output = run("check --no-drawing").output;
  CHECK(output.find("nothing was drawn") != std::string::npos);
}

TEST_CASE("anchors: text, JSON and DOT") {
  CHECK(run("anchors").output.starts_with("anchor  level"));
  CHECK(nlohmann::json::parse(run("anchors --format json").output)
            .at("critical_path")
            .size() == 1);
  CHECK(run("anchors --format dot").output.starts_with("digraph"));
}

TEST_CASE("anchors: a skipped anchor that is not there is wrong use") {
  CHECK(run("anchors --without LAB-02").status == 2);
  CHECK(run("anchors --without LAB-01").status == 0);
}

TEST_CASE("anchors: a picture is drawn, of a known kind") {
  const TemporaryFolder folder;
  write_file(folder / "deck.yaml", kDeck);
  CHECK(run_program(folder, "anchors --picture a.png").status == 0);
  CHECK(read_file(folder / "a.png").starts_with("\x89PNG"));
  CHECK(run_program(folder, "anchors --picture a.pdf").status == 0);
  CHECK(read_file(folder / "a.pdf").starts_with("%PDF"));
  CHECK(run_program(folder, "anchors --picture a.jpg").status == 2);
}

}  // namespace
}  // namespace owldeck
