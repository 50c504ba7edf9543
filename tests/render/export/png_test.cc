#include "render/export/png.h"

#include <cairo.h>
#include <doctest/doctest.h>
#include <png.h>

#include "render/error.h"
#include "tests/render/export/samples.h"

namespace owldeck {
namespace {

Surface painted(PixelSize size) {
  Surface surface(size);
  const TextEngine text;
  paint(sample_clip(1).at(0.2), text, surface);
  return surface;
}

/// A PNG file in the layout of a Surface.
struct Decoded {
  png_image image{};
  std::vector<std::uint8_t> bytes;

  explicit Decoded(const std::string& file) {
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&image, file.data(),
                                             file.size()) != 0);
    format = image.format;
    image.format = PNG_FORMAT_BGRA;
    bytes.resize(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, bytes.data(), 0, nullptr) !=
            0);
  }
  png_uint_32 format = 0;
};

TEST_CASE("png: reading back gives every painted pixel") {
  const ScratchFolder folder;
  const Surface surface = painted({101, 57});
  write_png(surface, folder.file("a.png"));
  const Decoded decoded(bytes_of(folder.file("a.png")));
  REQUIRE(decoded.image.width == 101);
  REQUIRE(decoded.image.height == 57);
  int different = 0;
  for (std::size_t y = 0; y < 57; ++y) {
    for (std::size_t x = 0; x < 101; ++x) {
      for (std::size_t channel = 0; channel < 3; ++channel) {
        const std::size_t at =
            y * static_cast<std::size_t>(surface.stride()) + x * 4 + channel;
        different +=
            surface.bytes()[at] != decoded.bytes[(y * 101 + x) * 4 + channel];
      }
    }
  }
  CHECK(different == 0);
}

TEST_CASE("png: a picture is RGB without transparency") {
  const ScratchFolder folder;
  write_png(painted({64, 36}), folder.file("a.png"));
  const Decoded decoded(bytes_of(folder.file("a.png")));
  CHECK(decoded.format == PNG_FORMAT_RGB);
}

TEST_CASE("png: a file holds pixels and neither text nor time") {
  const ScratchFolder folder;
  write_png(painted({64, 36}), folder.file("a.png"));
  const std::string bytes = bytes_of(folder.file("a.png"));
  CHECK(bytes.find("IDAT") != std::string::npos);
  CHECK(bytes.find("tEXt") == std::string::npos);
  CHECK(bytes.find("tIME") == std::string::npos);
}

TEST_CASE("png: the same pixels give the same bytes") {
  const ScratchFolder folder;
  write_png(painted({64, 36}), folder.file("a.png"));
  write_png(painted({64, 36}), folder.file("b.png"));
  CHECK(bytes_of(folder.file("a.png")) == bytes_of(folder.file("b.png")));
}

TEST_CASE("png: a folder that is not there is an error with the path") {
  const ScratchFolder folder;
  const std::string path = folder.file("none/a.png").string();
  try {
    write_png(painted({64, 36}), path);
    FAIL("no error");
  } catch (const RenderError& error) {
    CHECK(error.path() == path);
    CHECK(std::string(error.what()) ==
          "cannot write the file: No such file or directory");
  }
}

TEST_CASE("png: a full disk is an error") {
  CHECK_THROWS_WITH_AS(write_png(painted({64, 36}), "/dev/full"),
                       "cannot write the file: No space left on device",
                       RenderError);
}

}  // namespace
}  // namespace owldeck
