#include "generator/source/limits.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/generator/import/maps.h"

namespace owldeck {
namespace {

const std::string kHead =
    "# Deck\n\n| Slide | Type | Topic | Anchor |\n|---|---|---|---|\n";

std::string errors_of(const std::string& text) {
  const Import result = import_text(text);
  CHECK_FALSE(result.map.has_value());
  return findings(result.diagnostics);
}

TEST_CASE("import: a letter that nobody sees is told with its place") {
  CHECK(errors_of("# Deck\n\n## Slide 1: Concept - a\xE2\x80\xAE"
                  "b\n") ==
        "3:24 hidden-character U+202E (right-to-left override) in the text, "
        "which nobody sees\n");
}

TEST_CASE("import: a map in UTF-16 is told as such") {
  CHECK(errors_of("\xFF\xFE#") ==
        "1:1 map-text the file is in UTF-16, not in UTF-8\n");
}

TEST_CASE("import: a map is read to its limit and no further") {
  const std::string line = std::string(1023, '-') + "\n";
  std::string map = kHead + "| 1 | Concept | a | - |\n\n";
  while (map.size() + line.size() <= kMostMapBytes) {
    map += line;
  }
  CHECK(import_text(map).map.has_value());
  CHECK(errors_of(map + line + line).find("1:1 file-size the map has") == 0);
}

TEST_CASE("import: so is a line") {
  const std::string head = kHead + "| 1 | Concept | a | - |\n\n";
  CHECK(
      import_text(head + std::string(kMostMapLineBytes, 'x')).map.has_value());
  CHECK(errors_of(head + std::string(kMostMapLineBytes + 1, 'x')) ==
        "7:1 map-text a line of 16385 bytes: expected at most 16384\n");
}

}  // namespace
}  // namespace owldeck
