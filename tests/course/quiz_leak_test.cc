#include <doctest/doctest.h>
#include <fmt/format.h>

#include "generator/build/build.h"
#include "generator/source/print.h"
#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;
namespace fs = std::filesystem;

namespace {

std::string quiz_deck(const std::string& answer, const std::string& rationale) {
  return fmt::format(R"~(deck: {{id: quiz, title: Quiz}}
slides:
  - slide: 1
    type: quiz
    topic: causal masks
    title: What does a masked score become?
    body: Before the softmax.
    options: [zero, minus infinity, one, the mean]
    owl: Mask first, then share.
    instructor: {{notes: ask around, minutes: 2, answer: {}, rationale: {}}}
)~",
                     answer, rationale);
}

/// Every file of an edition whose quiz has that answer, in every format that
/// shows slides.
std::map<std::string, std::string> files_of(const std::string& answer,
                                            const std::string& rationale,
                                            Audience audience) {
  const TemporaryFolder root;
  write_file(root / "deck.yaml", quiz_deck(answer, rationale));
  SourceTexts sources;
  Diagnostics diagnostics;
  const BuildReport done =
      build({.deck = root / "deck.yaml",
             .output = root / "out",
             .audience = audience,
             .formats = {Format::Pdf, Format::Png, Format::ContactSheet},
             .size = {320, 180}},
            DiskFiles(), sources, diagnostics);
  INFO(print(diagnostics, sources));
  REQUIRE(diagnostics.all().empty());
  return snapshot(done.folder);
}

}  // namespace

TEST_CASE("quiz: a learner's files are the same bytes whatever the answer") {
  const auto first = files_of("B", "it adds nothing", Audience::Learner);
  const auto second = files_of("D", "another reason", Audience::Learner);
  CHECK(first.contains("deck.pdf"));
  CHECK(first.contains("manifest.json"));
  CHECK(first == second);
}

TEST_CASE("quiz: the instructor's slide differs with the answer") {
  const auto first = files_of("B", "it adds nothing", Audience::Instructor);
  const auto second = files_of("D", "it adds nothing", Audience::Instructor);
  CHECK(first.at("slides/slide-01.png") != second.at("slides/slide-01.png"));
}
