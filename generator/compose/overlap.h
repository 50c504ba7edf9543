#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// Finds what is drawn in one slot of a page but reaches into another or over
/// the page's edge. A slot is a node of the scene that has an id, or a figure.
/// Reports: `slide-overlap` with both slots and how far, in page units.
void check_overlaps(const Scene& page, const SlideContext& context);

/// `slide 7`, or `the notes of slide 7` on the instructor's page.
[[nodiscard]] std::string page_words(const SlideContext& context);

/// The slot that each node of `page` fills, in their order; empty for
/// decoration. Figures are `figure`, `figure-2` and so on.
[[nodiscard]] std::vector<std::string> slot_names(const Scene& page);

/// Where the deck says what stands in that slot, else where its slide begins.
[[nodiscard]] Span slot_span(std::string_view slot, const AudienceSlide& slide);

}  // namespace owldeck
