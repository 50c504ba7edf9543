#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "generator/deck/deck.h"
#include "generator/theme/theme.h"
#include "render/scene/scene.h"

namespace owldeck {

/// How a slide of one type looks on maps of the deck.
struct SlideMark {
  Color fill;
  Color ink;
  std::optional<Color> edge;
};
[[nodiscard]] SlideMark slide_mark(SlideType type, const Theme& theme);

/// `#slide-07`: a link to the slide of this label.
[[nodiscard]] std::string slide_link(std::string_view label);

}  // namespace owldeck
