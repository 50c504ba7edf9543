#include <doctest/doctest.h>

#include <set>

#include "generator/build/edition.h"
#include "render/text/text_engine.h"
#include "tests/generator/deck/annotations.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

const fs::path kDecks = fs::path(OWLDECK_SOURCE_DIR) / "tests/fixtures/look";
constexpr std::string_view kWritten = "theme: executive-light";

/// The disk, with another theme in the decks.
class InTheme : public DiskFiles {
 public:
  explicit InTheme(std::string theme) : theme_(std::move(theme)) {}
  [[nodiscard]] std::optional<std::string> read(
      const fs::path& path) const override {
    auto text = DiskFiles::read(path);
    const auto at = text ? text->find(kWritten) : std::string::npos;
    if (at != std::string::npos && !path.string().ends_with("light.yaml")) {
      text->replace(at, kWritten.size(), "theme: " + theme_);
    }
    return text;
  }

 private:
  std::string theme_;
};

/// All that is found in `deck`, set in `theme`.
Diagnostics findings(const fs::path& deck, const std::string& theme,
                     SourceTexts& sources) {
  static const TextEngine engine;
  Diagnostics diagnostics;
  const auto checked =
      load_and_check(deck, InTheme(theme), sources, diagnostics);
  if (checked) {
    check_editions(*checked, engine, diagnostics);
  }
  return diagnostics;
}

/// Decks of `kDecks`, and of folders with templates of their own.
std::vector<fs::path> all_decks() {
  std::vector<fs::path> decks;
  for (const auto& entry : fs::recursive_directory_iterator(kDecks)) {
    const fs::path& path = entry.path();
    const bool in_templates =
        path.string().find("/templates/") != std::string::npos;
    if (path.extension() == ".yaml" && !in_templates) {
      decks.push_back(path);
    }
  }
  std::sort(decks.begin(), decks.end());
  return decks;
}

void check_deck(const fs::path& path, const std::string& theme) {
  SourceTexts sources;
  const auto found = annotations_of(findings(path, theme, sources), path);
  const auto expected = expected_in(sources[path.generic_string()]);
  CHECK_MESSAGE(is_as_expected(found, expected), path.filename(), " in ", theme,
                "\nexpected:\n", as_lines(expected), "found:\n",
                as_lines(found));
}

TEST_CASE("look: every deck with flaws gives its findings in the light theme") {
  for (const fs::path& path : all_decks()) {
    check_deck(path, "executive-light");
  }
}

TEST_CASE("look: every deck with flaws gives its findings in the dark theme") {
  for (const fs::path& path : all_decks()) {
    check_deck(path, "blueprint-dark");
  }
}

TEST_CASE("look: the course has no finding in either theme") {
  const fs::path course =
      fs::path(OWLDECK_SOURCE_DIR) / "content/attention/deck.yaml";
  for (const std::string theme : {"executive-light", "blueprint-dark"}) {
    SourceTexts sources;
    const auto found = annotations_of(findings(course, theme, sources), course);
    CHECK_MESSAGE(found.empty(), theme, ":\n", as_lines(found));
  }
}

}  // namespace
}  // namespace owldeck
