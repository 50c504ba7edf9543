#pragma once

#include <string>
#include <vector>

#include "render/scene/scene.h"

namespace owldeck {

/// The size that text takes. Units: page units.
struct TextExtent {
  double width = 0;           ///< of the widest line
  double height = 0;          ///< line height times lines, and spaces before
  double first_baseline = 0;  ///< from the top
  int lines = 0;
  /// Characters that the run's font lacks, each once, UTF-8.
  std::vector<std::string> missing;
};

/// Where the glyphs of one run are inked on one line. Units: page units, `rect`
/// from the start of its line and from the top of the text.
struct TextInk {
  std::size_t paragraph = 0;
  std::size_t run = 0;     ///< of the paragraph
  bool is_marker = false;  ///< of the paragraph's marker instead
  int line = 0;            ///< of the paragraph
  double line_width = 0;
  Rect rect{};
};

/// Measures text. Implemented by TextEngine with the real fonts and by tests
/// with characters of one width.
class TextMeasurer {
 public:
  virtual ~TextMeasurer() = default;
  /// The extent of `paragraphs` with lines broken at `width`; a width of 0
  /// never breaks.
  [[nodiscard]] virtual TextExtent measure(
      const std::vector<Paragraph>& paragraphs, double width) const = 0;
  /// Where `paragraphs` are inked, lines broken at `width`; spaces are not.
  /// Measurers that know no glyphs take a paragraph's extent for the ink of
  /// each of its runs.
  [[nodiscard]] virtual std::vector<TextInk> inks(
      const std::vector<Paragraph>& paragraphs, double width) const;
};

/// Width of one line of text in one style.
[[nodiscard]] double text_width(const TextMeasurer& measurer,
                                const std::string& text,
                                const TextStyle& style);

}  // namespace owldeck
