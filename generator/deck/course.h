#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/deck/deck.h"
#include "generator/deck/schema.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// Several decks that are taught one after the other: course.yaml.
struct Course {
  Span span;
  Located<std::string> id;
  DeckText title;
  /// For decks that do not set their own.
  AnchorRules anchors;
  /// In the order in which they are taught; paths below the course's folder.
  std::vector<Located<std::string>> decks;
  friend bool operator==(const Course&, const Course&) = default;
};

/// The schema of course.yaml.
[[nodiscard]] Schema course_schema(SchemaDefinitions& definitions);

/// Whether a file is a course, not a deck: it has a key `course`.
[[nodiscard]] bool is_course(std::string_view text);

/// Reads a course, not its decks.
/// Reports: as load_deck does for one file.
[[nodiscard]] std::optional<Course> load_course(
    const std::filesystem::path& path, const FileReader& files,
    SourceTexts& sources, Diagnostics& diagnostics);

}  // namespace owldeck
