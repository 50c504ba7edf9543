#pragma once

#include <doctest/doctest.h>

#include <string>

#include "generator/build/edition.h"
#include "generator/source/print.h"

namespace owldeck {

inline const std::string kCourseDeck =
    OWLDECK_SOURCE_DIR "/content/attention/deck.yaml";

/// The course deck, loaded and checked; the test fails on any finding.
inline CheckedDeck course_deck() {
  SourceTexts sources;
  Diagnostics diagnostics;
  auto checked = load_and_check(kCourseDeck, DiskFiles(), sources, diagnostics);
  INFO(print(diagnostics, sources));
  REQUIRE(diagnostics.all().empty());
  REQUIRE(checked.has_value());
  return std::move(*checked);
}

}  // namespace owldeck
