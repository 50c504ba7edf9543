#pragma once

#include <span>
#include <string>
#include <vector>

#include "generator/compose/context.h"
#include "generator/compose/fit.h"
#include "generator/compose/markdown.h"

/// Markdown set as type: meanings become colours, lists get their markers.
namespace owldeck {

/// How a text is set: its letters, and the space between its parts in page
/// units.
struct ProseStyle {
  TextStyle text;
  TextStyle head;
  double line_height = 1.36;
  double item_gap = 28;
  double paragraph_gap = 20;
  double heading_gap = 40;
};

[[nodiscard]] ProseStyle body_prose(const Theme& theme);
[[nodiscard]] ProseStyle notes_prose(const Theme& theme);

/// Paragraphs of one role, and the space above them.
struct ProsePart {
  Role role = Role::Paragraph;
  double space_before = 0;
  std::vector<Paragraph> paragraphs;
  TextExtent extent;  ///< at the width of its column
};

/// `text` with its numbers computed.
[[nodiscard]] DeckText expanded(const DeckText& text,
                                const SlideContext& context);

/// Sets blocks: consecutive list items are one List, all else stands alone.
/// Reports: `unknown-meaning` for a link that leads nowhere, with the nearest
/// meaning; `unknown-slide` for a link to a slide that is not there.
[[nodiscard]] std::vector<ProsePart> set_prose(const std::vector<Block>& blocks,
                                               const ProseStyle& style,
                                               const Span& span,
                                               const SlideContext& context);

/// Sets one paragraph of text with its numbers computed.
/// Reports: as set_prose, parse_inline and expand.
[[nodiscard]] Paragraph set_inline(const DeckText& text, const TextStyle& style,
                                   double line_height,
                                   const SlideContext& context);

/// The same of a text whose numbers are filled in.
[[nodiscard]] Paragraph set_line(const DeckText& text, const TextStyle& style,
                                 double line_height,
                                 const SlideContext& context);

/// `text` as it is read aloud, for outlines and descriptions. What is wrong
/// with it is reported where it is drawn.
[[nodiscard]] std::string spoken(const DeckText& text,
                                 const SlideContext& context);

/// Measures every part at `width`, once for all that follows.
void measure_prose(std::vector<ProsePart>& parts, double width,
                   const SlideContext& context);

/// Height of measured parts below each other.
[[nodiscard]] double prose_height(std::span<const ProsePart> parts);

/// Measured parts below each other from `area`'s top on.
/// Reports: `text-overflow` and `missing-glyph`.
[[nodiscard]] Group stack_prose(std::span<const ProsePart> parts,
                                const Rect& area, const Field& field,
                                const SlideContext& context);

}  // namespace owldeck
