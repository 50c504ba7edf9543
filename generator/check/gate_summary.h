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
  std::vector<std::string> reasons;  ///< each once, with `in FILE` if needed
};

/// A row for every gate, in order. Of several decks each reason names its deck,
/// unless all decks have the same.
[[nodiscard]] std::vector<GateSummary> summary_of(
    const std::vector<DeckReport>& reports);

}  // namespace owldeck
