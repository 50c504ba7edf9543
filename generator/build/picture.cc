#include "generator/build/picture.h"

#include <cairo.h>

#include <algorithm>
#include <cstring>

#include "render/error.h"
#include "render/text/handle.h"

namespace owldeck {
namespace {

using ImageHandle = Handle<cairo_surface_t, cairo_surface_destroy>;

// Bytes of a pixel in Cairo's images: blue, green, red, unused.
constexpr int kBytes = 4;

Picture picture_of(const std::uint8_t* bytes, int stride, PixelSize size) {
  Picture picture{size, {}};
  picture.pixels.reserve(static_cast<std::size_t>(size.width) *
                         static_cast<std::size_t>(size.height));
  for (int y = 0; y < size.height; ++y) {
    const std::uint8_t* pixel = bytes + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < size.width; ++x, pixel += kBytes) {
      picture.pixels.push_back({pixel[2], pixel[1], pixel[0]});
    }
  }
  return picture;
}

cairo_status_t read_from(void* closure, unsigned char* out, unsigned count) {
  auto* const rest = static_cast<std::string_view*>(closure);
  if (rest->size() < count) {
    return CAIRO_STATUS_READ_ERROR;
  }
  std::memcpy(out, rest->data(), count);
  rest->remove_prefix(count);
  return CAIRO_STATUS_SUCCESS;
}

cairo_status_t append_to(void* closure, const unsigned char* bytes,
                         unsigned count) {
  static_cast<std::string*>(closure)->append(
      reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

// The mean of the pixels from `left`, `top` up to before `right`, `bottom`.
Pixel mean(const Picture& picture, int left, int top, int right, int bottom) {
  std::array<int, 3> sums{};
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      for (std::size_t channel = 0; channel < sums.size(); ++channel) {
        sums[channel] += picture.at(x, y)[channel];
      }
    }
  }
  const int count = (right - left) * (bottom - top);
  Pixel result{};
  for (std::size_t channel = 0; channel < sums.size(); ++channel) {
    result[channel] =
        static_cast<std::uint8_t>((sums[channel] + count / 2) / count);
  }
  return result;
}

}  // namespace

Picture picture_of(const Surface& surface) {
  return picture_of(surface.bytes().data(), surface.stride(), surface.size());
}

Picture painted(const Scene& scene, PixelSize size, const TextEngine& text) {
  Surface surface(size);
  paint(scene, text, surface);
  return picture_of(surface);
}

std::optional<Picture> decode_png(std::string_view bytes) {
  const ImageHandle file(
      cairo_image_surface_create_from_png_stream(read_from, &bytes));
  if (cairo_surface_status(file.get()) != CAIRO_STATUS_SUCCESS) {
    return std::nullopt;
  }
  // Painting brings every kind of PNG into the one kind of pixels.
  Surface surface({cairo_image_surface_get_width(file.get()),
                   cairo_image_surface_get_height(file.get())});
  cairo_set_source_surface(surface.canvas(), file.get(), 0, 0);
  cairo_paint(surface.canvas());
  return picture_of(surface);
}

std::string encode_png(const Picture& picture) {
  const ImageHandle image(cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, picture.size.width, picture.size.height));
  std::uint8_t* const bytes = cairo_image_surface_get_data(image.get());
  const int stride = cairo_image_surface_get_stride(image.get());
  for (int y = 0; y < picture.size.height; ++y) {
    std::uint8_t* out = bytes + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < picture.size.width; ++x, out += kBytes) {
      const Pixel& pixel = picture.at(x, y);
      out[0] = pixel[2];
      out[1] = pixel[1];
      out[2] = pixel[0];
    }
  }
  cairo_surface_mark_dirty(image.get());
  std::string encoded;
  const cairo_status_t status =
      cairo_surface_write_to_png_stream(image.get(), append_to, &encoded);
  if (status != CAIRO_STATUS_SUCCESS) {
    throw RenderError("", cairo_status_to_string(status));
  }
  return encoded;
}

Picture shrunk(const Picture& picture, int width) {
  const PixelSize from = picture.size;
  if (from.width <= width) {
    return picture;
  }
  const int height = std::max(1, from.height * width / from.width);
  Picture small{{width, height}, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      small.pixels.push_back(
          mean(picture, x * from.width / width, y * from.height / height,
               (x + 1) * from.width / width, (y + 1) * from.height / height));
    }
  }
  return small;
}

}  // namespace owldeck
