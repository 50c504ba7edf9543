#include "render/paint/svg_drawing.h"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <cmath>

#include "render/paint/image_file.h"
#include "render/paint/librsvg.h"
#include "render/text/block_layout.h"
#include "render/text/font_lock.h"
#include "render/text/handle.h"

namespace owldeck {
namespace {

using SvgHandle = Handle<RsvgHandle, g_object_unref>;
using Problem = Handle<GError, g_error_free>;

/// What a length such as `1in` is in pixels; CSS says so.
constexpr double kPixelsPerInch = 96;

/// Without an address of its own, the document can lead to no other file.
SvgHandle parse(const std::string& text) {
  const librsvg::Api& api = librsvg::api();
  GError* raw = nullptr;
  SvgHandle handle(api.new_from_data(
      reinterpret_cast<const guint8*>(text.data()), text.size(), &raw));
  const Problem problem(raw);
  if (handle == nullptr) {
    throw ImageError(
        fmt::format("the SVG cannot be read: {}",
                    problem == nullptr ? "broken" : problem->message),
        "export it again");
  }
  api.set_dpi(handle.get(), kPixelsPerInch);
  return handle;
}

bool is_size(const Size& size) {
  return std::isfinite(size.width) && std::isfinite(size.height) &&
         size.width > 0 && size.height > 0;
}

/// While it lives, text of this thread is set in the engine's faces.
class FontScope {
 public:
  explicit FontScope(const TextEngine& text) {
    pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(font_map(text)));
  }
  ~FontScope() { pango_cairo_font_map_set_default(nullptr); }
  FontScope(const FontScope&) = delete;
  FontScope& operator=(const FontScope&) = delete;
};

/// What the document does not say itself.
void set_defaults(RsvgHandle* handle, const Color& ink) {
  const std::string style =
      fmt::format("svg {{ color: {}; font-family: Inter }}", to_string(ink));
  GError* raw = nullptr;
  librsvg::api().set_stylesheet(handle,
                                reinterpret_cast<const guint8*>(style.data()),
                                style.size(), &raw);
  const Problem problem(raw);
  if (problem != nullptr) {
    throw RenderError("", problem->message);
  }
}

}  // namespace

Size svg_size(const std::string& text) {
  const SvgHandle handle = parse(text);
  const librsvg::Api& api = librsvg::api();
  Size size;
  if (!api.size_in_pixels(handle.get(), &size.width, &size.height)) {
    gboolean has_width = FALSE;
    gboolean has_height = FALSE;
    gboolean has_box = FALSE;
    RsvgLength width{};
    RsvgLength height{};
    RsvgRectangle box{};
    api.dimensions(handle.get(), &has_width, &width, &has_height, &height,
                   &has_box, &box);
    if (has_box) {
      size = {box.width, box.height};
    }
  }
  if (!is_size(size)) {
    throw ImageError("the SVG does not say how large it is",
                     "give its <svg> a width and a height above 0, or a "
                     "viewBox");
  }
  if (size.width > kMostSvgSide || size.height > kMostSvgSide) {
    throw ImageError(
        fmt::format("the SVG is {:.0f} x {:.0f} units large: expected at most "
                    "{:.0f}",
                    size.width, size.height, kMostSvgSide),
        "scale it down");
  }
  return size;
}

void draw_svg(const Image& image, const TextEngine& text, cairo_t* canvas) {
  const SvgHandle handle = parse(*image.data.bytes);
  set_defaults(handle.get(), image.ink);
  const RsvgRectangle viewport{image.box.x, image.box.y, image.box.width,
                               image.box.height};
  const auto lock = lock_fonts();
  const FontScope fonts(text);
  GError* raw = nullptr;
  const bool drawn = librsvg::api().render_document(handle.get(), canvas,
                                                    &viewport, &raw) != FALSE;
  const Problem problem(raw);
  if (!drawn) {
    throw RenderError(
        "", fmt::format("an SVG cannot be drawn: {}",
                        problem == nullptr ? "broken" : problem->message));
  }
}

}  // namespace owldeck
