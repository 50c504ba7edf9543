#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "generator/build/check_course.h"
#include "generator/build/warm_engine.h"
#include "generator/source/yaml.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder =
    fs::path(OWLDECK_SOURCE_DIR) / "tests/fixtures/mistakes";
const fs::path kRepository =
    fs::path(OWLDECK_SOURCE_DIR) / "tests/fixtures/repository";

struct Mistake {
  std::string replace;
  std::string with;
  std::string finds;
  bool together = false;
};

/// The disk, but for the text of one deck.
class EditedDeck : public DiskFiles {
 public:
  explicit EditedDeck(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] std::optional<std::string> read(
      const fs::path& path) const override {
    return path == kFolder / "deck.yaml" ? std::optional(text_)
                                         : DiskFiles::read(path);
  }

 private:
  std::string text_;
};

std::vector<Mistake> mistakes() {
  const std::string file = (kFolder / "mistakes.yaml").generic_string();
  Diagnostics none;
  const auto root = parse_yaml(file, *DiskFiles().read(file), none);
  std::vector<Mistake> list;
  for (const YamlNode& item : root->items) {
    list.push_back({item.find("replace")->scalar, item.find("with")->scalar,
                    item.find("finds")->scalar,
                    item.find("together") != nullptr});
  }
  return list;
}

std::string sound_deck() {
  return *DiskFiles().read(kFolder / "deck.yaml");
}

std::string made(const Mistake& mistake, std::string deck) {
  const std::size_t at = deck.find(mistake.replace);
  REQUIRE_MESSAGE(at != std::string::npos, mistake.replace);
  return deck.replace(at, mistake.replace.size(), mistake.with);
}

/// `line:column code` of every finding in the deck, sorted.
std::vector<std::string> findings(const std::string& deck) {
  static const auto engine = begin_text_engine(1).get();
  CheckOptions options;
  options.assets = kRepository;
  options.measurer = engine.get();
  const CourseCheck checked =
      check_course(kFolder / "deck.yaml", EditedDeck(deck), options);
  std::vector<std::string> found;
  for (const DeckReport& report : checked.reports) {
    for (const Diagnostic& each : report.findings.all()) {
      found.push_back(
          fmt::format("{}:{} {}", each.span.line, each.span.column, each.code));
    }
  }
  std::ranges::sort(found);
  return found;
}

TEST_CASE("mistakes: the sound deck has none") {
  CHECK(findings(sound_deck()).empty());
}

TEST_CASE("mistakes: each one is found at its place, and nothing else") {
  const std::vector<Mistake> all = mistakes();
  CHECK(all.size() >= 40);
  for (const Mistake& mistake : all) {
    const auto found = findings(made(mistake, sound_deck()));
    CHECK_MESSAGE(
        found == std::vector{mistake.finds},
        fmt::format("'{}' for '{}': expected {}, found {}", mistake.with,
                    mistake.replace, mistake.finds, fmt::join(found, ", ")));
  }
}

TEST_CASE("mistakes: 25 and more are found in one run") {
  std::string deck = sound_deck();
  std::vector<std::string> expected;
  for (const Mistake& mistake : mistakes()) {
    if (mistake.together) {
      deck = made(mistake, deck);
      expected.push_back(mistake.finds);
    }
  }
  std::ranges::sort(expected);
  CHECK(expected.size() >= 25);
  const std::vector<std::string> found = findings(deck);
  CHECK_MESSAGE(found == expected,
                fmt::format("expected\n{}\nfound\n{}",
                            fmt::join(expected, "\n"), fmt::join(found, "\n")));
}

}  // namespace
}  // namespace owldeck
