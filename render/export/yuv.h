#pragma once

#include <cstdint>

#include "render/paint/painter.h"

namespace owldeck {

/// One plane of a picture that is filled in place.
struct Plane {
  std::uint8_t* bytes = nullptr;
  int stride = 0;
};

/// Where a yuv420p picture goes: luma in full, chroma in half resolution.
struct YuvPlanes {
  Plane luma;
  Plane blue_difference;
  Plane red_difference;
};

/// Fills `planes` with `surface` in BT.709, limited range, chroma sited left as
/// H.264 expects it. Whole-number arithmetic, the same on every processor.
/// Needs: even width and height.
/// Source: ITU-R BT.709-6, section 3; ITU-T H.264, figure E-1.
void to_yuv420(const Surface& surface, const YuvPlanes& planes);

/// The same for the samples on which the pixels of `area` have any influence.
void to_yuv420(const Surface& surface, const PixelRect& area,
               const YuvPlanes& planes);

}  // namespace owldeck
