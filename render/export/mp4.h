#pragma once

#include <filesystem>

#include "render/export/film_parts.h"
#include "render/export/group_store.h"
#include "render/paint/painter.h"
#include "render/scene/document.h"

namespace owldeck {

/// How a film is made part by part, as MP4 or as frames.
struct VideoOptions {
  PixelSize size;
  int threads = 1;
  GroupStore store{};
  /// Is told part by part, by any thread but never by two at once; may be
  /// empty.
  FramesDone progress{};
};

/// Writes a film as MP4: H.264, yuv420p, BT.709, faststart, with its chapters.
/// Its parts (film_parts.h) are closed groups of pictures, each encoded by an
/// encoder of its own, so that the bytes depend neither on `threads` nor on
/// what the store has. Frames are painted only where they differ from the one
/// before. Memory does not grow with the film's length; large pictures take
/// fewer threads. Reports: throws RenderError.
void write_mp4(const Clip& clip, const VideoOptions& options,
               const std::filesystem::path& path);

}  // namespace owldeck
