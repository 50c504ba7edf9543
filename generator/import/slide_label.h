#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "generator/deck/deck.h"

namespace owldeck {

/// A slide's type as a map says it: `Appendix A`, `Hands-on lab`.
struct TypeWords {
  SlideType type = SlideType::Concept;
  std::string part;  ///< the letter behind it; may be empty
  friend bool operator==(const TypeWords&, const TypeWords&) = default;
};

/// Reads a type under any of the names that maps have for it.
[[nodiscard]] std::optional<TypeWords> read_type(std::string_view text);

/// The word among all that read_type knows which is nearest to `text`, or "".
[[nodiscard]] std::string nearest_type(std::string_view text);

/// The number of a slide, or of several: `7`, `#7`, `07`, `Slide 7/30`,
/// `C3-S7`, `3-4`.
struct SlideNumber {
  int first = 0;
  int last = 0;         ///< the same if there is one
  std::string map_id;   ///< what names it, if that is more than a number: C3-S7
  std::size_t end = 0;  ///< bytes read
};
/// Reads a number at the start of `text`; with `Slide` or the like before it or
/// without.
[[nodiscard]] std::optional<SlideNumber> read_slide_number(
    std::string_view text);

/// What opens a slide's own section: `Slide 7: Animation - Title`,
/// `Slide C3-S1 — Title`, `Slide 3 (Concept): Title`, `Question 2`.
struct SlideLabel {
  SlideNumber number;
  bool is_question = false;
  bool is_parted = false;  ///< a sign stands behind the number, or nothing
  std::optional<TypeWords> type;
  std::string wrong_type;  ///< what stands in brackets for a type and is none
  std::size_t wrong_at = 0;
  std::string title;  ///< may be empty
};
/// Reads a heading, or a line in bold, without the marks around it.
[[nodiscard]] std::optional<SlideLabel> read_slide_label(std::string_view text);

/// An item of a numbered list of slides: `Animation - Title`.
[[nodiscard]] std::optional<SlideLabel> read_listed_slide(
    int number, std::string_view text);

}  // namespace owldeck
