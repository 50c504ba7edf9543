#include "generator/check/write_sarif.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "generator/check/explanation.h"
#include "generator/check/finding_codes.h"
#include "generator/source/print.h"

namespace owldeck {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema =
    "https://json.schemastore.org/sarif-2.1.0.json";

bool is_unreserved(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') ||
         std::string_view("-._~/").find(letter) != std::string_view::npos;
}

/// Source: RFC 3986, section 2.1; a path that starts with `/` is of this host.
std::string uri_of(std::string_view path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char letter : path) {
    out += is_unreserved(letter)
               ? std::string(1, letter)
               : fmt::format("%{:02X}", static_cast<unsigned char>(letter));
  }
  return out;
}

Json text_of(std::string_view text) {
  return Json{{"text", text}};
}

Json physical_location(const Span& span) {
  Json out;
  out["artifactLocation"]["uri"] = uri_of(span.file);
  if (span.line > 0) {
    Json& region = out["region"];
    region["startLine"] = span.line;
    region["startColumn"] = std::max(span.column, 1);
    region["endColumn"] = std::max(span.column, 1) + std::max(span.length, 0);
  }
  return out;
}

/// The codes found, in the order of the table.
class Rules {
 public:
  explicit Rules(const std::vector<DeckReport>& reports) {
    for (const FindingCode& each : finding_codes()) {
      if (std::ranges::any_of(reports, [&](const DeckReport& report) {
            return std::ranges::find(report.findings.all(), each.code,
                                     &Diagnostic::code) !=
                   report.findings.all().end();
          })) {
        rules_.push_back(&each);
      }
    }
  }

  /// Gives: -1 for a code that is not in the table.
  [[nodiscard]] int index_of(std::string_view code) const {
    const auto found = std::ranges::find(rules_, code, &FindingCode::code);
    return found == rules_.end() ? -1
                                 : static_cast<int>(found - rules_.begin());
  }

  [[nodiscard]] Json json() const {
    Json out = Json::array();
    for (const FindingCode* rule : rules_) {
      out.push_back(rule_json(*rule));
    }
    return out;
  }

 private:
  static Json rule_json(const FindingCode& rule) {
    const std::string_view page = explanation_of(rule.code);
    Json out;
    out["id"] = rule.code;
    out["shortDescription"] = text_of(rule.summary);
    out["fullDescription"] = text_of(what_is_wrong(page));
    out["help"] = Json{{"text", print_explanation(rule.code, Colours::Never)},
                       {"markdown", page}};
    out["defaultConfiguration"]["level"] = word_for(rule.severity);
    out["properties"]["gate"] = to_string(rule.gate);
    return out;
  }

  std::vector<const FindingCode*> rules_;
};

Json related_location(const Note& note, std::size_t number) {
  Json out;
  out["id"] = number;
  out["physicalLocation"] = physical_location(note.span);
  out["message"] = text_of(note.message);
  return out;
}

Json result_json(const Diagnostic& finding, const Rules& rules) {
  Json out;
  out["ruleId"] = finding.code;
  if (const int index = rules.index_of(finding.code); index >= 0) {
    out["ruleIndex"] = index;
  }
  out["level"] = word_for(finding.severity);
  out["message"] =
      text_of(finding.hint.empty() ? finding.message
                                   : finding.message + "; " + finding.hint);
  if (!finding.span.file.empty()) {
    out["locations"] = Json::array(
        {Json{{"physicalLocation", physical_location(finding.span)}}});
  }
  if (!finding.notes.empty()) {
    out["relatedLocations"] = Json::array();
    for (const Note& note : finding.notes) {
      out["relatedLocations"].push_back(
          related_location(note, out["relatedLocations"].size() + 1));
    }
  }
  out["properties"]["gate"] = to_string(gate_of(finding.code));
  return out;
}

/// What was not looked at, deck by deck.
Json notifications(const std::vector<DeckReport>& reports) {
  Json out = Json::array();
  for (const DeckReport& report : reports) {
    for (const GateResult& gate : report.gates) {
      if (gate.outcome != GateOutcome::Off &&
          gate.outcome != GateOutcome::NotRun) {
        continue;
      }
      Json& each = out.emplace_back();
      each["level"] = "note";
      each["message"] = text_of(fmt::format(
          "gate '{}' {}{}{}", to_string(gate.gate),
          gate.outcome == GateOutcome::Off ? "is off" : "was not run",
          gate.reason.empty() ? "" : ": ", gate.reason));
      each["locations"] = Json::array({Json{
          {"physicalLocation", physical_location({report.file, 0, 0, 0})}}});
    }
  }
  return out;
}

Json run_json(const std::vector<DeckReport>& reports,
              std::string_view program) {
  const Rules rules(reports);
  Json out;
  Json& driver = out["tool"]["driver"];
  const std::size_t space = std::min(program.find(' '), program.size());
  driver["name"] = program.substr(0, space);
  driver["version"] = program.substr(std::min(space + 1, program.size()));
  driver["rules"] = rules.json();
  Json& invocation = out["invocations"].emplace_back();
  invocation["executionSuccessful"] = true;
  invocation["toolConfigurationNotifications"] = notifications(reports);
  out["columnKind"] = "unicodeCodePoints";
  out["results"] = Json::array();
  for (const DeckReport& report : reports) {
    for (const Diagnostic& each : by_place(report.findings)) {
      out["results"].push_back(result_json(each, rules));
    }
  }
  return out;
}

}  // namespace

std::string write_sarif(const std::vector<DeckReport>& reports,
                        std::string_view program) {
  Json out;
  out["$schema"] = kSchema;
  out["version"] = "2.1.0";
  out["runs"] = Json::array({run_json(reports, program)});
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace owldeck
