#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

/// The bracketed tag of a hands-on anchor, as it stands in a map:
/// `[Hands-on Anchor: ID | Asset: path; path | Objective: text | Pre-req: ID]`.
namespace owldeck {

enum class AnchorField { Id, Assets, Objective, Prerequisites, Extra };

/// The field that `words`, as plain_words gives them, name in a tag, a list or
/// a table's head; Extra for what a tag may say besides, such as minutes.
struct AnchorWord {
  AnchorField field = AnchorField::Extra;
  bool known = false;
};
[[nodiscard]] AnchorWord anchor_word(std::string_view words);

/// A field inside of a tag, as offsets in the text that the tag stands in.
struct AnchorPart {
  AnchorField field = AnchorField::Extra;
  std::size_t name = 0;  ///< where its name begins; of the id, its value
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where a tag stands in a text.
struct TagPlace {
  std::size_t begin = 0;  ///< its `[`
  std::size_t end = 0;    ///< behind its `]`, or of what was looked through
  bool closed = false;
  bool certain = false;           ///< closed by a `]` that nothing in it opens
  std::vector<AnchorPart> parts;  ///< in the order written, the id first
};

/// Every tag in `text`. Bars and brackets inside of an objective belong to it:
/// a field ends where a bar is followed by the name of the next.
[[nodiscard]] std::vector<TagPlace> find_tags(std::string_view text);

}  // namespace owldeck
