#pragma once

#include <vector>

#include "generator/theme/theme.h"

namespace owldeck {

/// The colours that films of a theme are made of, each once, with what lies
/// between those that touch: the edges of letters and of fields. What counts
/// most stands first; at most kMostPaletteColors.
[[nodiscard]] std::vector<Color> film_palette(const Theme& theme);

}  // namespace owldeck
