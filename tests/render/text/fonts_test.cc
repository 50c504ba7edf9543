#include "render/text/fonts.h"

#include <doctest/doctest.h>
#include <pango/pangocairo.h>

#include "render/error.h"

using namespace owldeck;

TEST_CASE("fonts: a family that is not installed names its package") {
  std::string message;
  try {
    static_cast<void>(load_fonts("/nowhere"));
  } catch (const RenderError& error) {
    message = error.what();
    CHECK(error.path() == "/nowhere/usr/share/fonts/opentype/inter");
  }
  CHECK(message ==
        "font family 'Inter Display' is not installed; it comes with the "
        "Debian package fonts-inter");
}

TEST_CASE("fonts: the pinned families are there and no others") {
  const Fonts fonts = load_fonts();
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(fonts.map.get(), &families, &count);
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) {
    names.emplace_back(pango_font_family_get_name(families[i]));
  }
  g_free(families);
  for (const std::string& name : names) {
    const bool is_pinned =
        name.starts_with("Inter") || name == "JetBrains Mono" ||
        name == "Latin Modern Math" || name == "Monospace" || name == "Sans" ||
        name == "Serif" || name == "System-ui";
    CHECK_MESSAGE(is_pinned, name);
  }
  CHECK(count >= 4);
}

TEST_CASE("fonts: the versions name every face that is used") {
  const std::string versions = load_fonts().versions;
  for (const char* face :
       {"Inter Bold ", "Inter Display Bold ", "JetBrains Mono Regular ",
        "LatinModernMath-Regular "}) {
    CHECK_MESSAGE(versions.find(face) != std::string::npos, versions);
  }
}
