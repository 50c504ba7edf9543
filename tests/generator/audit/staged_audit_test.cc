#include <doctest/doctest.h>

#include "generator/build/build.h"
#include "generator/source/print.h"
#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;
namespace fs = std::filesystem;

namespace {

/// The manifest of a learner's edition begins with these words, which no text
/// of the deck holds, so that a build cannot but tell them.
constexpr const char* kTold = "Quiz titled here: audience learner generator.";
constexpr const char* kNotTold = "Nobody says this sentence in any file.";

std::string deck_with(const std::string& title, const std::string& notes) {
  return "deck: {id: quiz, title: \"" + title + "\"}\n" + R"(slides:
  - slide: 1
    type: quiz
    topic: causal masks
    title: What does a masked score become?
    body: Before the softmax.
    options: [zero, minus infinity]
    owl: Mask first, then share.
    instructor: {minutes: 2, answer: B, rationale: it adds nothing, notes: ")" +
         notes + "\"}\n";
}

struct Tried {
  std::string messages;
  BuildReport report;
};

Tried build_with(const TemporaryFolder& root, const std::string& title,
                 const std::string& notes,
                 Audience audience = Audience::Learner) {
  write_file(root / "deck.yaml", deck_with(title, notes));
  SourceTexts sources;
  Diagnostics diagnostics;
  Tried tried;
  tried.report = build({.deck = root / "deck.yaml",
                        .output = root / "out",
                        .audience = audience,
                        .formats = {Format::Png},
                        .size = {320, 180},
                        .threads = 2},
                       DiskFiles(), sources, diagnostics);
  tried.messages = print(diagnostics, sources);
  return tried;
}

}  // namespace

TEST_CASE("build: a learner's file that tells the notes is not published") {
  const TemporaryFolder root;
  const Tried tried = build_with(root, "Quiz titled here", kTold);
  CHECK(tried.messages.find(
            "out/quiz/learner/manifest.json: its strings together: "
            "error[leak-file]: 6 words in a row of the notes of slide 1 (") !=
        std::string::npos);
  CHECK(tried.messages.find("deck.yaml:10:") != std::string::npos);
  CHECK(tried.report.made.empty());
  CHECK(!fs::exists(root / "out/quiz"));
}

TEST_CASE("build: the message of a leak does not show its words") {
  const TemporaryFolder root;
  const Tried tried = build_with(root, "Quiz titled here", kTold);
  CHECK(tried.messages.find("generator") == std::string::npos);
}

TEST_CASE("build: after a leak the old edition stands as it was") {
  const TemporaryFolder root;
  CHECK(build_with(root, "Old title", kNotTold).messages.empty());
  const auto before = snapshot(root / "out");
  CHECK(!build_with(root, "Quiz titled here", kTold).messages.empty());
  CHECK(snapshot(root / "out") == before);
}

TEST_CASE("build: an instructor's file may tell the notes") {
  const TemporaryFolder root;
  const Tried tried =
      build_with(root, "Quiz titled here", kTold, Audience::Instructor);
  CHECK(tried.messages.empty());
  CHECK(!tried.report.made.empty());
}
