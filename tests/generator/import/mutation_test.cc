#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "tests/generator/import/maps.h"

using namespace owldeck;

namespace {

/// Draws the same numbers in every run.
class Random {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_ = 11;
};

/// Cuts, doubles or swaps pieces of a map, or puts in what confuses.
std::string mutated(std::string text, Random& random) {
  constexpr std::array<const char*, 16> kPieces{"|",
                                                "`",
                                                "[",
                                                "]",
                                                "\n",
                                                "```\n",
                                                "<details>",
                                                "</details>",
                                                "<!--",
                                                "# ",
                                                "- ",
                                                "**",
                                                "[Hands-on Anchor: ",
                                                "Slide 3: ",
                                                "\\",
                                                "{#"};
  for (int i = 0; i < 3; ++i) {
    const std::size_t at = random.below(text.size());
    switch (random.below(4)) {
      case 0:
        text.erase(at, 1 + random.below(40));
        break;
      case 1:
        text.insert(at, kPieces[random.below(kPieces.size())]);
        break;
      case 2:
        text.insert(at, text.substr(random.below(text.size()), 60));
        break;
      default:
        text[at] = static_cast<char>(32 + random.below(95));
        break;
    }
    text += text.empty() ? "x" : "";
  }
  return text;
}

}  // namespace

TEST_CASE("mutated maps: each is imported to a deck that loads, or refused") {
  Random random;
  for (const std::string& name : map_names()) {
    const std::string text = map_text(name);
    for (int i = 0; i < 40; ++i) {
      const std::string changed = mutated(text, random);
      CAPTURE(name);
      CAPTURE(i);
      const Import result = import_text(changed);
      CHECK(result.map.has_value() == !result.diagnostics.has_errors());
      if (result.map) {
        for (const std::string& deck : result.map->decks) {
          CHECK_FALSE(load_imported(result, deck).slides.empty());
        }
      }
    }
  }
}

TEST_CASE("cut maps: every beginning of a map is imported or refused") {
  for (const std::string& name : map_names()) {
    const std::string text = map_text(name);
    for (std::size_t end = 0; end < text.size(); end += 97) {
      const Import result = import_text(text.substr(0, end));
      CHECK(result.map.has_value() == !result.diagnostics.has_errors());
    }
  }
}

TEST_CASE("deep maps: a thousand lists and details nest without harm") {
  std::string text = "## Slide 1: Concept - a\n\n";
  for (int i = 0; i < 1000; ++i) {
    text += std::string(static_cast<std::size_t>(i), ' ') + "- item\n";
    text += "<details><summary>s</summary>\n";
  }
  CHECK(import_text(text).map.has_value());
}
