#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "generator/deck/load.h"
#include "generator/import/import_map.h"
#include "generator/source/print.h"
#include "generator/theme/templates.h"

namespace owldeck {

inline const std::string kMaps = OWLDECK_SOURCE_DIR "/tests/fixtures/maps/";

/// The maps of the fixtures, by name.
inline std::vector<std::string> map_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kMaps)) {
    names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

inline std::string map_text(const std::string& name) {
  std::ifstream file(kMaps + name + ".md", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  REQUIRE(!text.str().empty());
  return text.str();
}

inline std::vector<Blueprint> built_in_blueprints() {
  std::vector<Blueprint> blueprints;
  for (const std::string& name : built_in_names("blueprints")) {
    Diagnostics sound;
    const std::string path = "blueprints/" + name + ".yaml";
    const auto text = built_in_template(path);
    auto blueprint = load_blueprint(path, std::string(*text), sound);
    REQUIRE(blueprint.has_value());
    blueprints.push_back(std::move(*blueprint));
  }
  return blueprints;
}

/// What a map gives, with all that was found in it.
struct Import {
  std::optional<ImportedMap> map;
  Diagnostics diagnostics;
  [[nodiscard]] const std::string& file(const std::string& path) const {
    REQUIRE(map.has_value());
    REQUIRE(map->files.contains(path));
    return map->files.at(path);
  }
  [[nodiscard]] const std::string& deck() const { return file("deck.yaml"); }
};

inline Import import_text(const std::string& text) {
  Import result;
  result.map = import_map("map.md", text, "map", built_in_blueprints(),
                          result.diagnostics);
  return result;
}

/// `line:column code message` of every finding, a line each.
inline std::string findings(const Diagnostics& diagnostics) {
  std::ostringstream lines;
  for (const Diagnostic& each : diagnostics.all()) {
    lines << each.span.line << ":" << each.span.column << " " << each.code
          << " " << each.message << "\n";
  }
  return lines.str();
}

/// Files in memory.
class TextFiles : public FileReader {
 public:
  explicit TextFiles(std::map<std::string, std::string> files)
      : files_(std::move(files)) {}
  [[nodiscard]] std::optional<std::string> read(
      const std::filesystem::path& path) const override {
    const auto found = files_.find(path.generic_string());
    return found == files_.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] std::optional<std::uintmax_t> size(
      const std::filesystem::path& path) const override {
    const auto text = read(path);
    return text ? std::optional<std::uintmax_t>(text->size()) : std::nullopt;
  }
  [[nodiscard]] std::filesystem::path resolve(
      const std::filesystem::path& path) const override {
    return path.lexically_normal();
  }

 private:
  std::map<std::string, std::string> files_;
};

/// A deck of an import, loaded.
inline Deck load_imported(const Import& result,
                          const std::string& path = "deck.yaml") {
  REQUIRE(result.map.has_value());
  SourceTexts sources;
  Diagnostics diagnostics;
  auto deck =
      load_deck(path, TextFiles(result.map->files), sources, diagnostics);
  INFO(print(diagnostics, sources));
  REQUIRE(deck.has_value());
  return std::move(*deck);
}

/// The only slide of a map that is `section` below a heading.
inline Slide import_slide(const std::string& section) {
  const Import result = import_text("# Deck\n\n" + section);
  INFO(print(result.diagnostics, {}));
  const Deck deck = load_imported(result);
  REQUIRE(deck.slides.size() == 1);
  return deck.slides.front();
}

}  // namespace owldeck
