#include "generator/animation/film_palette.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "render/scene/document.h"
#include "tests/generator/animation/film_support.h"

namespace owldeck {

TEST_CASE("film palette: has the theme's colours, each once") {
  const Theme& theme = light_theme();
  const std::vector<Color> palette = film_palette(theme);
  for (const Color& color : {theme.ground, theme.text, theme.core.color,
                             theme.flow.tint, theme.weights.stops[2]}) {
    CHECK(std::ranges::count(palette, color) == 1);
  }
}

TEST_CASE("film palette: leaves an entry free, and no scale is cut off") {
  const std::vector<Color> palette = film_palette(light_theme());
  CHECK(palette.size() < kMostPaletteColors);
  CHECK(palette.size() > 128);
}

}  // namespace owldeck
