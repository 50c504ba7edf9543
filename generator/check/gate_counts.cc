#include "generator/check/gate_counts.h"

#include "generator/source/print.h"

namespace owldeck {

FindingCounts& FindingCounts::operator+=(const FindingCounts& more) {
  errors += more.errors;
  warnings += more.warnings;
  notes += more.notes;
  return *this;
}

FindingCounts counts_of(const GateResult& result) {
  return {result.errors, result.warnings, result.notes};
}

FindingCounts counts_of(const DeckReport& report) {
  FindingCounts out;
  for (const Diagnostic& each : report.findings.all()) {
    out.errors += each.severity == Severity::Error ? 1 : 0;
    out.warnings += each.severity == Severity::Warning ? 1 : 0;
    out.notes += each.severity == Severity::Note ? 1 : 0;
  }
  return out;
}

FindingCounts counts_of(const std::vector<DeckReport>& reports) {
  FindingCounts out;
  for (const DeckReport& each : reports) {
    out += counts_of(each);
  }
  return out;
}

std::string counted(const FindingCounts& counts) {
  return counts.any()
             ? count_findings(counts.errors, counts.warnings, counts.notes)
             : std::string();
}

}  // namespace owldeck
