#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "generator/check/check.h"

namespace owldeck {
namespace {

/// The films that slides show.
std::set<std::string> shown_films(const Deck& deck) {
  std::set<std::string> films;
  for (const Slide& slide : deck.slides) {
    for (const Figure& figure : slide.figures) {
      if (const auto* still = std::get_if<StillFigure>(&figure.kind)) {
        films.insert(still->animation.value);
      }
    }
  }
  return films;
}

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
  const std::set<std::string> shown = shown_films(deck);
  // A film whose name is misspelled on a slide is not unused.
  const bool known = std::ranges::all_of(shown, [&deck](const auto& id) {
    return std::ranges::any_of(deck.animations, [&id](const auto& film) {
      return film.id.value == id;
    });
  });
  for (const AnimationSpec& film : deck.animations) {
    if (known && !shown.contains(film.id.value)) {
      diagnostics.warning(
          film.id.span, "animation-unused",
          fmt::format("no slide shows film '{}'", film.id.value),
          "show a frame of it as a slide's 'still'");
    }
  }
}

}  // namespace owldeck
