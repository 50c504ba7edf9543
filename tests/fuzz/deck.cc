#include "generator/audience/audience.h"
#include "generator/check/check.h"
#include "generator/deck/load.h"
#include "generator/import/deck_yaml.h"
#include "generator/import/write_map.h"
#include "tests/fuzz/support.h"

using namespace owldeck;

namespace {

void judge(const Deck& deck, const SourceTexts& sources,
           Diagnostics& diagnostics) {
  check_slides(deck, diagnostics);
  check_answers(deck, diagnostics);
  check_sources(deck, diagnostics);
  check_animations(deck, diagnostics);
  check_leakage(deck, sources, diagnostics);
}

void expect_editions(const Deck& deck) {
  const AudienceDeck learner = for_audience(deck, Audience::Learner);
  expect(!learner.instructor(), "a learner's deck has nothing else");
  for (const AudienceSlide& slide : learner.slides()) {
    expect(!slide.instructor, "a learner's slide has nothing else");
  }
}

void expect_maps(const MemoryFiles& files, Diagnostics& diagnostics) {
  const auto root = read_deck_yaml("deck.yaml", files, diagnostics);
  expect(root.has_value(), "the YAML of a deck that is right");
  expect(!write_map({*root}).empty(), "a map of it");
  expect(!write_learner_map({*root}).empty(), "a learner's map of it");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const MemoryFiles files(split_files(text_of(data, size), "deck.yaml"));
  SourceTexts sources;
  Diagnostics diagnostics;
  const ReadDeck read = read_deck("deck.yaml", files, sources, diagnostics);
  expect(read.is_right == !diagnostics.has_errors(), "right or an error");
  if (read.is_right || read.is_drawable) {
    judge(read.deck, sources, diagnostics);
    expect_editions(read.deck);
  }
  if (read.is_right) {
    expect_maps(files, diagnostics);
  }
  expect_places(diagnostics, sources);
  return 0;
}
