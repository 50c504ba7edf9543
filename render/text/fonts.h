#pragma once

#include <memory>
#include <string>

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

/// The faces of the pinned families and nothing else.
struct Fonts {
  FontMap map;
  std::string versions;  ///< of every face: what its drawing depends on
};

/// Loads the pinned families from where their Debian packages install them,
/// below `root`.
/// Reports: throws RenderError, naming the Debian package, if a family is not
/// installed.
[[nodiscard]] Fonts load_fonts(const std::string& root = "");

/// The pinned families for one user at a time, taken from those that nobody
/// uses any more; they come back when this ends, and stay for as long as the
/// process lasts. Pango looks for faces in a thread that it tells nobody of,
/// which crashes if the map that it serves has ended meanwhile. Reports: as
/// load_fonts. Needs: lock_fonts, where it begins and where it ends.
class LentFonts {
 public:
  LentFonts();
  ~LentFonts();
  LentFonts(const LentFonts&) = delete;
  LentFonts& operator=(const LentFonts&) = delete;

  [[nodiscard]] PangoFontMap* map() const { return fonts_.map.get(); }
  [[nodiscard]] const std::string& versions() const { return fonts_.versions; }

 private:
  Fonts fonts_;
};

/// The face that `style` asks for, at its size.
[[nodiscard]] FontDescription describe(const TextStyle& style);

/// The file of the mathematical font.
[[nodiscard]] const char* math_font_file();

}  // namespace owldeck
