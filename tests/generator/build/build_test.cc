#include "generator/build/build.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <set>

#include "generator/source/print.h"
#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;
namespace fs = std::filesystem;

namespace {

constexpr const char* kDeck = R"(deck:
  id: small
  title: Small deck
experiments:
  journey:
    tokens: [Your, journey, starts]
    embeddings: [[0.43, 0.15, 0.89], [0.55, 0.87, 0.66], [0.57, 0.85, 0.64]]
  scaled:
    attention: scaled
    input: journey
    d_out: 2
    parameters: rand
    torch_seed: 123
animations:
  flow: {kind: score-flow, title: Flow, of: scaled, query: journey, seconds: 34, fps: 5}
slides:
  - slide: 1
    type: concept
    topic: attention weights
    title: Every token asks
    body: |
      - one weight is {{ scaled.weights[1][1] | .4f }}
    figure: {heatmap: scaled.weights, query: journey}
    beginner: {means: a share, matters: it decides, mistake: reading columns}
    owl: Weights are shares of one.
    instructor:
      notes: Xylophone quokka notes
      minutes: 41
      answer: Xylophone quokka answer
)";

struct Built {
  BuildReport report;
  std::string messages;
};

Built run(const TemporaryFolder& root, const std::string& deck,
          BuildOptions options = {}) {
  write_file(root / "in/deck.yaml", deck);
  options.deck = root / "in/deck.yaml";
  options.output = root / "out";
  options.size = {320, 180};
  SourceTexts sources;
  Diagnostics diagnostics;
  Built outcome;
  outcome.report = build(options, DiskFiles(), sources, diagnostics);
  if (!diagnostics.all().empty()) {
    outcome.messages = print(diagnostics, sources);
  }
  return outcome;
}

std::set<Format> all_formats() {
  std::set<Format> formats;
  for (std::size_t i = 0; i < format_names().size(); ++i) {
    formats.insert(static_cast<Format>(i));
  }
  return formats;
}

std::string replaced(std::string text, const std::string& from,
                     const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("build: makes the document, the pictures, the film and a manifest") {
  const TemporaryFolder root;
  const Built outcome = run(root, kDeck);
  REQUIRE(outcome.messages == "");
  std::vector<std::string> names;
  for (const auto& [name, bytes] : snapshot(root / "out")) {
    names.push_back(name);
    CHECK(!bytes.empty());
  }
  CHECK(names == std::vector<std::string>{"small/learner/animations/flow.mp4",
                                          "small/learner/animations/flow.png",
                                          "small/learner/animations/flow.txt",
                                          "small/learner/animations/flow.vtt",
                                          "small/learner/deck.pdf",
                                          "small/learner/manifest.json",
                                          "small/learner/slides/slide-01.png"});
}

TEST_CASE("build: a second build with nothing changed touches nothing") {
  const TemporaryFolder root;
  REQUIRE(run(root, kDeck).messages == "");
  const fs::path pdf = root / "out/small/learner/deck.pdf";
  const auto before = fs::last_write_time(pdf);
  const Built second = run(root, kDeck);
  CHECK(second.report.made.empty());
  CHECK(second.report.kept.size() == 6);
  CHECK(fs::last_write_time(pdf) == before);
}

TEST_CASE("build: a changed bullet makes the slide again, not the film") {
  const TemporaryFolder root;
  REQUIRE(run(root, kDeck).messages == "");
  const Built second =
      run(root, replaced(kDeck, "one weight is", "the weight is"));
  REQUIRE(second.messages == "");
  CHECK(second.report.made ==
        std::vector<std::string>{"deck.pdf", "slides/slide-01.png"});
  CHECK(fs::exists(root / "out/small/learner/animations/flow.mp4"));
}

TEST_CASE("build: a changed embedding makes slide and film again") {
  const TemporaryFolder root;
  REQUIRE(run(root, kDeck).messages == "");
  const Built second = run(root, replaced(kDeck, "0.43", "0.44"));
  REQUIRE(second.messages == "");
  CHECK(second.report.made ==
        std::vector<std::string>{"deck.pdf", "slides/slide-01.png",
                                 "animations/flow.mp4", "animations/flow.png",
                                 "animations/flow.txt"});
}

TEST_CASE("build: a damaged file is made again") {
  const TemporaryFolder root;
  REQUIRE(run(root, kDeck).messages == "");
  const auto before = snapshot(root / "out");
  write_file(root / "out/small/learner/deck.pdf", "damaged");
  const Built second = run(root, kDeck);
  CHECK(second.report.made == std::vector<std::string>{"deck.pdf"});
  CHECK(snapshot(root / "out") == before);
}

TEST_CASE("build: other formats are left alone") {
  const TemporaryFolder root;
  REQUIRE(run(root, kDeck).messages == "");
  BuildOptions pdf_only;
  pdf_only.formats = {Format::Pdf};
  const Built second = run(root, replaced(kDeck, "0.43", "0.44"), pdf_only);
  CHECK(second.report.made == std::vector<std::string>{"deck.pdf"});
  CHECK(fs::exists(root / "out/small/learner/animations/flow.mp4"));
}

TEST_CASE("build: a contact sheet has a file, and one for each simulation") {
  const TemporaryFolder root;
  BuildOptions options;
  options.formats = {Format::ContactSheet};
  options.simulations = {Simulation::Grey};
  const Built built = run(root, kDeck, options);
  REQUIRE(built.messages == "");
  CHECK(
      built.report.made ==
      std::vector<std::string>{"contact-sheet.png", "contact-sheet-grey.png"});
  CHECK(read_file(built.report.folder / "contact-sheet.png") !=
        read_file(built.report.folder / "contact-sheet-grey.png"));
}

TEST_CASE("build: two folders and two thread counts give the same bytes") {
  const TemporaryFolder one;
  const TemporaryFolder two;
  BuildOptions options;
  REQUIRE(run(one, kDeck, options).messages == "");
  options.threads = 2;
  REQUIRE(run(two, kDeck, options).messages == "");
  CHECK(snapshot(one / "out") == snapshot(two / "out"));
}

TEST_CASE("build: a PDF drawn while a later slide fails is not written") {
  const TemporaryFolder root;
  const std::string late = R"(  - slide: 2
    type: concept
    topic: attention weights
    title: Too much
    body: |
      - one weight is {{ scaled.weights[9][9] | .4f }}
    beginner: {means: a share, matters: it decides, mistake: reading columns}
    owl: Weights are shares of one.
    instructor: {notes: none, minutes: 41, answer: none}
)";
  BuildOptions options{.formats = {Format::Pdf}, .threads = 2};
  const Built failed = run(root, kDeck + late, options);
  CHECK(failed.messages.find("error") != std::string::npos);
  CHECK(!fs::exists(root / "out/small"));
}

TEST_CASE("build: the instructor's edition has its own folder and pages") {
  const TemporaryFolder root;
  BuildOptions options;
  options.audience = Audience::Instructor;
  REQUIRE(run(root, kDeck, options).messages == "");
  CHECK(fs::exists(root / "out/small/instructor/slides/slide-01-notes.png"));
  CHECK_FALSE(fs::exists(root / "out/small/learner"));
}

TEST_CASE("build: a learner's edition does not change with the notes") {
  const TemporaryFolder one;
  const TemporaryFolder two;
  const BuildOptions options{.formats = all_formats()};
  REQUIRE(run(one, kDeck, options).messages == "");
  REQUIRE(run(two,
              replaced(replaced(kDeck, "quokka notes", "wombat"), "minutes: 41",
                       "minutes: 7"),
              options)
              .messages == "");
  CHECK(snapshot(one / "out") == snapshot(two / "out"));
}

TEST_CASE("build: bad input names its place and leaves the last good output") {
  struct Case {
    std::string from;
    std::string to;
    std::string expected;
  };
  const std::vector<Case> cases{
      {"deck:\n", "deck: [\n", "error[yaml"},
      {kDeck, "", "error[yaml-empty]"},
      {"topic:", "topics:", "did you mean 'topic'"},
      {"type: concept", "type: consept", "did you mean 'concept'"},
      {"title: Small deck", "title: Small deck\n  theme: executive-lite",
       "did you mean 'executive-light'"},
      {"{heatmap:", "{heatmp:", "did you mean 'heatmap'"},
      {"{heatmap: scaled.weights", "{heatmap: scald.weights",
       "did you mean 'scaled'"},
      {"{heatmap: scaled.weights", "{heatmap: scaled.wights",
       "did you mean 'weights'"},
      {"{{ scaled.weights[1][1] | .4f }}", "{{ scaled.weights[1][9] | .4f }}",
       "error[index-range]"},
      {"{{ scaled.weights[1][1] | .4f }}", "{{ scaled.weights[1][1] | .4g }}",
       "error[format]"},
      {"experiments:", "include: [gone.yaml]\nexperiments:",
       "error[include-missing]"},
      {"experiments:", "include: [../up.yaml]\nexperiments:",
       "error[include-outside]"},
      {"[0.43, 0.15, 0.89]", "[0.43, 0.15]", "error[embedding-length]"},
      {"[0.43, 0.15, 0.89]", "[0.43, .nan, 0.89]", "error["},
      {"attention: scaled", "attention: multi-head\n    heads: 3",
       "error[heads-divide]"},
      {"query: journey, seconds", "query: jorney, seconds",
       "did you mean 'journey'"},
  };
  const TemporaryFolder root;
  REQUIRE(run(root, kDeck).messages == "");
  const auto good = snapshot(root / "out");
  for (const Case& bad : cases) {
    CAPTURE(bad.to);
    write_file(root / "up.yaml", "slides: []\n");
    const Built outcome = run(root, replaced(kDeck, bad.from, bad.to));
    CHECK(outcome.messages.find(bad.expected) != std::string::npos);
    CHECK(outcome.messages.find("deck.yaml:") != std::string::npos);
    CHECK(snapshot(root / "out") == good);
  }
}

TEST_CASE("build: an output folder that cannot be made is an error") {
  const TemporaryFolder root;
  write_file(root / "out", "a file where the folder should be");
  const Built outcome = run(root, kDeck);
  CHECK(outcome.messages.find("error[output]") != std::string::npos);
  CHECK(read_file(root / "out") == "a file where the folder should be");
}

TEST_CASE("build: a wrong input is one error, not one a place that shows it") {
  const TemporaryFolder root;
  const Built built =
      run(root, replaced(kDeck, "[0.43, 0.15, 0.89]", "[0.43, 0.15]"));
  CHECK(built.messages.find("error[embedding-length]") != std::string::npos);
  CHECK(built.messages.ends_with("\n1 error\n"));
}

TEST_CASE("build: a wrong film is one error, not one more for its still") {
  const TemporaryFolder root;
  const std::string deck =
      replaced(replaced(kDeck, "{heatmap: scaled.weights, query: journey}",
                        "{still: flow}"),
               "query: journey, seconds", "query: jorney, seconds");
  const Built built = run(root, deck);
  CHECK(built.messages.find("did you mean 'journey'?") != std::string::npos);
  CHECK(built.messages.ends_with("\n1 error\n"));
}
