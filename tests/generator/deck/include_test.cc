#include <doctest/doctest.h>

#include "generator/deck/load.h"
#include "tests/generator/deck/fake_files.h"

namespace owldeck {
namespace {

const std::string kHead = "deck: {id: d, title: D}\n";

std::string slide(int number) {
  return "  - {slide: " + std::to_string(number) +
         ", type: concept, topic: t, title: T}\n";
}

struct Loaded {
  std::optional<Deck> deck;
  SourceTexts sources;
  Diagnostics diagnostics;
};

Loaded load(const FakeFiles& files) {
  Loaded loaded;
  loaded.deck =
      load_deck("c/deck.yaml", files, loaded.sources, loaded.diagnostics);
  return loaded;
}

TEST_CASE("include: slides follow the file's own in the order of includes") {
  const Loaded loaded = load(
      FakeFiles({{"c/deck.yaml",
                  kHead + "include: [b.yaml, a.yaml]\nslides:\n" + slide(1)},
                 {"c/b.yaml", "include: [sub/c.yaml]\nslides:\n" + slide(2)},
                 {"c/sub/c.yaml", "slides:\n" + slide(3)},
                 {"c/a.yaml", "slides:\n" + slide(4)}}));
  REQUIRE(loaded.deck.has_value());
  REQUIRE(loaded.deck->slides.size() == 4);
  for (int i = 0; i < 4; ++i) {
    CHECK(loaded.deck->slides[static_cast<std::size_t>(i)].number.value ==
          i + 1);
  }
}

TEST_CASE("include: every file read is kept for the printer") {
  const Loaded loaded =
      load(FakeFiles({{"c/deck.yaml", kHead + "include: [a.yaml]\n"},
                      {"c/a.yaml", "slides:\n" + slide(1)}}));
  CHECK(loaded.sources.size() == 2);
  CHECK(loaded.sources.contains("c/a.yaml"));
}

TEST_CASE("include: a link that leads outside is refused and not read") {
  const Loaded loaded =
      load(FakeFiles({{"c/deck.yaml", kHead + "include: [a.yaml]\n"},
                      {"c/a.yaml", "slides:\n" + slide(1)}},
                     {{"c/a.yaml", "/etc/passwd"}}));
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(loaded.diagnostics.all()[0].code == "include-outside");
  CHECK_FALSE(loaded.sources.contains("c/a.yaml"));
}

TEST_CASE("include: a folder whose name starts alike is outside") {
  const Loaded loaded =
      load(FakeFiles({{"c/deck.yaml", kHead + "include: [../c2/a.yaml]\n"},
                      {"c2/a.yaml", "slides:\n" + slide(1)}}));
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(loaded.diagnostics.all()[0].code == "include-outside");
}

TEST_CASE("include: a file that includes itself is a cycle") {
  const Loaded loaded =
      load(FakeFiles({{"c/deck.yaml", kHead + "include: [deck.yaml]\n"}}));
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(loaded.diagnostics.all()[0].message ==
        "include cycle: c/deck.yaml → c/deck.yaml");
}

TEST_CASE("include: a mistake names the included file") {
  const Loaded loaded =
      load(FakeFiles({{"c/deck.yaml", kHead + "include: [a.yaml]\n"},
                      {"c/a.yaml", "slidse: []\n"}}));
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(loaded.diagnostics.all()[0].span == Span{"c/a.yaml", 1, 1, 6});
}

TEST_CASE("include: a name of one file is known in the others") {
  const Loaded loaded = load(
      FakeFiles({{"c/deck.yaml",
                  kHead + "include: [a.yaml]\n"
                          "experiments: {s: {attention: simple, input: i}}\n"},
                 {"c/a.yaml",
                  "experiments: {i: {tokens: [x], embeddings: [[1]]}}\n"
                  "slides:\n" +
                      slide(1)}}));
  CHECK(loaded.diagnostics.all().empty());
}

}  // namespace
}  // namespace owldeck
