#pragma once

#include <cstdint>
#include <unordered_set>

#include "generator/compose/context.h"
#include "generator/compose/fit.h"
#include "render/scene/scene.h"

namespace owldeck {

/// `'ᵀ' (U+1D40)`.
[[nodiscard]] std::string character_words(const std::string& character);

/// Reports `missing-glyph` for each of `missing`, at the place of `field`.
void report_missing(const std::vector<std::string>& missing, const Field& field,
                    const SlideContext& context);

/// Looks for characters that their fonts lack in all that pages draw. It knows
/// what the fonts had on pages before, so that little is measured twice.
class GlyphCheck {
 public:
  /// Reports: `missing-glyph`, once for each character that no finding since
  /// the first `known` names, at the place of the slot that draws it.
  void check(const Scene& page, std::size_t known, const SlideContext& context);

  /// The characters of `paragraphs`, whose lines break at `width`, that their
  /// fonts lack.
  [[nodiscard]] std::vector<std::string> missing_in(
      const std::vector<Paragraph>& paragraphs, double width,
      const TextMeasurer& measurer);

 private:
  void collect(const Node& node, const TextMeasurer& measurer,
               std::vector<std::string>& missing);
  /// Whether every character of `run` was in its font before; if not, they are
  /// known from now on.
  bool note(const Run& run);

  std::unordered_set<std::uint64_t> seen_;  ///< characters with their fonts
};

}  // namespace owldeck
