#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "generator/build/checked_deck.h"
#include "generator/check/anchors.h"
#include "generator/check/gate_report.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"
#include "render/text/measure.h"

namespace owldeck {

struct CheckOptions {
  /// A checkout of the course's repository.
  std::optional<std::filesystem::path> assets;
  bool strict = false;  ///< warnings fail as errors do
  int threads = 1;
  /// What drawing is tried with; null for no drawing.
  const TextMeasurer* measurer = nullptr;
};

/// What all gates say of a course.
struct CourseCheck {
  /// One for each deck, in order; also for course.yaml, if it has findings.
  std::vector<DeckReport> reports;
  std::vector<CheckedDeck> decks;  ///< as far as they could be read
  AnchorGraph anchors;             ///< of all decks
  SourceTexts sources;             ///< of every file that was read
};

/// Runs every gate on a deck, or on all decks of a course at once.
/// Reports: in `reports`, everything that a build would and what the gates do.
[[nodiscard]] CourseCheck check_course(const std::filesystem::path& path,
                                       const FileReader& files,
                                       const CheckOptions& options);

}  // namespace owldeck
