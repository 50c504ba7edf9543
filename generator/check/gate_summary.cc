#include "generator/check/gate_summary.h"

#include <fmt/format.h>

#include <algorithm>

namespace owldeck {
namespace {

/// A failure in one deck is more than what passed in all others; a gate is off
/// or not run only if it is so everywhere.
int weight_of(GateOutcome outcome) {
  switch (outcome) {
    case GateOutcome::Failed:
      return 4;
    case GateOutcome::Warned:
      return 3;
    case GateOutcome::Passed:
      return 2;
    case GateOutcome::NotRun:
      return 1;
    case GateOutcome::Off:
      return 0;
  }
  return 0;
}

const GateResult* find_result(const DeckReport& report, Gate gate) {
  const auto found = std::ranges::find(report.gates, gate, &GateResult::gate);
  return found == report.gates.end() ? nullptr : &*found;
}

/// A reason, and the decks that give it.
struct SharedReason {
  std::string text;
  std::vector<std::string> files;
};

std::vector<SharedReason> shared_reasons(
    Gate gate, const std::vector<DeckReport>& reports) {
  std::vector<SharedReason> out;
  for (const DeckReport& report : reports) {
    const GateResult* const result = find_result(report, gate);
    if (result == nullptr || result->reason.empty()) {
      continue;
    }
    auto known = std::ranges::find(out, result->reason, &SharedReason::text);
    if (known == out.end()) {
      known = out.insert(out.end(), {result->reason, {}});
    }
    known->files.push_back(report.file);
  }
  return out;
}

std::vector<std::string> reasons_of(Gate gate,
                                    const std::vector<DeckReport>& reports) {
  constexpr std::size_t kLongestNames = 32;
  std::vector<std::string> out;
  for (const SharedReason& each : shared_reasons(gate, reports)) {
    const std::size_t decks = each.files.size();
    const std::string names = fmt::format("{}", fmt::join(each.files, ", "));
    if (decks == reports.size()) {
      out.push_back(each.text);
    } else if (decks > 1 && names.size() > kLongestNames) {
      out.push_back(fmt::format("{} decks: {}", decks, each.text));
    } else {
      out.push_back(fmt::format("{}: {}", names, each.text));
    }
  }
  return out;
}

}  // namespace

std::vector<GateSummary> summary_of(const std::vector<DeckReport>& reports) {
  std::vector<GateSummary> out;
  for (const Gate gate : all_gates()) {
    GateSummary summary{gate, GateOutcome::Off, {}, 0, {}};
    bool known = false;
    for (const DeckReport& report : reports) {
      const GateResult* const result = find_result(report, gate);
      if (result == nullptr) {
        continue;
      }
      known = true;
      const FindingCounts counts = counts_of(*result);
      summary.counts += counts;
      summary.decks += counts.any() ? 1 : 0;
      if (weight_of(result->outcome) > weight_of(summary.outcome)) {
        summary.outcome = result->outcome;
      }
    }
    if (known) {
      summary.reasons = reasons_of(gate, reports);
      out.push_back(std::move(summary));
    }
  }
  return out;
}

}  // namespace owldeck
