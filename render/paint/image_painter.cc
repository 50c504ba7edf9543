#include "render/paint/image_painter.h"

#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "render/paint/svg_drawing.h"
#include "render/text/handle.h"

namespace owldeck {
namespace {

using Surface = Handle<cairo_surface_t, cairo_surface_destroy>;

/// A name by which a PDF writes the pixels once, on however many pages it shows
/// them. Copies on one page have names of their own, because Cairo lists what a
/// page shows twice under the same name twice. Cairo frees the name, after the
/// Scene if need be.
void name_pixels(cairo_surface_t* surface, const std::string& hash, int copy) {
  const std::string text = fmt::format("{}-{}", hash, copy);
  auto* const name = static_cast<unsigned char*>(std::malloc(text.size()));
  if (name == nullptr) {
    return;
  }
  std::memcpy(name, text.data(), text.size());
  if (cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID, name,
                                  text.size(), std::free,
                                  name) != CAIRO_STATUS_SUCCESS) {
    std::free(name);
  }
}

/// A surface of its own for each painting: threads share the pixels, which
/// nobody writes to, but no object of Cairo's.
Surface surface_of(const ImageData& png, int copy) {
  auto* const pixels =
      reinterpret_cast<unsigned char*>(const_cast<char*>(png.bytes->data()));
  const int width = static_cast<int>(png.size.width);
  Surface surface(cairo_image_surface_create_for_data(
      pixels, CAIRO_FORMAT_ARGB32, width, static_cast<int>(png.size.height),
      cairo_format_stride_for_width(CAIRO_FORMAT_ARGB32, width)));
  name_pixels(surface.get(), png.hash, copy);
  return surface;
}

void paint_png(const Image& image, int copy, double opacity, cairo_t* canvas) {
  const Size& size = image.data.size;
  const Surface surface = surface_of(image.data, copy);
  cairo_translate(canvas, image.box.x, image.box.y);
  cairo_scale(canvas, image.box.width / size.width,
              image.box.height / size.height);
  cairo_set_source_surface(canvas, surface.get(), 0, 0);
  if (cairo_surface_get_type(cairo_get_target(canvas)) ==
      CAIRO_SURFACE_TYPE_IMAGE) {
    // Else enlarged pixels fade out at the edges. A PDF's viewer does better,
    // and Cairo would write larger pixels into it.
    cairo_pattern_set_extend(cairo_get_source(canvas), CAIRO_EXTEND_PAD);
  }
  cairo_paint_with_alpha(canvas, opacity);
}

void paint_svg(const Image& image, double opacity, const TextEngine& text,
               cairo_t* canvas) {
  if (opacity >= 1) {
    draw_svg(image, text, canvas);
    return;
  }
  cairo_push_group(canvas);
  draw_svg(image, text, canvas);
  cairo_pop_group_to_source(canvas);
  cairo_paint_with_alpha(canvas, opacity);
}

}  // namespace

void paint_image(const Image& image, int copy, double opacity,
                 const TextEngine& text, cairo_t* canvas) {
  const Rect& box = image.box;
  cairo_save(canvas);
  cairo_rectangle(canvas, box.x, box.y, box.width, box.height);
  cairo_clip(canvas);
  if (image.data.kind == ImageKind::Png) {
    paint_png(image, copy, opacity, canvas);
  } else {
    paint_svg(image, opacity, text, canvas);
  }
  cairo_restore(canvas);
}

}  // namespace owldeck
