#include "render/export/png.h"

#include <png.h>

#include <csetjmp>
#include <string>

#include "render/error.h"
#include "render/export/write_file.h"

namespace owldeck {
namespace {

void append(png_structp png, png_bytep bytes, std::size_t count) {
  static_cast<std::string*>(png_get_io_ptr(png))
      ->append(reinterpret_cast<const char*>(bytes), count);
}

void flush(png_structp /*png*/) {}

/// Chosen by measuring slides: large flat areas and sharp edges, for which a
/// predicting filter costs time and gains nothing.
void choose_compression(png_structp png) {
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(png, 3);
}

/// False if libpng gave up. No object with a destructor may live here, because
/// libpng reports errors by longjmp.
bool encode(png_structp png, png_infop info, const Surface& surface,
            std::string* encoded) {
  if (setjmp(png_jmpbuf(png)) != 0) {
    return false;
  }
  const PixelSize size = surface.size();
  png_set_write_fn(png, encoded, append, flush);
  choose_compression(png);
  png_set_IHDR(png, info, static_cast<png_uint_32>(size.width),
               static_cast<png_uint_32>(size.height), 8, PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  png_set_bgr(png);
  png_set_filler(png, 0, PNG_FILLER_AFTER);
  for (int y = 0; y < size.height; ++y) {
    png_write_row(png, surface.bytes().data() +
                           static_cast<std::ptrdiff_t>(y) * surface.stride());
  }
  png_write_end(png, info);
  return true;
}

}  // namespace

std::string to_png(const Surface& surface) {
  std::string encoded;
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png == nullptr ? nullptr : png_create_info_struct(png);
  const bool done = info != nullptr && encode(png, info, surface, &encoded);
  png_destroy_write_struct(&png, &info);
  if (!done) {
    throw RenderError("", "cannot encode the picture as PNG");
  }
  return encoded;
}

void write_png(const Surface& surface, const std::filesystem::path& path) {
  write_file(to_png(surface), path);
}

}  // namespace owldeck
