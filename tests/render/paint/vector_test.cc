#include <cairo.h>
#include <doctest/doctest.h>

#include <cstdlib>

#include "render/paint/painter.h"
#include "render/text/handle.h"

using namespace owldeck;

namespace {

// `scene` painted as a PDF's page is, then put on pixels.
Surface by_vectors(const Scene& scene, const TextEngine& text) {
  const Handle<cairo_surface_t, cairo_surface_destroy> recording(
      cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr));
  const Handle<cairo_t, cairo_destroy> canvas(cairo_create(recording.get()));
  paint(scene, text, canvas.get());
  Surface surface({static_cast<int>(scene.size.width),
                   static_cast<int>(scene.size.height)});
  cairo_set_source_surface(surface.canvas(), recording.get(), 0, 0);
  cairo_paint(surface.canvas());
  cairo_surface_flush(cairo_get_target(surface.canvas()));
  return surface;
}

int largest_difference(const Surface& a, const Surface& b) {
  int largest = 0;
  for (std::size_t i = 0; i < a.bytes().size(); ++i) {
    if (i % 4 != 3) {  // the fourth byte of a pixel is unused
      largest = std::max(largest, std::abs(a.bytes()[i] - b.bytes()[i]));
    }
  }
  return largest;
}

}  // namespace

TEST_CASE("paint: a rounded rectangle has one shape, however it is drawn") {
  const TextEngine text;
  for (const double radius : {3.0, 8.0, 19.0}) {
    CAPTURE(radius);
    const Scene scene{.size = {80, 60},
                      .nodes = {{Rectangle{.rect = {10, 10, 60, 40},
                                           .radius = radius,
                                           .fill = Color{0.1, 0.2, 0.4, 1}}}}};
    Surface pixels({80, 60});
    paint(scene, text, pixels);
    // Corners are curves here and circles there.
    CHECK(largest_difference(pixels, by_vectors(scene, text)) <= 12);
  }
}
