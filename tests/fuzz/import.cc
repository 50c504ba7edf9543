#include "generator/deck/load.h"
#include "generator/import/import_map.h"
#include "generator/source/print.h"
#include "generator/source/utf8.h"
#include "tests/fuzz/support.h"

using namespace owldeck;

namespace {

/// What an import writes loads without an error; but a map that says that it is
/// complete gets no milder gates for what was taken out of it.
void expect_decks(const ImportedMap& map, bool is_complete) {
  std::map<std::string, std::string> texts;
  for (const auto& [path, text] : map.files) {
    texts.emplace("/deck/" + path, text);
  }
  const MemoryFiles files(std::move(texts));
  expect(!map.decks.empty(), "an import has a deck");
  for (const std::string& path : map.decks) {
    SourceTexts sources;
    Diagnostics diagnostics;
    const auto deck = load_deck(path, files, sources, diagnostics);
    expect(deck || is_complete, print(diagnostics, sources));
    expect(!deck || !deck->slides.empty(), "an imported deck has slides");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  static const std::vector<Blueprint> known = all_built_in_blueprints();
  const std::string text = text_of(data, size);
  Diagnostics diagnostics;
  const auto map = import_map("map.md", text, "map", known, diagnostics);
  expect(map.has_value() == !diagnostics.has_errors(), "a deck or an error");
  expect_places(diagnostics, {{"map.md", text}});
  if (map) {
    expect_decks(*map, text.find(kCompleteMap) <= kByteOrderMark.size());
  }
  return 0;
}
