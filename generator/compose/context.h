#pragma once

#include <string>
#include <string_view>

#include "generator/compose/compose.h"

namespace owldeck {

class GlyphCheck;

/// What every part of a slide is drawn with.
struct SlideContext {
  const AudienceDeck& deck;
  const AudienceSlide& slide;
  const ComposeInputs& inputs;
  const Layout& layout;
  const LayoutVariant& variant;
  Diagnostics& diagnostics;
  std::string_view slot = {};         ///< that is being filled, for messages
  const Theme* slot_theme = nullptr;  ///< in place of the look's in this slot
  GlyphCheck* glyphs = nullptr;       ///< of the whole deck; may be absent

  [[nodiscard]] const Theme& theme() const {
    return slot_theme ? *slot_theme : inputs.look.theme;
  }
  [[nodiscard]] const TextMeasurer& measurer() const { return inputs.measurer; }
  /// The same, but what is wrong goes to `other`.
  [[nodiscard]] SlideContext reporting_to(Diagnostics& other) const {
    return {deck,  slide, inputs,     layout, variant,
            other, slot,  slot_theme, glyphs};
  }
  /// The slot of that name: the variant's own or the layout's, which all its
  /// variants share; null if neither has it.
  [[nodiscard]] const Slot* find_slot(std::string_view name) const;
  /// Its area.
  [[nodiscard]] const Rect* find_area(std::string_view name) const;
  /// The same for an area that the slide cannot do without.
  /// Reports: `layout-area`.
  [[nodiscard]] const Rect* need_area(std::string_view name) const;
};

/// `slide-07`: the name of the page of a slide, by its label.
[[nodiscard]] std::string page_name(std::string_view label);

/// The variant of `layout` that `slide` names, or the first that has a slot for
/// all that the slide holds and nothing to hold beyond it.
/// Reports: `unknown-word` (no such variant), `layout-slots` (content without a
/// slot, with the slots that there are).
[[nodiscard]] const LayoutVariant* choose_variant(const AudienceSlide& slide,
                                                  const Layout& layout,
                                                  Diagnostics& diagnostics);

}  // namespace owldeck
