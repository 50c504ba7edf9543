// Decks drawn by lot: nothing of the instructor's gets into a learner's
// edition, by any format or path. OWLDECK_RANDOM_DECKS says how many are tried.
#include <doctest/doctest.h>

#include <cstdlib>

#include "generator/audit/contents.h"
#include "tests/generator/build/film_deck.h"
#include "tests/generator/build/random_deck.h"

namespace owldeck {
namespace {

constexpr int kFewDecks = 12;
constexpr int kManyDecks = 500;
constexpr int kFilmsOnceIn = 6;

int wanted_decks() {
  return std::getenv("OWLDECK_SOAK") == nullptr ? kFewDecks : kManyDecks;
}

struct Edition {
  std::map<std::string, std::string> files;
  std::string messages;
};

Edition edition_of(const std::string& yaml, Audience audience, bool films) {
  const TemporaryFolder root;
  write_file(root / "in/deck.yaml", yaml);
  BuildOptions options;
  options.deck = root / "in/deck.yaml";
  options.output = root / "out";
  options.audience = audience;
  options.formats = {Format::Pdf, Format::Png, Format::ContactSheet,
                     Format::Strip};
  if (films) {
    options.formats.insert(
        {Format::Mp4, Format::WebM, Format::Gif, Format::WebP});
  }
  options.films.draft = true;
  options.size = {320, 180};
  options.threads = 2;
  SourceTexts sources;
  Diagnostics diagnostics;
  (void)build(options, DiskFiles(), sources, diagnostics);
  Edition edition;
  if (diagnostics.has_errors()) {
    edition.messages = print(diagnostics, sources);
  } else {
    edition.files = snapshot(root / "out");
  }
  return edition;
}

/// Everything that a file says, its own bytes and those within it.
std::string said_by(const std::string& bytes, Budget& budget) {
  std::string text = bytes;
  const FileContents contents = contents_of(bytes, budget);
  for (const FoundText& found : contents.texts) {
    text += "\n" + found.where + "\n" + found.text;
  }
  for (const InnerFile& file : contents.files) {
    text += "\n" + file.name + "\n" + said_by(file.bytes, budget);
  }
  return text;
}

std::string said_by(const Edition& edition) {
  std::string text;
  for (const auto& [name, bytes] : edition.files) {
    Budget budget;
    text += name + "\n" + said_by(bytes, budget) + "\n";
  }
  return text;
}

TEST_CASE("random decks: nothing of the instructor's is in a learner's file") {
  int built = 0;
  int words = 0;
  for (int i = 0; i < wanted_decks(); ++i) {
    const RandomDeck deck = random_deck(static_cast<std::uint32_t>(i));
    CAPTURE(deck.yaml);
    const bool films = i % kFilmsOnceIn == 0;
    const Edition instructors =
        edition_of(deck.yaml, Audience::Instructor, films);
    REQUIRE(instructors.messages == "");
    const Edition learners = edition_of(deck.yaml, Audience::Learner, films);
    REQUIRE(learners.messages == "");
    ++built;

    // Whatever the instructor's parts are, learners' files are the same.
    const Edition without =
        edition_of(deck.without_instructor, Audience::Learner, films);
    CHECK(without.messages == "");
    CHECK(learners.files == without.files);

    const std::string seen = said_by(learners);
    const std::string all = said_by(instructors);
    for (const std::string& word : deck.shown) {
      CHECK_MESSAGE(seen.find(word) == std::string::npos, word);
      CHECK_MESSAGE(all.find(word) != std::string::npos, word);
    }
    for (const std::string& word : deck.never_shown) {
      CHECK_MESSAGE(seen.find(word) == std::string::npos, word);
    }
    words += static_cast<int>(deck.shown.size() + deck.never_shown.size());
  }
  MESSAGE(built, " decks, ", words, " words of the instructor's");
}

}  // namespace
}  // namespace owldeck
