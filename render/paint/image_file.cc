#include "render/paint/image_file.h"

#include <cairo.h>
#include <fmt/format.h>

#include <cstring>
#include <string_view>

#include "render/paint/svg_drawing.h"
#include "render/paint/svg_rules.h"
#include "render/scene/hash.h"
#include "render/text/handle.h"

namespace owldeck {
namespace {

using PngSurface = Handle<cairo_surface_t, cairo_surface_destroy>;

constexpr std::string_view kPngSignature{"\x89PNG\r\n\x1a\n", 8};
constexpr const char* kExportAgain = "export it again";

/// The first chunk of every PNG holds its size.
/// Source: ISO 15948, section 11.2.2.
constexpr std::size_t kWidthAt = 16;
constexpr std::size_t kHeightAt = 20;
constexpr std::size_t kHeaderEnd = 33;

std::uint32_t word_at(std::string_view bytes, std::size_t at) {
  std::uint32_t word = 0;
  for (const char byte : bytes.substr(at, sizeof word)) {
    word = word << 8 | static_cast<unsigned char>(byte);
  }
  return word;
}

}  // namespace

/// Before anything is decoded: a small file can claim any size.
std::uint64_t png_pixels(std::string_view bytes) {
  if (!bytes.starts_with(kPngSignature)) {
    throw ImageError("its content is no PNG",
                     "a file '.png' must hold a PNG, '.svg' an SVG");
  }
  if (bytes.size() < kHeaderEnd) {
    throw ImageError("the PNG is broken or cut short", kExportAgain);
  }
  const std::uint64_t width = word_at(bytes, kWidthAt);
  const std::uint64_t height = word_at(bytes, kHeightAt);
  if (width > kMostPngSide || height > kMostPngSide ||
      width * height > kMostPngPixels) {
    throw ImageError(
        fmt::format("the PNG has {} x {} pixels: expected at most {} x {}, and "
                    "{} million",
                    width, height, kMostPngSide, kMostPngSide,
                    kMostPngPixels / 1'000'000),
        "a slide shows 1920 x 1080 of them; export it smaller");
  }
  return width * height;
}

namespace {

cairo_status_t read_from(void* closure, unsigned char* out, unsigned count) {
  auto* const rest = static_cast<std::string_view*>(closure);
  if (rest->size() < count) {
    return CAIRO_STATUS_READ_ERROR;
  }
  std::memcpy(out, rest->data(), count);
  rest->remove_prefix(count);
  return CAIRO_STATUS_SUCCESS;
}

/// The pixels in one row after the other. Opaque ones come without alpha, in
/// words whose unused byte Cairo sets to opaque.
std::string pixels_of(cairo_surface_t* surface, std::size_t width,
                      std::size_t height) {
  constexpr std::size_t kPixelBytes = 4;
  const auto stride =
      static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const auto* const data =
      reinterpret_cast<const char*>(cairo_image_surface_get_data(surface));
  std::string pixels;
  pixels.reserve(width * height * kPixelBytes);
  for (std::size_t y = 0; y < height; ++y) {
    pixels.append(data + y * stride, width * kPixelBytes);
  }
  return pixels;
}

ImageData read_png(std::string_view bytes) {
  (void)png_pixels(bytes);
  std::string_view rest = bytes;
  const PngSurface surface(
      cairo_image_surface_create_from_png_stream(read_from, &rest));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
    throw ImageError("the PNG is broken or cut short", kExportAgain);
  }
  const int width = cairo_image_surface_get_width(surface.get());
  const int height = cairo_image_surface_get_height(surface.get());
  return {ImageKind::Png,
          {static_cast<double>(width), static_cast<double>(height)},
          hash_bytes(bytes),
          std::make_shared<const std::string>(
              pixels_of(surface.get(), static_cast<std::size_t>(width),
                        static_cast<std::size_t>(height)))};
}

ImageData read_svg(std::string text) {
  check_svg(text);
  const Size size = svg_size(text);
  std::string hash = hash_bytes(text);
  return {ImageKind::Svg, size, std::move(hash),
          std::make_shared<const std::string>(std::move(text))};
}

}  // namespace

ImageData read_image(ImageKind kind, std::string bytes) {
  if (bytes.empty()) {
    throw ImageError("the file is empty", kExportAgain);
  }
  if (bytes.size() > kMostImageBytes) {
    throw ImageError(fmt::format("the file has {} bytes: expected at most {}",
                                 bytes.size(), kMostImageBytes),
                     "export it smaller or simpler");
  }
  return kind == ImageKind::Png ? read_png(bytes) : read_svg(std::move(bytes));
}

}  // namespace owldeck
