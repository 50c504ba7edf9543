#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/figures/drawing.h"

namespace owldeck {

/// One line of a timeline.
struct TimelineRow {
  std::string name;  ///< of the part; empty if none, or if it goes on
  std::vector<const AudienceSlide*> slides;
};

/// The deck's slides by the blueprint's parts, long parts on several lines of
/// about the same length. Needs: slides.
[[nodiscard]] std::vector<TimelineRow> timeline_rows(
    const AudienceDeck& deck, const Blueprint* blueprint);

/// Slides of one row that belong together.
struct TimelineSpan {
  std::size_t first = 0;  ///< index within the row
  std::size_t last = 0;
  std::string title;  ///< empty where the section began on an earlier row
};

using TimelineSpans = std::vector<std::vector<TimelineSpan>>;  ///< of each row

/// The sections' spans on each row; slides before the first section have none.
/// Reports: `timeline-section` (not in the order of the slides, or no such
/// slide), and what expand reports.
[[nodiscard]] std::optional<TimelineSpans> timeline_spans(
    const std::vector<TimelineRow>& rows,
    const std::vector<TimelineSection>& sections, const Traces& traces,
    Diagnostics& diagnostics);

}  // namespace owldeck
