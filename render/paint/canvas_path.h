#pragma once

#include "render/scene/scene.h"

typedef struct _cairo cairo_t;

/// What a canvas's path is made of. Opened only by this folder.
namespace owldeck {

/// Adds a rectangle; its corners are rounded by `radius` at most.
void append_rounded(cairo_t* canvas, const Rect& rect, double radius);

void append_segment(cairo_t* canvas, const Segment& segment);

}  // namespace owldeck
