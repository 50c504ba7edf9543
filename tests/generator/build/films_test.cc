// The files of films: which are made, and what a cache changes (nothing).
#include <doctest/doctest.h>

#include "tests/generator/build/film_deck.h"
#include "tests/generator/build/program.h"

namespace owldeck {
namespace {

std::string with_other_caption() {
  std::string deck = kFilmDeck;
  const std::string old = "offers one key";
  return deck.replace(deck.find(old), old.size(), "brings one key");
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

TEST_CASE("build films: a cache changes no byte, full or empty") {
  const TemporaryFolder root;
  FilmOptions cached = only("flow");
  cached.cache = root / "cache";
  REQUIRE(run(root, cached, kFilmDeck, "before").messages == "");
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

TEST_CASE("build films: the command line makes a frame, and keeps the cache") {
  const TemporaryFolder root;
  write_file(root / "deck.yaml", kFilmDeck);
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

}  // namespace owldeck
