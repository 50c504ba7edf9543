#include "generator/check/print_gates.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "generator/check/gate_summary.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 3;           ///< between columns
constexpr std::size_t kLeastReason = 26;  ///< narrower, it stands below its row

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    width +=
        static_cast<std::size_t>(next.valid ? terminal_width(next.code) : 1);
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
  return width;
}

std::string spaces(std::size_t count) {
  return std::string(count, ' ');
}

/// What fills a column of `width` after `text`, and the gap to the next one.
std::string after(std::string_view text, std::size_t width) {
  const std::size_t own = width_of(text);
  return spaces((own < width ? width - own : 0) + kGap);
}

std::string counted(int count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

/// `text` in lines of at most `width` columns, broken at spaces.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!lines.back().empty() &&
        width_of(lines.back()) + 1 + width_of(word) > width) {
      lines.emplace_back();
    }
    lines.back() += lines.back().empty() ? "" : " ";
    lines.back() += word;
  }
  return lines;
}

struct Mark {
  std::string_view sign;
  Shade shade = Shade::Strong;
};

Mark mark_of(GateOutcome outcome) {
  switch (outcome) {
    case GateOutcome::Passed:
      return {"✓", Shade::Good};
    case GateOutcome::Warned:
      return {"!", Shade::Warning};
    case GateOutcome::Failed:
      return {"✗", Shade::Error};
    case GateOutcome::Off:
      return {"–", Shade::Faint};
    case GateOutcome::NotRun:
      return {"·", Shade::Faint};
  }
  return {};
}

/// One gate in words.
struct Row {
  std::string gate;
  std::string state;
  Shade shade = Shade::Strong;  ///< of the state
  std::string findings;
  std::vector<std::string> reasons;
};

Row row_of(const GateSummary& summary, std::size_t decks) {
  const Mark mark = mark_of(summary.outcome);
  std::string findings = counted(summary.counts);
  if (decks > 1 && summary.decks > 0) {
    findings += " in " + counted(summary.decks, "deck");
  }
  return {std::string(to_string(summary.gate)),
          fmt::format("{} {}", mark.sign, to_string(summary.outcome)),
          mark.shade, std::move(findings), summary.reasons};
}

/// The widths of the columns.
struct Columns {
  std::size_t gate = 0;
  std::size_t state = 0;
  std::size_t findings = 0;
  bool has_reasons = false;

  [[nodiscard]] std::size_t findings_at() const {
    return kIndent + gate + state + 2 * kGap;
  }
  /// Where reasons begin: beside the findings, or below them.
  [[nodiscard]] std::size_t reason_at() const {
    const std::size_t beside = findings_at() + findings + kGap;
    return beside + kLeastReason <= kWidth ? beside : kIndent + gate + kGap;
  }
  [[nodiscard]] bool has_room_beside() const {
    return reason_at() > kIndent + gate + kGap;
  }
};

Columns columns_of(const std::vector<Row>& rows) {
  Columns out{width_of("gate"), width_of("state"), width_of("findings"), false};
  for (const Row& row : rows) {
    out.gate = std::max(out.gate, width_of(row.gate));
    out.state = std::max(out.state, width_of(row.state));
    out.findings = std::max(out.findings, width_of(row.findings));
    out.has_reasons = out.has_reasons || !row.reasons.empty();
  }
  return out;
}

std::string heading(const Columns& columns, Colours colours) {
  std::string line = spaces(kIndent) + "gate" + after("gate", columns.gate) +
                     "state" + after("state", columns.state) + "findings";
  if (columns.has_reasons && columns.has_room_beside()) {
    line += after("findings", columns.findings) + "reason";
  }
  std::string rule = spaces(kIndent);
  const std::size_t end = columns.has_reasons ? kWidth - kIndent
                                              : columns.gate + columns.state +
                                                    columns.findings + 2 * kGap;
  for (std::size_t i = 0; i < end; ++i) {
    rule += "─";
  }
  return shaded(line, Shade::Faint, colours) + "\n" +
         shaded(rule, Shade::Faint, colours) + "\n";
}

/// The reasons, each from a new line on, the first one beside its row if there
/// is room: where reasons begin, or where the row has no findings.
std::string reasons_of(const Row& row, const Columns& columns,
                       std::size_t written) {
  const bool takes_findings =
      !columns.has_room_beside() && row.findings.empty();
  const bool is_beside = columns.has_room_beside() || takes_findings;
  const std::size_t at =
      takes_findings ? columns.findings_at() : columns.reason_at();
  std::string out;
  for (const std::string& reason : row.reasons) {
    for (const std::string& line : wrapped(reason, kWidth - at)) {
      out +=
          out.empty() && is_beside ? spaces(at - written) : "\n" + spaces(at);
      out += line;
    }
  }
  return out;
}

std::string line_of(const Row& row, const Columns& columns, Colours colours) {
  std::string out = spaces(kIndent) + row.gate;
  out += after(row.gate, columns.gate);
  out += shaded(row.state, row.shade, colours);
  std::size_t written = kIndent + columns.gate + kGap + width_of(row.state);
  if (!row.findings.empty()) {
    out += after(row.state, columns.state) + row.findings;
    written = columns.findings_at() + width_of(row.findings);
  }
  return out + reasons_of(row, columns, written) + "\n";
}

std::string table(const std::vector<DeckReport>& reports, Colours colours) {
  std::vector<Row> rows;
  for (const GateSummary& each : summary_of(reports)) {
    rows.push_back(row_of(each, reports.size()));
  }
  const Columns columns = columns_of(rows);
  std::string out = heading(columns, colours);
  for (const Row& row : rows) {
    out += line_of(row, columns, colours);
  }
  return out;
}

GateOutcome worst_of(const DeckReport& report) {
  if (has_failed(report)) {
    return GateOutcome::Failed;
  }
  return counts_of(report).any() ? GateOutcome::Warned : GateOutcome::Passed;
}

/// The decks in which something was found, a line each.
std::string decks_with_findings(const std::vector<DeckReport>& reports,
                                Colours colours) {
  std::size_t width = 0;
  for (const DeckReport& report : reports) {
    if (counts_of(report).any()) {
      width = std::max(width, width_of(report.file));
    }
  }
  std::string out;
  for (const DeckReport& report : reports) {
    if (!counts_of(report).any()) {
      continue;
    }
    const Mark mark = mark_of(worst_of(report));
    out += fmt::format("{}{} {}{}{}\n", spaces(kIndent),
                       shaded(mark.sign, mark.shade, colours), report.file,
                       after(report.file, width), counted(counts_of(report)));
  }
  return out.empty() ? out : "\n" + out;
}

std::string verdict(const std::vector<DeckReport>& reports, Colours colours) {
  int slides = 0;
  int anchors = 0;
  bool failed = false;
  for (const DeckReport& report : reports) {
    slides += report.slides;
    anchors += report.anchors;
    failed = failed || has_failed(report);
  }
  const FindingCounts counts = counts_of(reports);
  const Mark mark = mark_of(failed         ? GateOutcome::Failed
                            : counts.any() ? GateOutcome::Warned
                                           : GateOutcome::Passed);
  return fmt::format(
      "{}: {}{} and {}, {}\n",
      shaded(fmt::format("{} {}", mark.sign, failed ? "failed" : "passed"),
             mark.shade, colours),
      reports.size() > 1
          ? counted(static_cast<int>(reports.size()), "deck") + ", "
          : std::string(),
      counted(slides, "slide"), counted(anchors, "anchor"),
      counts.any() ? counted(counts) : std::string("everything in order"));
}

}  // namespace

std::string print_gates(const std::vector<DeckReport>& reports,
                        Colours colours) {
  if (reports.empty()) {
    return {};
  }
  const bool is_course = reports.size() > 1;
  const std::string title =
      is_course ? counted(static_cast<int>(reports.size()), "deck")
                : reports.front().file;
  return shaded(title, Shade::Strong, colours) + "\n\n" +
         table(reports, colours) +
         (is_course ? decks_with_findings(reports, colours) : std::string()) +
         "\n" + verdict(reports, colours);
}

}  // namespace owldeck
