#pragma once

#include <string>
#include <vector>

#include "generator/check/gate_counts.h"
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
    report.gates.emplace_back().gate = gate;
  }
  return report;
}

inline GateResult& result_of(DeckReport& report, Gate gate) {
  return report.gates[static_cast<std::size_t>(gate)];
}

// All is set member by member, as g++ 12 takes lists of strings for
// uninitialised.

inline Diagnostic finding(const Span& span, Severity severity, const char* code,
                          const char* message) {
  Diagnostic out;
  out.span = span;
  out.severity = severity;
  out.code = code;
  out.message = message;
  return out;
}

inline Diagnostic with_note(Diagnostic out, const Span& span,
                            const char* message) {
  Note& note = out.notes.emplace_back();
  note.span = span;
  note.message = message;
  return out;
}

inline void set_result(DeckReport& report, Gate gate, GateOutcome outcome,
                       FindingCounts counts, const char* reason = "") {
  GateResult& result = result_of(report, gate);
  result.outcome = outcome;
  result.errors = counts.errors;
  result.warnings = counts.warnings;
  result.notes = counts.notes;
  result.reason = reason;
}

/// A deck with an error, a warning and a note, a gate that is off and one that
/// was not run.
inline DeckReport failed_report(std::string file = "my decks/é.yaml") {
  DeckReport report = passed_report(file);
  report.findings.error({file, 12, 5, 4}, "anchor-cycle",
                        "anchors need each other: A, B",
                        "remove one of these prerequisites");
  report.findings.add(
      with_note(finding({file, 3, 9, 2}, Severity::Warning, "anchor-duplicate",
                        "anchor 'A' is here twice"),
                {file, 2, 1, 3}, "the first is here"));
  report.findings.add(finding({file, 0, 0, 0}, Severity::Note, "minutes-sum",
                              "100% of the time: 1, 2"));
  set_result(report, Gate::Anchors, GateOutcome::Failed, {1, 1, 0});
  set_result(report, Gate::Minutes, GateOutcome::Warned, {0, 0, 1},
             "the map gives no minutes");
  set_result(report, Gate::Owl, GateOutcome::Off, {0, 0, 0}, "owls come later");
  set_result(report, Gate::Assets, GateOutcome::NotRun, {0, 0, 0},
             "no --assets folder given");
  return report;
}

}  // namespace owldeck
