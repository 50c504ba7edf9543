#pragma once

#include <optional>
#include <vector>

#include "render/paint/painter.h"

namespace owldeck {

/// Paints Scenes one after the other on one surface and each time only where
/// they differ. Its pictures are those of `paint`, bit for bit.
class FramePainter {
 public:
  /// Needs: `text` lives as long as this.
  FramePainter(PixelSize size, const TextEngine& text);

  /// Paints `scene` and gives the areas in which a pixel may have changed: all
  /// of the surface at first.
  [[nodiscard]] std::vector<PixelRect> show(Scene scene);
  /// Makes the next picture the first.
  void forget() { shown_.reset(); }
  [[nodiscard]] const Surface& surface() const { return surface_; }

 private:
  const TextEngine& text_;
  Surface surface_;
  Surface scratch_;
  std::optional<Scene> shown_;
};

}  // namespace owldeck
