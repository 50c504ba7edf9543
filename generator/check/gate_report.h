#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/deck/gate.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

enum class GateOutcome { Passed, Warned, Failed, Off, NotRun };

/// The word of a report, such as `not run`.
[[nodiscard]] std::string_view to_string(GateOutcome outcome);

/// What one gate found.
struct GateResult {
  Gate gate = Gate::Format;
  GateOutcome outcome = GateOutcome::Passed;
  int errors = 0;
  int warnings = 0;
  int notes = 0;
  std::string reason;  ///< of the deck's setting, or why it was not run
  friend bool operator==(const GateResult&, const GateResult&) = default;
};

/// Why a gate was not run.
struct GateNotRun {
  Gate gate = Gate::Format;
  std::string reason;
};

/// What all gates found in one deck.
struct DeckReport {
  std::string file;  ///< the deck's, as the user gave it
  int slides = 0;
  int anchors = 0;
  std::vector<GateResult> gates;  ///< all, in order
  Diagnostics findings;           ///< as the deck's settings have them
};

/// Sorts findings by their gates. With `strict` warnings fail as errors do.
[[nodiscard]] std::vector<GateResult> judge_gates(
    const Diagnostics& findings, const std::vector<GateSetting>& settings,
    const std::vector<GateNotRun>& not_run, bool strict);

/// Whether a gate of a deck failed.
[[nodiscard]] bool has_failed(const DeckReport& report);

}  // namespace owldeck
