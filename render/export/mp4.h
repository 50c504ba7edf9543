#pragma once

#include <filesystem>

#include "render/paint/painter.h"
#include "render/scene/document.h"

namespace owldeck {

struct VideoOptions {
  PixelSize size;
  int threads = 1;
};

/// Writes a film as MP4: H.264, yuv420p, BT.709, faststart. The frames are
/// encoded in closed groups of pictures of fixed length, each by an encoder of
/// its own, so that the bytes do not depend on `threads`. A run of frames whose
/// Scenes are equal is painted once.
/// Reports: throws RenderError.
void write_mp4(const Clip& clip, const VideoOptions& options,
               const std::filesystem::path& path);

}  // namespace owldeck
