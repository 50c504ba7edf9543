#pragma once

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// Judges a finished page as those see it who read it: the back row, and a
/// screen reader.
/// Reports: `slide-overlap` if all that the page holds `fits` (what does not is
/// known to reach too far), what check_figure_texts reports, `contrast`, and
/// `figure-alt` for a figure that has no alternative text.
void check_page(const Scene& page, bool fits, const SlideContext& context);

}  // namespace owldeck
