#pragma once

#include "render/scene/scene.h"

typedef struct _PangoContext PangoContext;

namespace owldeck {

/// Opens the face of `style` and keeps it open until the process ends, so that
/// Cairo never closes one that another thread uses (font_lock.h). Every face
/// passes here before text is shaped with it. Needs: lock_fonts.
void keep_face_open(PangoContext* context, const TextStyle& style);

}  // namespace owldeck
