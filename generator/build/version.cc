#include "generator/build/version.h"

#include <cairo.h>
#include <fmt/format.h>
#include <pango/pango.h>

extern "C" {
#include <libavcodec/version.h>
}

#include "source_key.h"

namespace owldeck {

std::string program_name() {
  return "owldeck " OWLDECK_VERSION;
}

const std::string& program_key() {
  static const std::string key = fmt::format(
      "{} cairo {} pango {} avcodec {} librsvg {}", OWLDECK_SOURCE_KEY,
      cairo_version_string(), pango_version_string(), LIBAVCODEC_VERSION_INT,
      OWLDECK_LIBRSVG_VERSION);
  return key;
}

}  // namespace owldeck
