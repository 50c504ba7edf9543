#pragma once

#include <string>
#include <vector>

#include "generator/check/gate_counts.h"
#include "generator/check/gate_report.h"

namespace owldeck {

/// What one gate found in all decks of a run.
struct GateSummary {
  Gate gate = Gate::Format;
  GateOutcome outcome = GateOutcome::Passed;  ///< the worst of any deck
  FindingCounts counts;
  int decks = 0;                     ///< with findings
  std::vector<std::string> reasons;  ///< each once, with the decks' names
};

/// A row for every gate, in order. A reason names its decks, or how many they
/// are, unless all decks have it.
[[nodiscard]] std::vector<GateSummary> summary_of(
    const std::vector<DeckReport>& reports);

}  // namespace owldeck
