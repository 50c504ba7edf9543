// The files of films: which are made, and what a cache changes (nothing).
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "generator/build/build.h"
#include "generator/source/print.h"
#include "tests/generator/build/program.h"
#include "tests/generator/build/temporary_folder.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

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
  flow:
    kind: score-flow
    title: Flow
    of: scaled
    query: journey
    fps: 10
    steps: [{step: Keys, caption: Each token offers one key}]
  again: {kind: score-flow, title: Again, of: scaled, query: Your, fps: 4}
slides:
  - slide: 1
    type: title
    topic: films
    title: Films
    owl: A film is a function of time.
)";

struct Built {
  std::vector<std::string> made;
  std::string messages;
};

struct FilmRun {
  std::set<Format> formats{Format::Mp4};
  int threads = 1;
};

Built run(const TemporaryFolder& root, const FilmOptions& films,
          const std::string& deck = kDeck, const std::string& output = "out",
          const FilmRun& wanted = {}) {
  write_file(root / "in/deck.yaml", deck);
  BuildOptions options;
  options.deck = root / "in/deck.yaml";
  options.output = root / output;
  options.formats = wanted.formats;
  options.threads = wanted.threads;
  options.size = {320, 180};
  options.films = films;
  SourceTexts sources;
  Diagnostics diagnostics;
  Built built;
  built.made = build(options, DiskFiles(), sources, diagnostics).made;
  std::ranges::sort(built.made);
  if (!diagnostics.all().empty()) {
    built.messages = print(diagnostics, sources);
  }
  return built;
}

FilmOptions only(const std::string& id) {
  FilmOptions films;
  films.only = id;
  return films;
}

FilmOptions frame_of(const std::string& id, double seconds) {
  FilmOptions films = only(id);
  films.frame = FilmOptions::Frame{seconds, false};
  return films;
}

std::string with_other_caption() {
  std::string deck = kDeck;
  const std::string old = "offers one key";
  return deck.replace(deck.find(old), old.size(), "brings one key");
}

fs::path films_in(const TemporaryFolder& root) {
  return root / "out/small/learner/animations";
}

}  // namespace

TEST_CASE("build films: one alone is made, and the others stay as they are") {
  const TemporaryFolder root;
  REQUIRE(run(root, {}).messages == "");
  const auto before = snapshot(films_in(root));
  CHECK(before.size() == 8);
  write_file(films_in(root) / "flow.mp4", "damaged");
  CHECK(run(root, only("flow")).made ==
        std::vector<std::string>{"animations/flow.mp4"});
  CHECK(snapshot(films_in(root)) == before);
}

TEST_CASE("build films: one that is not there names the nearest") {
  const TemporaryFolder root;
  const Built built = run(root, only("flaw"));
  CHECK(built.messages.find("error[unknown-name]") != std::string::npos);
  CHECK(built.messages.find("did you mean 'flow'?") != std::string::npos);
  CHECK_FALSE(fs::exists(root / "out"));
}

TEST_CASE("build films: a frame is a picture of its moment and no film") {
  const TemporaryFolder root;
  CHECK(run(root, frame_of("flow", 4.5)).made ==
        std::vector<std::string>{"animations/flow-4.5s.png"});
  FilmOptions last = only("flow");
  last.frame = FilmOptions::Frame{0, true};
  CHECK(run(root, last).made ==
        std::vector<std::string>{"animations/flow-last.png"});
  CHECK(snapshot(films_in(root)).size() == 2);
  REQUIRE(run(root, {}).messages == "");
  const std::string poster = read_file(films_in(root) / "flow.png");
  run(root, last);
  CHECK(read_file(films_in(root) / "flow-last.png") == poster);
}

TEST_CASE("build films: a frame after the end names the film's length") {
  const TemporaryFolder root;
  const Built built = run(root, frame_of("flow", 1000));
  CHECK(
      built.messages.find("deck.yaml:15:3: error[film-frame]: film 'flow' has "
                          "no frame at 1000 seconds") != std::string::npos);
  CHECK(built.messages.find("seconds long") != std::string::npos);
}

TEST_CASE("build films: a draft is another, smaller film") {
  const TemporaryFolder root;
  REQUIRE(run(root, only("flow")).messages == "");
  const auto final_size = fs::file_size(films_in(root) / "flow.mp4");
  FilmOptions draft = only("flow");
  draft.draft = true;
  REQUIRE(run(root, draft).messages == "");
  CHECK(fs::file_size(films_in(root) / "flow.mp4") < final_size);
  CHECK(run(root, only("flow")).made.size() == 2);
}

TEST_CASE("build films: animations are made alone, and MP4 stays as it is") {
  const TemporaryFolder root;
  REQUIRE(run(root, only("again")).messages == "");
  const Built built = run(root, only("again"), kDeck, "out",
                          {{Format::WebM, Format::Gif, Format::WebP}});
  CHECK(built.messages == "");
  CHECK(built.made == std::vector<std::string>{"animations/again.gif",
                                               "animations/again.webm",
                                               "animations/again.webp"});
  CHECK(fs::exists(films_in(root) / "again.mp4"));
}

TEST_CASE("build films: the number of threads changes no animation") {
  const TemporaryFolder root;
  const std::set<Format> formats{Format::WebM, Format::Gif, Format::WebP};
  run(root, only("again"), kDeck, "one", {formats, 1});
  run(root, only("again"), kDeck, "two", {formats, 2});
  const auto one = snapshot(root / "one/small/learner/animations");
  CHECK(one.size() == 3);
  CHECK(one == snapshot(root / "two/small/learner/animations"));
}

TEST_CASE("build films: a cache changes no byte, full or empty") {
  const TemporaryFolder root;
  FilmOptions cached = only("flow");
  cached.cache = root / "cache";
  REQUIRE(run(root, cached, kDeck, "before").messages == "");
  REQUIRE(run(root, cached, with_other_caption(), "warm").messages == "");
  REQUIRE(run(root, only("flow"), with_other_caption(), "none").messages == "");
  CHECK(snapshot(root / "warm") == snapshot(root / "none"));
  CHECK(snapshot(root / "warm") != snapshot(root / "before"));
}

TEST_CASE("build films: another caption makes only the parts that show it") {
  const TemporaryFolder root;
  FilmOptions cached = only("flow");
  cached.cache = root / "cache";
  run(root, cached);
  const std::size_t before = snapshot(root / "cache").size();
  CHECK(run(root, cached, with_other_caption()).made ==
        std::vector<std::string>{"animations/flow.mp4", "animations/flow.txt",
                                 "animations/flow.vtt"});
  // Its own step, and the moment in which it leaves the next one.
  CHECK(snapshot(root / "cache").size() <= before + 2);
  CHECK(before >= 10);
}

TEST_CASE("build films: a cache that cannot be written is no error") {
  const TemporaryFolder root;
  FilmOptions cached = only("again");
  cached.cache = "/dev/null/cache";
  CHECK(run(root, cached).messages == "");
}

TEST_CASE("build films: wrong options are usage errors and make nothing") {
  const TemporaryFolder root;
  write_file(root / "deck.yaml", kDeck);
  constexpr int kUsage = 2;
  for (const char* wrong :
       {"--size 1921x1080", "--size 7682x4322", "--size 640x361", "--size 0x0",
        "--frame soon", "--frame -1", "--frame 2 --last-frame",
        "--quality best", "--cache here --no-cache"}) {
    CAPTURE(wrong);
    const ProgramRun run =
        run_program(root, std::string("build --format mp4 ") + wrong);
    CHECK(run.status == kUsage);
  }
  CHECK_FALSE(fs::exists(root / "output"));
}

TEST_CASE("build films: the command line makes a frame, and keeps the cache") {
  const TemporaryFolder root;
  write_file(root / "deck.yaml", kDeck);
  CHECK(run_program(root,
                    "build --only again --frame 2.5s --size 320x180 --no-cache")
            .status == 0);
  const fs::path films = root / "output/small/learner/animations";
  CHECK(fs::exists(films / "again-2.5s.png"));
  CHECK(snapshot(films).size() == 1);
  CHECK(run_program(root,
                    "build --only again --quality draft --size 320x180 "
                    "--cache parts")
            .status == 0);
  CHECK(fs::exists(films / "again.mp4"));
  CHECK_FALSE(snapshot(root / "parts").empty());
}

TEST_CASE("build films: progress ends with all frames of every film") {
  const TemporaryFolder root;
  FilmOptions films;
  std::vector<FilmProgress> told;
  films.progress = [&](const FilmProgress& now) { told.push_back(now); };
  REQUIRE(run(root, films).messages == "");
  int finished = 0;
  for (const FilmProgress& now : told) {
    CHECK(now.frames <= now.of);
    CHECK_FALSE(now.step.empty());
    finished += now.frames == now.of ? 1 : 0;
  }
  CHECK(finished == 2);
  CHECK(told.back().step == "Whole");
}

}  // namespace owldeck
