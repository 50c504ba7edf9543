#pragma once

#include "render/text/shape.h"
#include "render/text/text_engine.h"

typedef struct _PangoFontMap PangoFontMap;

namespace owldeck {

class GlyphMasks;

/// A paragraph's place in its block. Units: page units from the block's top.
struct PlacedParagraph {
  const ShapedText* text = nullptr;
  const ShapedText* marker = nullptr;  ///< null without a marker
  /// One for each line. They keep the paragraph's distance, and more where a
  /// formula is taller than its line.
  std::vector<double> baselines;
};

/// Shaped paragraphs one below the other. Measuring and painting both stand on
/// it, so that they cannot disagree.
struct BlockLayout {
  std::vector<PlacedParagraph> paragraphs;
  double width = 0;  ///< of the widest line and its indent
  double height = 0;
};

/// Lays `paragraphs` out, breaking lines at `width` (never if 0). The shaped
/// text belongs to `engine` and lives until its next layout.
[[nodiscard]] BlockLayout lay_out(const TextEngine& engine,
                                  const std::vector<Paragraph>& paragraphs,
                                  double width);

/// What render/paint keeps of the engine's glyphs from one painting to the
/// next; null at first.
[[nodiscard]] std::shared_ptr<GlyphMasks>& glyph_masks(
    const TextEngine& engine);

/// The engine's faces, for text that another library sets.
[[nodiscard]] PangoFontMap* font_map(const TextEngine& engine);

}  // namespace owldeck
