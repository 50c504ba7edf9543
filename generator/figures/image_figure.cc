#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/figures/drawing.h"

namespace owldeck {
namespace {

/// Page units that a pixel of a PNG takes at most; more would be blocks.
constexpr double kLargestPixel = 2;

/// A page unit is a pixel of a picture 1920 x 1080.
void warn_of_few_pixels(const ImageFigure& figure, Size drawn,
                        Diagnostics& diagnostics) {
  const Size& pixels = figure.data.size;
  diagnostics.warning(
      figure.file.span, "image-pixels",
      fmt::format("'{}' has {:.0f} x {:.0f} pixels and is drawn on {:.0f} x "
                  "{:.0f}",
                  figure.file.value, pixels.width, pixels.height,
                  std::ceil(drawn.width), std::ceil(drawn.height)),
      "export it larger, or as an SVG");
}

}  // namespace

/// Letters inside of the picture are not measured: they are its author's.
std::optional<Drawing> draw(const FigureTask<ImageFigure>& task,
                            Diagnostics& diagnostics) {
  const ImageData& data = task.figure.data;
  const bool is_png = data.kind == ImageKind::Png;
  double scale = std::min(task.room.width / data.size.width,
                          task.room.height / data.size.height);
  if (is_png) {
    scale = std::min(scale, kLargestPixel);
  }
  const Size drawn{data.size.width * scale, data.size.height * scale};
  if (is_png && scale > 1) {
    warn_of_few_pixels(task.figure, drawn, diagnostics);
  }
  Drawing drawing{.size = drawn};
  drawing.nodes.push_back({Image{.box = {0, 0, drawn.width, drawn.height},
                                 .data = data,
                                 .ink = task.inputs.theme.text}});
  return drawing;
}

}  // namespace owldeck
