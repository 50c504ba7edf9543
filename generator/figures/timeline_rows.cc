#include "generator/figures/timeline_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr std::size_t kLongestRow = 18;

/// Lines of about the same length, the name on the first.
void add_part(const std::string& name,
              const std::vector<const AudienceSlide*>& slides,
              std::vector<TimelineRow>& rows) {
  const std::size_t count = (slides.size() + kLongestRow - 1) / kLongestRow;
  for (std::size_t i = 0; i < count; ++i) {
    const auto at = [&](std::size_t line) {
      return slides.begin() +
             static_cast<std::ptrdiff_t>(line * slides.size() / count);
    };
    rows.push_back({i == 0 ? name : "", {at(i), at(i + 1)}});
  }
}

/// Reports: `timeline-section`.
bool check_sections(const std::vector<TimelineRow>& rows,
                    const std::vector<TimelineSection>& sections,
                    Diagnostics& diagnostics) {
  int before = 0;
  for (const TimelineSection& section : sections) {
    const int number = section.slide.value;
    const bool exists =
        std::any_of(rows.begin(), rows.end(), [&](const TimelineRow& row) {
          return std::any_of(row.slides.begin(), row.slides.end(),
                             [&](const AudienceSlide* slide) {
                               return slide->number == number;
                             });
        });
    if (!exists || number <= before) {
      diagnostics.error(
          section.slide.span, "timeline-section",
          exists ? fmt::format("the section before starts at slide {}", before)
                 : fmt::format("there is no slide {}", number),
          exists ? "write sections in the order of their slides" : "");
      return false;
    }
    before = number;
  }
  return true;
}

}  // namespace

std::vector<TimelineRow> timeline_rows(const AudienceDeck& deck,
                                       const Blueprint* blueprint) {
  std::vector<TimelineRow> rows;
  std::vector<const AudienceSlide*> slides;
  std::string name;
  for (const AudienceSlide& slide : deck.slides()) {
    const std::string part =
        blueprint ? part_of(*blueprint, slide.number) : std::string();
    if (part != name) {
      add_part(name, slides, rows);
      slides.clear();
      name = part;
    }
    slides.push_back(&slide);
  }
  add_part(name, slides, rows);
  return rows;
}

std::optional<TimelineSpans> timeline_spans(
    const std::vector<TimelineRow>& rows,
    const std::vector<TimelineSection>& sections, const Traces& traces,
    Diagnostics& diagnostics) {
  if (!check_sections(rows, sections, diagnostics)) {
    return std::nullopt;
  }
  TimelineSpans spans(rows.size());
  std::size_t next = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < rows[row].slides.size(); ++i) {
      const bool starts =
          next < sections.size() &&
          rows[row].slides[i]->number == sections[next].slide.value;
      if (starts) {
        spans[row].push_back(
            {i, i, expand(sections[next].title, traces, diagnostics)});
        ++next;
      } else if (next > 0 && spans[row].empty()) {
        spans[row].push_back({i, i, ""});
      } else if (next > 0) {
        spans[row].back().last = i;
      }
    }
  }
  return spans;
}

}  // namespace owldeck
