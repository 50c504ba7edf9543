#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "generator/deck/deck_file.h"
#include "tests/generator/deck/deck_variants.h"
#include "tests/generator/deck/json_of_yaml.h"
#include "tests/generator/deck/loader_complaints.h"
#include "tests/generator/deck/schema_judge.h"

/// The files of the project that are decks or parts of decks, right and wrong.
namespace owldeck {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = OWLDECK_SOURCE_DIR;

std::vector<fs::path> yaml_files() {
  std::vector<fs::path> files;
  for (const char* folder : {"content", "tests/fixtures", "tests/golden"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(kSource / folder)) {
      if (entry.path().extension() == ".yaml") {
        files.push_back(entry.path());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The file's value if it is one with `key`, once at its top.
std::optional<nlohmann::json> json_with(const fs::path& path,
                                        const std::string& key) {
  Diagnostics diagnostics;
  const auto node = parse_yaml(
      path.generic_string(), DiskFiles().read(path).value_or(""), diagnostics);
  if (!node || diagnostics.has_errors() || node->find(key) == nullptr) {
    return std::nullopt;
  }
  return json_of(*node);
}

TEST_CASE("schema: agrees with the loader on every deck of the project") {
  const SchemaJudge schema(printed_schema(deck_schema));
  int decks = 0;
  for (const fs::path& path : yaml_files()) {
    const auto json = json_with(path, "deck");
    if (json) {
      ++decks;
      const std::string complaints = loader_complaints(path, DiskFiles());
      CHECK_MESSAGE(schema.accepts(*json) == complaints.empty(), path.string(),
                    "\nthe loader: ", complaints,
                    "\nthe schema: ", schema.complaints(*json));
    }
  }
  CHECK(decks > 40);
}

TEST_CASE("schema: the files that the course deck includes are right") {
  const SchemaJudge schema(printed_schema(include_schema));
  for (const char* name : {"slides-hour-1.yaml", "slides-hour-2.yaml"}) {
    const auto json = json_with(kSource / "content/attention" / name, "slides");
    REQUIRE(json.has_value());
    CHECK_MESSAGE(schema.accepts(*json), schema.complaints(*json));
  }
}

TEST_CASE("schema: an included file has no head of a deck") {
  const SchemaJudge schema(printed_schema(include_schema));
  for (const DeckVariant& variant : right_decks()) {
    nlohmann::json file = variant.deck;
    CHECK_FALSE(schema.accepts(file));
    file.erase("deck");
    CHECK_MESSAGE(schema.accepts(file), variant.what);
  }
}

}  // namespace
}  // namespace owldeck
