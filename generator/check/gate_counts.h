#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/check/gate_report.h"

namespace owldeck {

/// How many findings there are of each severity.
struct FindingCounts {
  int errors = 0;
  int warnings = 0;
  int notes = 0;
  [[nodiscard]] bool any() const { return errors + warnings + notes > 0; }
  FindingCounts& operator+=(const FindingCounts& more);
  friend bool operator==(const FindingCounts&, const FindingCounts&) = default;
};

[[nodiscard]] FindingCounts counts_of(const GateResult& result);
[[nodiscard]] FindingCounts counts_of(const DeckReport& report);
[[nodiscard]] FindingCounts counts_of(const std::vector<DeckReport>& reports);

/// `2 errors, 1 warning`; empty if there is none.
[[nodiscard]] std::string counted(const FindingCounts& counts);

}  // namespace owldeck
