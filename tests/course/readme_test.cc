#include <doctest/doctest.h>

#include <algorithm>

#include "generator/build/build.h"
#include "generator/source/print.h"
#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;

TEST_CASE("readme: the deck in thirty lines builds") {
  const std::string readme = read_file(OWLDECK_SOURCE_DIR "/README.md");
  const std::string fence = "```yaml\n";
  const std::size_t begin = readme.find(fence);
  REQUIRE(begin != std::string::npos);
  const std::size_t first = begin + fence.size();
  const std::string deck =
      readme.substr(first, readme.find("```", first) - first);
  CHECK(std::ranges::count(deck, '\n') == 30);

  const TemporaryFolder root;
  write_file(root / "deck.yaml", deck);
  SourceTexts sources;
  Diagnostics diagnostics;
  const BuildReport done = build({.deck = root / "deck.yaml",
                                  .output = root / "out",
                                  .formats = {Format::Pdf}},
                                 DiskFiles(), sources, diagnostics);
  INFO(print(diagnostics, sources));
  CHECK(diagnostics.all().empty());
  CHECK(std::filesystem::exists(root / "out/tiny/learner/deck.pdf"));
}
