#pragma once

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// The instructor's page for a slide: a small picture of it, the notes, the
/// minutes, the answer (of a quiz the right option) and why.
/// Needs: a slide of the instructor's edition; `context` with the layout
/// `notes`.
/// Reports: as fit and set_prose, naming `instructor.notes`,
/// `instructor.answer` and `instructor.rationale`.
[[nodiscard]] Scene draw_notes(const Scene& slide, const SlideContext& context);

/// Whether the deck tells the instructor something that no slide does.
[[nodiscard]] bool has_deck_notes(const AudienceDeck& deck);

/// The instructor's page for the deck as a whole: its rules and notes.
/// Needs: has_deck_notes; the deck's first slide and its picture `slide`.
/// Reports: as above, naming `deck.instructor`.
[[nodiscard]] Scene draw_deck_notes(const Scene& slide,
                                    const SlideContext& context);

/// `scene` as one picture `width` wide at `corner`, without the structure,
/// names and links of its parts.
[[nodiscard]] Group picture_of(const Scene& scene, Point corner, double width,
                               std::string alt);

}  // namespace owldeck
