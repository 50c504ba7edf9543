#include "render/paint/frame_painter.h"

#include <utility>

#include "render/paint/damage.h"

namespace owldeck {

FramePainter::FramePainter(PixelSize size, const TextEngine& text)
    : text_(text), surface_(size), scratch_(size) {}

std::vector<PixelRect> FramePainter::show(Scene scene) {
  std::vector<PixelRect> changed;
  if (shown_) {
    changed =
        paint(scene, text_, damage(*shown_, scene, text_), scratch_, surface_);
  } else {
    paint(scene, text_, surface_);
    changed = {{0, 0, surface_.size().width, surface_.size().height}};
  }
  shown_ = std::move(scene);
  return changed;
}

}  // namespace owldeck
