#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "generator/check/check.h"

namespace owldeck {
namespace {

bool shows_a_film(const Slide& slide) {
  return std::ranges::any_of(slide.figures, [](const Figure& figure) {
    return std::holds_alternative<StillFigure>(figure.kind);
  });
}

}  // namespace

void check_sources(const Deck& deck, Diagnostics& diagnostics) {
  std::set<std::string> cited;
  for (const Slide& slide : deck.slides) {
    for (const Located<std::string>& id : slide.sources) {
      cited.insert(id.value);
    }
  }
  for (const Source& source : deck.sources) {
    if (is_set(source.id) && !cited.contains(source.id.value)) {
      diagnostics.error(
          source.id.span, "source-uncited",
          fmt::format("no slide names source '{}'", source.id.value),
          "name it under a slide's 'sources', or remove it");
    }
  }
}

void check_animations(const Deck& deck, Diagnostics& diagnostics) {
  for (const Slide& slide : deck.slides) {
    if (is_set(slide.type) && slide.type.value == SlideType::Animation &&
        !slide.broken && !shows_a_film(slide)) {
      diagnostics.error(
          slide.span, "animation-missing",
          fmt::format("animation slide {} shows no film", slide.number.value),
          "write 'figure: {still: ID}' with the id of a film of the deck");
    }
  }
}

}  // namespace owldeck
