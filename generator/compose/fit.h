#pragma once

#include <string>
#include <vector>

#include "generator/compose/context.h"

namespace owldeck {

/// Where a text comes from, for messages: the deck's field, such as
/// `beginner.means`, and its place.
struct Field {
  std::string name;
  Span span;
};

/// Measures `paragraphs` in `area`, lines broken at its width.
/// Reports: `text-overflow` with the field, its slide and how far it is over,
/// in lines and page units; `missing-glyph` for every character that the font
/// lacks.
TextExtent fit(const std::vector<Paragraph>& paragraphs, const Rect& area,
               const Field& field, const SlideContext& context);

/// The same for a text that was measured before; `line` is the distance of its
/// baselines.
void report_fit(const TextExtent& extent, double line, const Rect& area,
                const Field& field, const SlideContext& context);

/// The distance of baselines in `paragraph`.
[[nodiscard]] double line_distance(const Paragraph& paragraph);

/// As fit, for a text that may not break into lines.
TextExtent fit_line(const Paragraph& paragraph, const Rect& area,
                    const Field& field, const SlideContext& context);

/// A text block that fills `area`, fitted.
[[nodiscard]] TextBlock fitted_block(std::vector<Paragraph> paragraphs,
                                     const Rect& area, const Field& field,
                                     const SlideContext& context);

/// Reports `text-overflow` for a text of one line that takes `needed` of
/// `available` width, with the lines that it would break into.
void report_long_line(const Field& field, const SlideContext& context,
                      double needed, double available);

/// Reports `text-overflow` for a text that takes `needed` of `available`
/// `direction` ("wide" or "high"), if that is too much.
void report_overflow(const Field& field, const SlideContext& context,
                     double needed, double available,
                     std::string_view direction);

}  // namespace owldeck
