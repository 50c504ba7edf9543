#include <doctest/doctest.h>

#include <string>

#include "tests/generator/build/program.h"

using namespace owldeck;

namespace {

const std::string kDeck = R"(deck: {id: small, title: Small deck}
slides:
  - slide: 1
    type: concept
    topic: attention weights
    title: Every token asks
    body: |
      - a weight is a share
    beginner: {means: a share, matters: it decides, mistake: reading columns}
    owl: Weights are shares of one.
    instructor: {notes: none, minutes: 4, answer: none}
  - slide: 2
    type: concept
    topic: attention weights
    title: Every row sums to one
    body: |
      - a row is a budget
    beginner: {means: a share, matters: it decides, mistake: reading columns}
    owl: Each row of weights sums to one.
    instructor: {notes: none, minutes: 4, answer: none}
)";

std::string with_other_bullet() {
  std::string deck = kDeck;
  const std::string old = "a row is a budget";
  return deck.replace(deck.find(old), old.size(), "a row is a purse");
}

}  // namespace

TEST_CASE("diff: equal decks give status 0 and no page") {
  const TemporaryFolder root;
  write_file(root / "a.yaml", kDeck);
  write_file(root / "b.yaml", kDeck);
  const ProgramRun ran = run_program(root, "diff a.yaml b.yaml");
  CHECK(ran.status == 0);
  CHECK(ran.output == "2 same\n");
  CHECK_FALSE(std::filesystem::exists(root / "diff.html"));
}

TEST_CASE("diff: a changed bullet names its slide and is shown") {
  const TemporaryFolder root;
  write_file(root / "a.yaml", kDeck);
  write_file(root / "b.yaml", with_other_bullet());
  const ProgramRun ran = run_program(root, "diff a.yaml b.yaml -o page.html");
  CHECK(ran.status == 1);
  CHECK(ran.output ==
        "changed  slide-02: Every row sums to one\n1 changed, 1 same\n");
  const std::string page = read_file(root / "page.html");
  CHECK(page.find("slide-02") != std::string::npos);
  CHECK(page.find("slide-01") == std::string::npos);
}

TEST_CASE("diff: a deck equals the folder that it was built into") {
  const TemporaryFolder root;
  write_file(root / "a.yaml", kDeck);
  REQUIRE(
      run_program(root, "build a.yaml --format png --size 640x360").status ==
      0);
  CHECK(run_program(root, "diff output/small/learner a.yaml").status == 0);
  write_file(root / "b.yaml", with_other_bullet());
  CHECK(run_program(root, "diff output/small/learner b.yaml").output ==
        "changed  slide-02: Every row sums to one\n1 changed, 1 same\n");
}

TEST_CASE("diff: a broken deck is no difference") {
  const TemporaryFolder root;
  write_file(root / "a.yaml", kDeck);
  write_file(root / "b.yaml", "slides: []\n");
  CHECK(run_program(root, "diff a.yaml b.yaml").status == 2);
}

TEST_CASE("diff: pictures of two sizes are no difference") {
  const TemporaryFolder root;
  write_file(root / "a.yaml", kDeck);
  REQUIRE(run_program(root, "build a.yaml -o x --format png --size 640x360")
              .status == 0);
  REQUIRE(run_program(root, "build a.yaml -o y --format png --size 320x180")
              .status == 0);
  CHECK(run_program(root, "diff x/small/learner y/small/learner").status == 2);
}

TEST_CASE("diff: a folder without pictures is no difference") {
  const TemporaryFolder root;
  write_file(root / "a.yaml", kDeck);
  write_file(root / "empty/readme.txt", "");
  CHECK(run_program(root, "diff empty a.yaml").status == 2);
  write_file(root / "bare/slides/readme.txt", "");
  CHECK(run_program(root, "diff bare bare").status == 2);
}
