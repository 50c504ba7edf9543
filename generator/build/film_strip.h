#pragma once

#include <string>

#include "generator/theme/theme.h"
#include "render/scene/document.h"

namespace owldeck {

/// What a strip says of the deck that the film is from.
struct StripDeck {
  std::string title;
  std::string language;  ///< BCP 47
};

/// A film for paper: pages of A4 across, white in every theme, with four steps
/// each: how the film stands when the step has come to rest, and the step's
/// number, name, times and caption below. The caption is not in the picture as
/// well.
[[nodiscard]] Document film_strip(const Clip& clip, const StripDeck& deck,
                                  const Theme& theme);

}  // namespace owldeck
