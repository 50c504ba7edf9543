#pragma once

#include <string>
#include <vector>

#include "generator/check/gate_report.h"

/// Reports for the tests of what is written of them.
namespace owldeck {

/// A deck in which every gate passed.
inline DeckReport passed_report(std::string file = "good.yaml") {
  DeckReport report;
  report.file = std::move(file);
  report.slides = 30;
  report.anchors = 17;
  for (const Gate gate : all_gates()) {
    report.gates.push_back({gate, GateOutcome::Passed, 0, 0, 0, {}});
  }
  return report;
}

inline GateResult& result_of(DeckReport& report, Gate gate) {
  return report.gates[static_cast<std::size_t>(gate)];
}

/// A deck with an error, a warning and a note, a gate that is off and one that
/// was not run.
inline DeckReport failed_report(std::string file = "my decks/é.yaml") {
  DeckReport report = passed_report(file);
  report.findings.add({{file, 12, 5, 4},
                       Severity::Error,
                       "anchor-cycle",
                       "anchors need each other: A, B",
                       "remove one of these prerequisites",
                       {}});
  report.findings.add({{file, 3, 9, 2},
                       Severity::Warning,
                       "anchor-duplicate",
                       "anchor 'A' is here twice",
                       {},
                       {{{file, 2, 1, 3}, "the first is here"}}});
  report.findings.add({{file, 0, 0, 0},
                       Severity::Note,
                       "minutes-sum",
                       "100% of the time: 1, 2",
                       {},
                       {}});
  result_of(report, Gate::Anchors) = {
      Gate::Anchors, GateOutcome::Failed, 1, 1, 0, {}};
  result_of(report, Gate::Minutes) = {
      Gate::Minutes, GateOutcome::Warned, 0, 0, 1, "the map gives no minutes"};
  result_of(report, Gate::Owl) = {Gate::Owl, GateOutcome::Off, 0, 0,
                                  0,         "owls come later"};
  result_of(report, Gate::Assets) = {
      Gate::Assets, GateOutcome::NotRun, 0, 0, 0, "no --assets folder given"};
  return report;
}

}  // namespace owldeck
