#include "render/text/fonts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "render/error.h"
#include "render/text/handle.h"

namespace owldeck {
namespace {

/// A pinned family: where its Debian package installs it.
struct PinnedFamily {
  FontFamily family;
  const char* name;
  const char* directory;
  const char* package;
};

constexpr std::array kFamilies{
    PinnedFamily{FontFamily::Display, "Inter Display",
                 "/usr/share/fonts/opentype/inter", "fonts-inter"},
    PinnedFamily{FontFamily::Text, "Inter", "/usr/share/fonts/opentype/inter",
                 "fonts-inter"},
    PinnedFamily{FontFamily::Mono, "JetBrains Mono",
                 "/usr/share/fonts/truetype/jetbrains-mono",
                 "fonts-jetbrains-mono"},
    PinnedFamily{FontFamily::Math, "Latin Modern Math",
                 "/usr/share/texmf/fonts/opentype/public/lm-math",
                 "fonts-lmodern"},
};

constexpr const char* kMathFontFile =
    "/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf";

using FontConfig = Handle<FcConfig, FcConfigDestroy>;

const PinnedFamily& pinned(FontFamily family) {
  return kFamilies.at(static_cast<std::size_t>(family));
}

/// The system's cache directories save reading every font file at the start.
std::string font_configuration(const std::string& root) {
  std::string text =
      "<fontconfig>"
      "<cachedir>/var/cache/fontconfig</cachedir>"
      "<cachedir prefix=\"xdg\">fontconfig</cachedir>";
  for (const PinnedFamily& family : kFamilies) {
    text += fmt::format("<dir>{}{}</dir>", root, family.directory);
  }
  return text + "</fontconfig>";
}

bool has_family(FcConfig* config, const char* name) {
  const FcFontSet* fonts = FcConfigGetFonts(config, FcSetSystem);
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    FcChar8* family = nullptr;
    if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) ==
            FcResultMatch &&
        std::string(reinterpret_cast<const char*>(family)) == name) {
      return true;
    }
  }
  return false;
}

/// Family, style and version of every face, sorted: the order of a folder's
/// files differs from machine to machine.
std::string versions_of(FcConfig* config) {
  std::vector<std::string> faces;
  const FcFontSet* fonts = FcConfigGetFonts(config, FcSetSystem);
  for (int i = 0; i < fonts->nfont; ++i) {
    FcChar8* name = nullptr;
    int version = 0;
    FcPatternGetString(fonts->fonts[i], FC_FULLNAME, 0, &name);
    FcPatternGetInteger(fonts->fonts[i], FC_FONTVERSION, 0, &version);
    faces.push_back(fmt::format(
        "{} {}", name == nullptr ? "" : reinterpret_cast<const char*>(name),
        version));
  }
  std::ranges::sort(faces);
  return fmt::format("{}", fmt::join(faces, ", "));
}

FontConfig pinned_configuration(const std::string& root) {
  FontConfig config(FcConfigCreate());
  const std::string text = font_configuration(root);
  const auto* const bytes = reinterpret_cast<const FcChar8*>(text.c_str());
  if (!FcConfigParseAndLoadFromMemory(config.get(), bytes, FcTrue) ||
      !FcConfigBuildFonts(config.get())) {
    throw RenderError("", "fontconfig cannot read the font directories");
  }
  for (const PinnedFamily& family : kFamilies) {
    if (!has_family(config.get(), family.name)) {
      throw RenderError(
          root + family.directory,
          fmt::format("font family '{}' is not installed; it comes with the "
                      "Debian package {}",
                      family.name, family.package));
    }
  }
  return config;
}

/// Those that nobody uses. It never ends, and neither do they.
std::vector<Fonts>& idle_fonts() {
  static auto* const fonts = new std::vector<Fonts>;
  return *fonts;
}

Fonts take_fonts() {
  std::vector<Fonts>& idle = idle_fonts();
  if (idle.empty()) {
    return load_fonts();
  }
  Fonts fonts = std::move(idle.back());
  idle.pop_back();
  return fonts;
}

}  // namespace

LentFonts::LentFonts() : fonts_(take_fonts()) {}

LentFonts::~LentFonts() {
  idle_fonts().push_back(std::move(fonts_));
}

// A font map that ends keeps its reference to the configuration.
void FontMapDeleter::operator()(PangoFontMap* map) const {
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), nullptr);
  g_object_unref(map);
}

void FontDescriptionDeleter::operator()(
    PangoFontDescription* description) const {
  pango_font_description_free(description);
}

Fonts load_fonts(const std::string& root) {
  const FontConfig config = pinned_configuration(root);
  // Pango initializes fontconfig in a thread of its own; with a current
  // configuration it does not read the system's.
  FcConfigSetCurrent(config.get());
  FontMap map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config.get());
  return {std::move(map), versions_of(config.get())};
}

FontDescription describe(const TextStyle& style) {
  FontDescription description(pango_font_description_new());
  pango_font_description_set_family_static(description.get(),
                                           pinned(style.family).name);
  pango_font_description_set_weight(description.get(),
                                    static_cast<PangoWeight>(style.weight));
  pango_font_description_set_style(description.get(), style.italic
                                                          ? PANGO_STYLE_ITALIC
                                                          : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size(description.get(),
                                           style.size * PANGO_SCALE);
  return description;
}

const char* math_font_file() {
  return kMathFontFile;
}

}  // namespace owldeck
