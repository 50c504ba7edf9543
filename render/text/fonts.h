#pragma once

#include <memory>

#include "render/scene/scene.h"

typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoFontMap PangoFontMap;

namespace owldeck {

struct FontMapDeleter {
  void operator()(PangoFontMap* map) const;
};
using FontMap = std::unique_ptr<PangoFontMap, FontMapDeleter>;

struct FontDescriptionDeleter {
  void operator()(PangoFontDescription* description) const;
};
using FontDescription =
    std::unique_ptr<PangoFontDescription, FontDescriptionDeleter>;

/// A font map that holds the faces of the pinned families and nothing else.
/// Reports: throws RenderError, naming the Debian package, if a family is not
/// installed.
[[nodiscard]] FontMap load_fonts();

/// The face that `style` asks for, at its size.
[[nodiscard]] FontDescription describe(const TextStyle& style);

/// The file of the mathematical font.
[[nodiscard]] const char* math_font_file();

}  // namespace owldeck
