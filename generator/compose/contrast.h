#pragma once

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// Compares every line of every text of a page, formulas in it too, with all
/// that is filled under it. Ornament such as bullets, which nobody has to read,
/// is left out.
/// Reports: `contrast` with the text, its slot and slide; once for each pair of
/// colours in a slot.
/// Source: WCAG 2.1, section 1.4.3: 4.5, for large text 3. Large is from 32
/// page units on, in bold from 24.
void check_contrast(const Scene& page, const SlideContext& context);

}  // namespace owldeck
