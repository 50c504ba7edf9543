#include <cairo.h>

#include "render/error.h"
#include "render/paint/painter.h"
#include "render/text/handle.h"

namespace owldeck {

struct Surface::Handles {
  Handle<cairo_surface_t, cairo_surface_destroy> surface;
  Handle<cairo_t, cairo_destroy> canvas;
};

Surface::Surface(PixelSize size)
    : size_(size), handles_(std::make_unique<Handles>()) {
  handles_->surface.reset(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height));
  handles_->canvas.reset(cairo_create(handles_->surface.get()));
  const cairo_status_t status = cairo_status(handles_->canvas.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    throw RenderError("", cairo_status_to_string(status));
  }
}

Surface::~Surface() = default;
Surface::Surface(Surface&&) noexcept = default;
Surface& Surface::operator=(Surface&&) noexcept = default;

int Surface::stride() const {
  return cairo_image_surface_get_stride(handles_->surface.get());
}

std::span<const std::uint8_t> Surface::bytes() const {
  cairo_surface_flush(handles_->surface.get());
  return {cairo_image_surface_get_data(handles_->surface.get()),
          static_cast<std::size_t>(stride()) *
              static_cast<std::size_t>(size_.height)};
}

cairo_t* Surface::canvas() const {
  return handles_->canvas.get();
}

}  // namespace owldeck
