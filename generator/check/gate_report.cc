#include "generator/check/gate_report.h"

#include <algorithm>

#include "generator/check/finding_codes.h"

namespace owldeck {
namespace {

template <class List>
auto find_gate(const List& list, Gate gate) {
  return std::ranges::find_if(list, [gate](const auto& each) {
    if constexpr (requires { each.gate.value; }) {
      return each.gate.value == gate;
    } else {
      return each.gate == gate;
    }
  });
}

void count(const Diagnostics& findings, std::vector<GateResult>& gates) {
  for (const Diagnostic& problem : findings.all()) {
    GateResult& result = gates[static_cast<std::size_t>(gate_of(problem.code))];
    int& number = problem.severity == Severity::Error     ? result.errors
                  : problem.severity == Severity::Warning ? result.warnings
                                                          : result.notes;
    ++number;
  }
}

GateOutcome outcome_of(const GateResult& result, bool strict) {
  if (result.errors > 0 || (strict && result.warnings > 0)) {
    return GateOutcome::Failed;
  }
  return result.warnings > 0 ? GateOutcome::Warned : GateOutcome::Passed;
}

}  // namespace

std::string_view to_string(GateOutcome outcome) {
  switch (outcome) {
    case GateOutcome::Passed:
      return "passed";
    case GateOutcome::Warned:
      return "warned";
    case GateOutcome::Failed:
      return "failed";
    case GateOutcome::Off:
      return "off";
    case GateOutcome::NotRun:
      break;
  }
  return "not run";
}

std::vector<GateResult> judge_gates(const Diagnostics& findings,
                                    const std::vector<GateSetting>& settings,
                                    const std::vector<GateNotRun>& not_run,
                                    bool strict) {
  std::vector<GateResult> gates;
  for (const Gate gate : all_gates()) {
    gates.push_back({.gate = gate});
  }
  count(findings, gates);
  for (GateResult& result : gates) {
    result.outcome = outcome_of(result, strict);
    const auto setting = find_gate(settings, result.gate);
    const auto skipped = find_gate(not_run, result.gate);
    const bool clean = result.outcome == GateOutcome::Passed;
    if (setting != settings.end() && setting->state.value == GateState::Off) {
      result.outcome = GateOutcome::Off;
      result.reason = setting->reason.value;
    } else if (clean && skipped != not_run.end()) {
      result.outcome = GateOutcome::NotRun;
      result.reason = skipped->reason;
    } else if (setting != settings.end()) {
      result.reason = setting->reason.value;
    }
  }
  return gates;
}

bool has_failed(const DeckReport& report) {
  return std::ranges::any_of(report.gates, [](const GateResult& result) {
    return result.outcome == GateOutcome::Failed;
  });
}

}  // namespace owldeck
