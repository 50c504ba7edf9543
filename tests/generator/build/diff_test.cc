#include <doctest/doctest.h>
#include <stdio.h>
#include <sys/wait.h>

#include <string>

#include "tests/generator/build/temporary_folder.h"

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
    owl: Weights are shares of one.
    instructor: {notes: none, minutes: 4, answer: none}
)";

struct Ran {
  std::string output;
  int status = -1;
};

// Standard output and status of `owldeck` with `arguments`.
Ran run(const TemporaryFolder& root, const std::string& arguments) {
  const std::string command = "cd '" + root.path().string() + "' && '" +
                              OWLDECK_PROGRAM + "' " + arguments +
                              " 2>/dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  Ran ran;
  char buffer[4096];
  std::size_t got = 0;
  while ((got = fread(buffer, 1, sizeof buffer, pipe)) > 0) {
    ran.output.append(buffer, got);
  }
  ran.status = WEXITSTATUS(pclose(pipe));
  return ran;
}

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
  const Ran ran = run(root, "diff a.yaml b.yaml");
  CHECK(ran.status == 0);
  CHECK(ran.output == "2 same\n");
  CHECK_FALSE(std::filesystem::exists(root / "diff.html"));
}

TEST_CASE("diff: a changed bullet names its slide and is shown") {
  const TemporaryFolder root;
  write_file(root / "a.yaml", kDeck);
  write_file(root / "b.yaml", with_other_bullet());
  const Ran ran = run(root, "diff a.yaml b.yaml -o page.html");
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
  REQUIRE(run(root, "build a.yaml --format png --size 640x360").status == 0);
  CHECK(run(root, "diff output/small/learner a.yaml").status == 0);
  write_file(root / "b.yaml", with_other_bullet());
  CHECK(run(root, "diff output/small/learner b.yaml").output ==
        "changed  slide-02: Every row sums to one\n1 changed, 1 same\n");
}

TEST_CASE("diff: a broken deck is no difference") {
  const TemporaryFolder root;
  write_file(root / "a.yaml", kDeck);
  write_file(root / "b.yaml", "slides: []\n");
  CHECK(run(root, "diff a.yaml b.yaml").status == 2);
}

TEST_CASE("diff: pictures of two sizes are no difference") {
  const TemporaryFolder root;
  write_file(root / "a.yaml", kDeck);
  REQUIRE(run(root, "build a.yaml -o x --format png --size 640x360").status ==
          0);
  REQUIRE(run(root, "build a.yaml -o y --format png --size 320x180").status ==
          0);
  CHECK(run(root, "diff x/small/learner y/small/learner").status == 2);
}
