#pragma once

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// Draws over a finished page what it was composed by: the twelve columns, the
/// outline and name of every slot of its layout, and the baselines of its text.
/// All of it is decoration to those who cannot see it.
void draw_boxes(Scene& page, const SlideContext& context);

}  // namespace owldeck
