#pragma once

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// Judges the texts inside of each figure of a page: whether one lies over
/// another, is cut, or leaves the figure's slot. Formulas are texts too; what a
/// shape covers later is none.
/// Reports: `text-overlap` with both texts and how far, in page units, and
/// `text-overflow` with the text, its slot and how far it is over.
void check_figure_texts(const Scene& page, const SlideContext& context);

}  // namespace owldeck
