#pragma once

#include <memory>
#include <string>
#include <vector>

#include "render/scene/scene.h"

typedef struct _PangoGlyphItem PangoGlyphItem;
typedef struct _PangoLayout PangoLayout;

namespace owldeck {

struct GlyphItemDeleter {
  void operator()(PangoGlyphItem* item) const;
};
using GlyphItem = std::unique_ptr<PangoGlyphItem, GlyphItemDeleter>;

/// Neighbouring glyphs of one run on one line.
/// Units: page units from the line's start.
struct ShapedPiece {
  std::size_t run = 0;  ///< index into the paragraph's runs
  double x = 0;
  double width = 0;
  GlyphItem glyphs;
};

struct ShapedLine {
  double width = 0;
  std::vector<ShapedPiece> pieces;
};

/// Runs broken into lines of placed glyphs. It knows neither colours nor
/// alignment, so that text which fades or moves is shaped once.
struct ShapedText {
  /// Of all runs, a letter for each formula: what the glyph items count bytes
  /// in.
  std::string text;
  std::vector<ShapedLine> lines;
  double width = 0;  ///< of the widest line
  /// Characters that their run's font lacks, each once, UTF-8.
  std::vector<std::string> missing;
};

/// Shapes `runs` with `layout`, breaking lines at `width` (never if 0).
[[nodiscard]] ShapedText shape(PangoLayout* layout,
                               const std::vector<Run>& runs, double width);

}  // namespace owldeck
