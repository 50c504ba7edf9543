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

/// Measures text. Implemented by TextEngine with the real fonts and by tests
/// with characters of one width.
class TextMeasurer {
 public:
  virtual ~TextMeasurer() = default;
  /// The extent of `paragraphs` with lines broken at `width`; a width of 0
  /// never breaks.
  [[nodiscard]] virtual TextExtent measure(
      const std::vector<Paragraph>& paragraphs, double width) const = 0;
};

/// Width of one line of text in one style.
[[nodiscard]] double text_width(const TextMeasurer& measurer,
                                const std::string& text,
                                const TextStyle& style);

}  // namespace owldeck
