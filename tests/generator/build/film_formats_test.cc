// The formats of films: what each makes, and what it leaves alone.
#include <doctest/doctest.h>

#include "tests/generator/build/film_deck.h"

namespace owldeck {
namespace {

const std::set<Format> kMoving{Format::Mp4, Format::WebM, Format::Gif,
                               Format::WebP};

/// A build of the film `again`, or of all if `only` is empty.
Built run_formats(const TemporaryFolder& root, const std::set<Format>& formats,
                  const FilmOptions& films = only("again")) {
  return run(root, films, kFilmDeck, "out", {formats, 2});
}

/// What a format makes in the films' folder with so many threads.
std::map<std::string, std::string> made_by(const TemporaryFolder& root,
                                           const std::set<Format>& formats,
                                           int threads) {
  const std::string output = std::to_string(threads);
  REQUIRE(run(root, only("again"), kFilmDeck, output, {formats, threads})
              .messages == "");
  return snapshot(root / (output + "/small/learner/animations"));
}

fs::path frames_in(const TemporaryFolder& root) {
  return films_in(root) / "again-frames";
}

}  // namespace

TEST_CASE("build films: what stands beside a film is made with every format") {
  for (const Format format : kMoving) {
    const TemporaryFolder root;
    const std::string film = "animations/again." + name_of(format);
    std::vector<std::string> expected{"animations/again.png",
                                      "animations/again.txt",
                                      "animations/again.vtt", film};
    std::ranges::sort(expected);
    CHECK(run_formats(root, {format}).made == expected);
  }
}

TEST_CASE("build films: what stands beside a film is made once") {
  const TemporaryFolder root;
  CHECK(run_formats(root, kMoving).made ==
        std::vector<std::string>{"animations/again.gif", "animations/again.mp4",
                                 "animations/again.png", "animations/again.txt",
                                 "animations/again.vtt",
                                 "animations/again.webm",
                                 "animations/again.webp"});
  CHECK(run_formats(root, {Format::Gif}).made.empty());
}

TEST_CASE("build films: another format leaves a film as it is") {
  const TemporaryFolder root;
  run_formats(root, {Format::Mp4}, {});
  const auto before = snapshot(films_in(root));
  run_formats(root, {Format::Strip, Format::Frames}, {});
  const auto after = snapshot(films_in(root));
  for (const auto& [path, bytes] : before) {
    CAPTURE(path);
    REQUIRE(after.contains(path));
    CHECK(after.at(path) == bytes);
  }
}

TEST_CASE("build films: frames are a folder, of one film if so asked") {
  const TemporaryFolder root;
  const Built built = run_formats(root, {Format::Frames});
  CHECK(built.messages == "");
  REQUIRE(built.made.size() > 100);
  CHECK(built.made.front() == "animations/again-frames/00001.png");
  CHECK(snapshot(frames_in(root)).size() == built.made.size());
  CHECK(snapshot(films_in(root)).size() == built.made.size());
}

TEST_CASE("build films: frames are pictures of their moments") {
  const TemporaryFolder root;
  run_formats(root, {Format::Frames});
  const std::string third = read_file(frames_in(root) / "00003.png");
  run(root, frame_of("again", 0.5));
  CHECK(read_file(films_in(root) / "again-0.5s.png") == third);
}

TEST_CASE(
    "build films: frames that are there are kept, a lost one comes back") {
  const TemporaryFolder root;
  const std::size_t count = run_formats(root, {Format::Frames}).made.size();
  CHECK(run_formats(root, {Format::Frames}).made.empty());
  const auto before = snapshot(frames_in(root));
  fs::remove(frames_in(root) / "00002.png");
  CHECK(run_formats(root, {Format::Frames}).made.size() == count);
  CHECK(snapshot(frames_in(root)) == before);
}

TEST_CASE(
    "build films: a draft's frames are half as many, and no others stay") {
  const TemporaryFolder root;
  const std::size_t count = run_formats(root, {Format::Frames}).made.size();
  FilmOptions draft = only("again");
  draft.draft = true;
  run_formats(root, {Format::Frames}, draft);
  const std::size_t half = snapshot(frames_in(root)).size();
  CHECK(half <= count / 2 + 1);
  CHECK(half >= count / 2 - 1);
}

TEST_CASE("build films: a cache changes no frame") {
  const TemporaryFolder root;
  FilmOptions cached = only("again");
  cached.cache = root / "cache";
  run_formats(root, {Format::Frames}, cached);
  const auto first = snapshot(frames_in(root));
  CHECK_FALSE(snapshot(root / "cache/frames").empty());
  fs::remove_all(root / "out");
  run_formats(root, {Format::Frames}, cached);
  CHECK(snapshot(frames_in(root)) == first);
}

TEST_CASE("build films: a strip is one PDF a film") {
  const TemporaryFolder root;
  CHECK(run_formats(root, {Format::Strip}, {}).made ==
        std::vector<std::string>{"animations/again-strip.pdf",
                                 "animations/flow-strip.pdf"});
  CHECK(read_file(films_in(root) / "flow-strip.pdf").starts_with("%PDF"));
  CHECK(run_formats(root, {Format::Strip}, {}).made.empty());
}

TEST_CASE("build films: the number of threads changes no byte of any format") {
  const TemporaryFolder root;
  std::set<Format> formats = kMoving;
  formats.insert({Format::Frames, Format::Strip});
  const auto one = made_by(root, formats, 1);
  CHECK(one.size() > 100);
  CHECK(one == made_by(root, formats, 2));
}

TEST_CASE("build films: a deck without any makes none, in every format") {
  const TemporaryFolder root;
  std::string deck = kFilmDeck;
  const std::size_t films = deck.find("animations:");
  deck.erase(films, deck.find("slides:") - films);
  std::set<Format> formats = kMoving;
  formats.insert({Format::Frames, Format::Strip});
  const Built built = run(root, {}, deck, "out", {formats});
  CHECK(built.messages == "");
  CHECK(built.made.empty());
  CHECK_FALSE(fs::exists(root / "out"));
}

TEST_CASE("build films: progress goes from none to all frames of every film") {
  const TemporaryFolder root;
  std::map<std::string, std::vector<FilmProgress>> told;
  FilmOptions films;
  films.progress = [&](const FilmProgress& now) {
    told[now.name].push_back(now);
  };
  run_formats(
      root,
      {Format::Mp4, Format::WebM, Format::Gif, Format::WebP, Format::Frames},
      films);
  CHECK(told.size() == 10);
  CHECK(told.contains("flow.webm"));
  CHECK(told.contains("again-frames"));
  for (const auto& [name, moments] : told) {
    CAPTURE(name);
    CHECK(moments.front().frames == 0);
    CHECK_FALSE(moments.front().step.empty());
    CHECK(moments.back().frames == moments.back().of);
    CHECK(moments.back().step == "Whole");
    CHECK(std::ranges::is_sorted(moments, {}, &FilmProgress::frames));
  }
}

}  // namespace owldeck
