#pragma once

#include <string>

#include "generator/compose/context.h"
#include "render/scene/scene.h"

/// The parts of a slide that say where one is.
namespace owldeck {

/// The line over the title: where the slide stands and what it is.
struct Kicker {
  DeckText place;
  std::string kind;
};

/// `Hour 1` (outside the hours and on the agenda the deck's title) and
/// `Concept` or `Appendix A`; on the title slide the session's minutes and
/// slides. Empty if unknown.
[[nodiscard]] Kicker kicker_of(const SlideContext& context);

/// `place / kind` on the kicker's area; nothing for an empty kicker.
void add_kicker(Scene& scene, const Kicker& kicker,
                const SlideContext& context);

/// The slide's title and, on a title slide, the words below it.
void add_title(Scene& scene, const SlideContext& context);

/// Titles of the slide's sources, each linked; quiet.
void add_sources(Scene& scene, const SlideContext& context);

void add_page_number(Scene& scene, const SlideContext& context);

}  // namespace owldeck
