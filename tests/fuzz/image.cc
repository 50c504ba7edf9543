#include <string_view>

#include "render/paint/image_file.h"
#include "render/paint/painter.h"
#include "tests/fuzz/support.h"

using namespace owldeck;

namespace {

constexpr std::string_view kPngStart = "\x89PNG";
constexpr PixelSize kCanvas{64, 64};

void draw(const ImageData& data) {
  static const TextEngine text;
  Surface surface(kCanvas);
  const Image image{.box = {0, 0, kCanvas.width, kCanvas.height}, .data = data};
  const Scene scene{.size = {kCanvas.width, kCanvas.height},
                    .nodes = {{image}}};
  paint(scene, text, surface);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  std::string bytes = text_of(data, size);
  const ImageKind kind =
      bytes.starts_with(kPngStart) ? ImageKind::Png : ImageKind::Svg;
  try {
    const ImageData image = read_image(kind, std::move(bytes));
    expect(image.size.width > 0 && image.size.height > 0, "a size");
    if (kind == ImageKind::Png) {
      expect(static_cast<double>(image.bytes->size()) ==
                 image.size.width * image.size.height * 4,
             "four bytes a pixel");
    }
    draw(image);
  } catch (const ImageError& error) {
    expect(!std::string_view(error.what()).empty(), "an error has words");
  }
  return 0;
}
