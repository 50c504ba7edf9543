#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/figures/timeline_rows.h"

namespace owldeck {

/// A section's line below its slides, and its title below that.
struct SectionPlace {
  Point from;
  Point to;
  Rect title;
};

/// A type of slides in the legend.
struct LegendPlace {
  SlideType type{};
  Rect swatch;
  Rect name;  ///< where its name starts
};

/// Where the parts of a timeline stand.
/// Units: page units from the figure's top left corner.
struct TimelineLayout {
  double cells_x = 0;
  Size cell;  ///< of a slide
  double pitch = 0;
  double title_size = 0;     ///< of the sections
  double titles_height = 0;  ///< with the bracket; 0 without sections
  double row_gap = 0;
  std::vector<LegendPlace> legend;
  Size size;

  [[nodiscard]] Rect slide(std::size_t row, std::size_t column) const;
  [[nodiscard]] SectionPlace section(std::size_t row,
                                     const TimelineSpan& span) const;
};

/// The name of a part.
[[nodiscard]] TextStyle part_style(const Theme& theme);
/// The title of a section as text.
[[nodiscard]] std::vector<Paragraph> section_text(const std::string& title,
                                                  double size,
                                                  const Theme& theme);

/// The largest layout that fits, or nothing.
[[nodiscard]] std::optional<TimelineLayout> lay_out_timeline(
    const std::vector<TimelineRow>& rows, const TimelineSpans& spans,
    const Size& room, const FigureInputs& inputs);

}  // namespace owldeck
