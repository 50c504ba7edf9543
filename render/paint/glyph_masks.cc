#include "render/paint/glyph_masks.h"

#include <pango/pangocairo.h>

#include <cmath>

#include "render/text/font_lock.h"
#include "render/text/handle.h"

namespace owldeck {
namespace {

/// Places within a pixel, each way.
constexpr int kSteps = 4;
constexpr double kCairoSteps = 256;

/// Masks kept at most; zooming text makes new ones for each of its sizes.
constexpr std::size_t kMaskLimit = 30000;

using Canvas = Handle<cairo_t, cairo_destroy>;

int floor_to_int(double value) {
  return static_cast<int>(std::floor(value));
}

}  // namespace

/// A glyph's origin: a whole pixel and steps from it.
struct GlyphMasks::Place {
  int x;
  int y;
  int x_step;
  int y_step;

  static Place nearest(double x, double y) {
    const int across = floor_to_int(x * kSteps + 0.5);
    const int down = floor_to_int(y * kSteps + 0.5);
    const auto whole = [](int steps) {
      return floor_to_int(static_cast<double>(steps) / kSteps);
    };
    return {whole(across), whole(down), across - whole(across) * kSteps,
            down - whole(down) * kSteps};
  }
};

void GlyphMasks::SurfaceDeleter::operator()(cairo_surface_t* surface) const {
  cairo_surface_destroy(surface);
}

void GlyphMasks::FontDeleter::operator()(PangoFont* font) const {
  g_object_unref(font);
}

GlyphMasks::GlyphMasks() = default;
GlyphMasks::~GlyphMasks() = default;

void GlyphMasks::show(cairo_t* canvas, PangoFont* font,
                      const PangoGlyphString* glyphs) {
  cairo_matrix_t matrix;
  cairo_get_matrix(canvas, &matrix);
  double x = 0;
  double y = 0;
  cairo_get_current_point(canvas, &x, &y);
  cairo_user_to_device(canvas, &x, &y);
  // Cairo keeps points in 256ths of a pixel. What gets lost on the way back
  // depends on what was painted before, and must not decide between two places.
  x = std::round(x * kCairoSteps) / kCairoSteps;
  y = std::round(y * kCairoSteps) / kCairoSteps;
  const double scale = matrix.xx;
  const double pixels_per_unit = scale / PANGO_SCALE;
  if (count_ > kMaskLimit) {
    const auto lock = lock_fonts();
    faces_.clear();
    count_ = 0;
  }
  Face& cached = face(font, scale);
  cairo_identity_matrix(canvas);
  for (int i = 0; i < glyphs->num_glyphs; ++i) {
    const auto& [glyph, geometry, attributes] = glyphs->glyphs[i];
    const Place place = Place::nearest(x + geometry.x_offset * pixels_per_unit,
                                       y + geometry.y_offset * pixels_per_unit);
    x += geometry.width * pixels_per_unit;
    if (glyph == PANGO_GLYPH_EMPTY) {
      continue;
    }
    const Mask& drawn = mask(cached, glyph, scale, place);
    if (drawn.surface != nullptr) {
      cairo_mask_surface(canvas, drawn.surface.get(), place.x + drawn.left,
                         place.y + drawn.top);
    }
  }
  cairo_set_matrix(canvas, &matrix);
}

GlyphMasks::Face& GlyphMasks::face(PangoFont* font, double scale) {
  Face& face = faces_[{font, scale}];
  if (face.font == nullptr) {
    face.font.reset(static_cast<PangoFont*>(g_object_ref(font)));
  }
  return face;
}

const GlyphMasks::Mask& GlyphMasks::mask(Face& face, std::uint32_t glyph,
                                         double scale, const Place& place) {
  const std::uint64_t key =
      (std::uint64_t{glyph} * kSteps + static_cast<unsigned>(place.x_step)) *
          kSteps +
      static_cast<unsigned>(place.y_step);
  const auto [entry, is_new] = face.masks.try_emplace(key);
  if (is_new) {
    const auto lock = lock_fonts();
    count_kept_glyphs(face.masks.size() == 1 ? 1 : 0, 1);
    entry->second = draw(face.font.get(), glyph, scale, place);
    ++count_;
  }
  return entry->second;
}

GlyphMasks::Mask GlyphMasks::draw(PangoFont* font, std::uint32_t glyph,
                                  double scale, const Place& place) {
  PangoGlyphInfo info{};
  info.glyph = glyph;
  PangoGlyphString single{1, &info, nullptr, 0};
  const auto append_outline = [&](cairo_t* canvas) {
    cairo_translate(canvas, static_cast<double>(place.x_step) / kSteps,
                    static_cast<double>(place.y_step) / kSteps);
    cairo_scale(canvas, scale, scale);
    cairo_move_to(canvas, 0, 0);
    pango_cairo_glyph_string_path(canvas, font, &single);
    cairo_identity_matrix(canvas);
  };
  // Without bounds, as Cairo leaves out glyphs that are out of sight.
  const std::unique_ptr<cairo_surface_t, SurfaceDeleter> ruler(
      cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr));
  const Canvas measuring(cairo_create(ruler.get()));
  append_outline(measuring.get());
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  cairo_path_extents(measuring.get(), &left, &top, &right, &bottom);
  if (right <= left || bottom <= top) {
    return {};
  }
  Mask mask{.left = floor_to_int(left), .top = floor_to_int(top)};
  mask.surface.reset(cairo_image_surface_create(
      CAIRO_FORMAT_A8, static_cast<int>(std::ceil(right)) - mask.left,
      static_cast<int>(std::ceil(bottom)) - mask.top));
  cairo_surface_set_device_offset(mask.surface.get(), -mask.left, -mask.top);
  const Canvas canvas(cairo_create(mask.surface.get()));
  append_outline(canvas.get());
  cairo_fill(canvas.get());
  cairo_surface_set_device_offset(mask.surface.get(), 0, 0);
  return mask;
}

}  // namespace owldeck
