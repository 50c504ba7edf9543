#include "render/text/open_faces.h"

#include <cairo-ft.h>
#include <pango/pangocairo.h>

#include <map>
#include <tuple>

#include "render/text/fonts.h"
#include "render/text/handle.h"

namespace owldeck {
namespace {

using ScaledFont = Handle<cairo_scaled_font_t, cairo_scaled_font_destroy>;

/// What decides the face of a style.
using FaceKey = std::tuple<FontFamily, int, bool>;

ScaledFont scaled_font(PangoContext* context, const TextStyle& style) {
  const FontDescription description = describe(style);
  const Handle<PangoFont, g_object_unref> font(
      pango_context_load_font(context, description.get()));
  return ScaledFont(cairo_scaled_font_reference(
      pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font.get()))));
}

}  // namespace

void keep_face_open(PangoContext* context, const TextStyle& style) {
  // Never ends: a thread may draw for as long as the process runs.
  static auto* const faces = new std::map<FaceKey, ScaledFont>;
  ScaledFont& face = (*faces)[{style.family, style.weight, style.italic}];
  if (face == nullptr) {
    face = scaled_font(context, style);
    // A locked face is not closed. Cairo's lock counts and blocks nobody.
    cairo_ft_scaled_font_lock_face(face.get());
  }
}

}  // namespace owldeck
