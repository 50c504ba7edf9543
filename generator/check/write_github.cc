#include "generator/check/write_github.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "generator/source/print.h"

namespace owldeck {
namespace {

std::string escaped(std::string_view text, std::string_view letters) {
  std::string out;
  for (const char letter : text) {
    out += letters.find(letter) == std::string_view::npos
               ? std::string(1, letter)
               : fmt::format("%{:02X}", static_cast<unsigned char>(letter));
  }
  return out;
}

std::string message_text(std::string_view text) {
  return escaped(text, "%\r\n");
}

std::string property(std::string_view text) {
  return escaped(text, "%\r\n:,");
}

std::string_view command_for(Severity severity) {
  return severity == Severity::Note ? "notice" : word_for(severity);
}

std::string place_of(const Span& span) {
  std::string out = fmt::format("file={}", property(span.file));
  if (span.line > 0) {
    out += fmt::format(",line={},endLine={},col={},endColumn={}", span.line,
                       span.line, span.column,
                       span.column + std::max(span.length, 1));
  }
  return out;
}

std::string line_of(const Diagnostic& finding) {
  std::string text = finding.message;
  if (!finding.hint.empty()) {
    text += "\nhint: " + finding.hint;
  }
  for (const Note& note : finding.notes) {
    text += fmt::format("\n{}:{}:{}: {}", note.span.file, note.span.line,
                        note.span.column, note.message);
  }
  return fmt::format("::{} {},title={}::{}\n", command_for(finding.severity),
                     place_of(finding.span), property(finding.code),
                     message_text(text));
}

}  // namespace

std::string write_github(const std::vector<DeckReport>& reports) {
  std::string out;
  for (const DeckReport& report : reports) {
    for (const Diagnostic& each : by_place(report.findings)) {
      out += line_of(each);
    }
    for (const GateResult& gate : report.gates) {
      if (gate.outcome == GateOutcome::Off) {
        out += fmt::format("::notice file={},title=gate {} is off::{}\n",
                           property(report.file), to_string(gate.gate),
                           message_text(gate.reason));
      }
    }
  }
  return out;
}

}  // namespace owldeck
