#include <cairo.h>

#include <cstring>

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

void Surface::copy(const Surface& from, const PixelRect& area) {
  constexpr int kBytes = 4;
  const std::uint8_t* const source = from.bytes().data();
  cairo_surface_flush(handles_->surface.get());
  std::uint8_t* const target =
      cairo_image_surface_get_data(handles_->surface.get());
  for (int y = area.top; y < area.bottom; ++y) {
    const auto start = static_cast<std::ptrdiff_t>(y) * stride() +
                       std::ptrdiff_t{area.left} * kBytes;
    std::memcpy(target + start, source + start,
                static_cast<std::size_t>((area.right - area.left) * kBytes));
  }
  cairo_surface_mark_dirty(handles_->surface.get());
}

cairo_t* Surface::canvas() const {
  return handles_->canvas.get();
}

}  // namespace owldeck
