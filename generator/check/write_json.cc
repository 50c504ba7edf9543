#include "generator/check/write_json.h"

#include <nlohmann/json.hpp>

#include "generator/check/finding_codes.h"
#include "generator/check/gate_counts.h"
#include "generator/source/print.h"

namespace owldeck {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;

void add_place(const Span& span, Json& out) {
  const bool known = span.line > 0;
  out["file"] = span.file;
  out["line"] = known ? Json(span.line) : Json();
  out["column"] = known ? Json(span.column) : Json();
  out["length"] = known ? Json(span.length) : Json();
}

void add_counts(const FindingCounts& counts, Json& out) {
  out["errors"] = counts.errors;
  out["warnings"] = counts.warnings;
  out["notes"] = counts.notes;
}

Json finding_json(const Diagnostic& finding) {
  Json out;
  add_place(finding.span, out);
  out["severity"] = word_for(finding.severity);
  out["code"] = finding.code;
  out["gate"] = to_string(gate_of(finding.code));
  out["message"] = finding.message;
  out["hint"] = finding.hint;
  out["notes"] = Json::array();
  for (const Note& note : finding.notes) {
    Json& each = out["notes"].emplace_back();
    add_place(note.span, each);
    each["message"] = note.message;
  }
  return out;
}

Json gate_json(const GateResult& result) {
  Json out;
  out["gate"] = to_string(result.gate);
  out["state"] = to_string(result.outcome);
  add_counts(counts_of(result), out);
  out["reason"] = result.reason;
  return out;
}

Json deck_json(const DeckReport& report) {
  Json out;
  out["file"] = report.file;
  out["slides"] = report.slides;
  out["anchors"] = report.anchors;
  add_counts(counts_of(report), out);
  out["gates"] = Json::array();
  for (const GateResult& each : report.gates) {
    out["gates"].push_back(gate_json(each));
  }
  out["findings"] = Json::array();
  for (const Diagnostic& each : by_place(report.findings)) {
    out["findings"].push_back(finding_json(each));
  }
  return out;
}

}  // namespace

std::string write_json(const std::vector<DeckReport>& reports) {
  Json out;
  out["format"] = "owldeck-check";
  out["version"] = kVersion;
  add_counts(counts_of(reports), out);
  out["decks"] = Json::array();
  for (const DeckReport& each : reports) {
    out["decks"].push_back(deck_json(each));
  }
  // What is no UTF-8, such as the name of a file, is no reason to say nothing.
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace owldeck
