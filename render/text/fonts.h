#pragma once

#include <pango/pangocairo.h>

#include "render/scene/scene.h"
#include "render/text/handle.h"

namespace owldeck {

using FontMap = Handle<PangoFontMap, g_object_unref>;
using FontDescription =
    Handle<PangoFontDescription, pango_font_description_free>;

/// A font map that holds the faces of the pinned families and nothing else.
/// Reports: throws RenderError, naming the Debian package, if a family is not
/// installed.
[[nodiscard]] FontMap load_fonts();

/// The face that `style` asks for, at its size.
[[nodiscard]] FontDescription describe(const TextStyle& style);

/// The file that holds the mathematical font.
[[nodiscard]] const char* math_font_file();

}  // namespace owldeck
