#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/build/build.h"
#include "generator/source/print.h"
#include "tests/course/commands.h"
#include "tests/generator/build/temporary_folder.h"

// What is meant for the instructor, told by words that stand nowhere else.
using namespace owldeck;
namespace fs = std::filesystem;

namespace {

constexpr const char* kDeck = R"~(deck:
  id: marked
  title: Marked
  instructor: {rules: [Aardvarkrule], notes: Okapideck}
experiments:
  journey:
    tokens: [Your, journey, starts]
    embeddings: [[0.43, 0.15, 0.89], [0.55, 0.87, 0.66], [0.57, 0.85, 0.64]]
  scaled: {attention: scaled, input: journey, d_out: 2, torch_seed: 1}
animations:
  flow: {kind: score-flow, title: Flow, of: scaled, query: journey, seconds: 34, fps: 5}
slides:
  - slide: 1
    type: animation
    topic: a film
    title: A film for all
    figure: {still: flow}
    owl: Everybody may read this.
    instructor:
      notes: Quokkanotes are for the instructor
      minutes: 47
      answer: Xylophoneanswer is for the instructor
  - slide: 2
    type: concept
    topic: weights
    title: Weights for all
    body: "- a bullet"
    beginner: {means: a, matters: b, mistake: c}
    owl: Everybody may read this too.
    instructor:
      notes: "**Wombatnotes** with [a link](https://platypus.example)"
      minutes: 53
      answer: Zebraanswer
)~";

const std::vector<std::string> kMarks{
    "Quokkanotes", "Xylophoneanswer", "Wombatnotes", "platypus",
    "Zebraanswer", "Aardvarkrule",    "Okapideck"};

fs::path build_marked(const TemporaryFolder& root, Audience audience) {
  write_file(root / "deck.yaml", kDeck);
  SourceTexts sources;
  Diagnostics diagnostics;
  const BuildReport done = build({.deck = root / "deck.yaml",
                                  .output = root / "out",
                                  .audience = audience,
                                  .size = {320, 180}},
                                 DiskFiles(), sources, diagnostics);
  INFO(print(diagnostics, sources));
  REQUIRE(diagnostics.all().empty());
  return done.folder;
}

// Everything that can be read in an edition: names, bytes, and what the PDF's
// compressed streams and glyphs say.
std::string all_that_can_be_read(const fs::path& folder) {
  std::string text;
  for (const auto& [name, bytes] : snapshot(folder)) {
    text += name + "\n" + bytes + "\n";
  }
  const std::string pdf = "'" + (folder / "deck.pdf").string() + "'";
  text += output_of("pdftotext -enc UTF-8 " + pdf + " -");
  text += output_of("qpdf --qdf --object-streams=disable " + pdf + " -");
  return text;
}

}  // namespace

TEST_CASE("course: no marked word of the instructor's is in a learner's file") {
  const TemporaryFolder root;
  const std::string text =
      all_that_can_be_read(build_marked(root, Audience::Learner));
  CHECK(text.find("Everybody may read this") != std::string::npos);
  for (const std::string& mark : kMarks) {
    CHECK_MESSAGE(text.find(mark) == std::string::npos, mark);
  }
}

TEST_CASE("course: every marked word is in the instructor's files") {
  const TemporaryFolder root;
  const std::string text =
      all_that_can_be_read(build_marked(root, Audience::Instructor));
  for (const std::string& mark : kMarks) {
    CHECK_MESSAGE(text.find(mark) != std::string::npos, mark);
  }
}
