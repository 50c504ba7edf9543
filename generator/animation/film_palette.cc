#include "generator/animation/film_palette.h"

#include <algorithm>
#include <utility>

#include "render/scene/document.h"

namespace owldeck {
namespace {

class Palette {
 public:
  void add(const Color& color) {
    if (colors_.size() < kMostPaletteColors &&
        std::ranges::find(colors_, color) == colors_.end()) {
      colors_.push_back(color);
    }
  }
  /// What lies between two colours, in `count` even steps.
  void add_between(const Color& from, const Color& to, int count) {
    for (int i = 1; i <= count; ++i) {
      add(mix(from, to, static_cast<double>(i) / (count + 1)));
    }
  }
  void add_scale(const ColorScale& scale, int count) {
    for (int i = 0; i < count; ++i) {
      add(scale.at(static_cast<double>(i) / (count - 1)));
    }
  }
  std::vector<Color> take() { return std::move(colors_); }

 private:
  std::vector<Color> colors_;
};

}  // namespace

std::vector<Color> film_palette(const Theme& theme) {
  Palette palette;
  for (const Color& color :
       {theme.ground, theme.panel, theme.text, theme.muted, theme.line,
        theme.strong_line, theme.ink_dark, theme.ink_light, theme.grid.color,
        theme.masked_ground, theme.masked_hatch, theme.masked_ink}) {
    palette.add(color);
  }
  const auto meanings = {theme.core, theme.flow, theme.probability, theme.risk,
                         theme.safe};
  for (const Meaning& meaning : meanings) {
    palette.add(meaning.color);
    palette.add(meaning.tint);
  }
  constexpr int kScaleSteps = 17;
  for (const ColorScale& scale :
       {theme.weights, theme.vectors, theme.negative}) {
    palette.add_scale(scale, kScaleSteps);
  }
  constexpr int kTextEdges = 10;
  constexpr int kEdges = 5;
  palette.add_between(theme.ground, theme.text, kTextEdges);
  palette.add_between(theme.panel, theme.muted, kEdges);
  palette.add_between(theme.ground, theme.line, kEdges);
  for (const Meaning& meaning : meanings) {
    palette.add_between(theme.ground, meaning.color, kTextEdges);
    palette.add_between(meaning.tint, meaning.color, kEdges);
    palette.add_between(meaning.tint, theme.text, kEdges);
    palette.add_between(meaning.color, theme.ink_light, kEdges);
  }
  palette.add_between(theme.ink_dark, theme.ink_light, kTextEdges);
  return palette.take();
}

}  // namespace owldeck
