#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "render/export/mp4.h"
#include "render/scene/document.h"

namespace owldeck {

/// The files of a film's frames, in their order: `00001.png` and on, with more
/// digits if the film is longer.
[[nodiscard]] std::vector<std::string> frame_files(const Clip& clip);

/// Writes every frame of a film as PNG into `folder`, which exists. Frames are
/// painted only where they differ from the one before, and equal neighbours
/// once. The bytes depend neither on `options.threads` nor on what the store
/// has. Memory does not grow with the film's length; large pictures take fewer
/// threads.
/// Reports: throws RenderError.
void write_frames(const Clip& clip, const VideoOptions& options,
                  const std::filesystem::path& folder);

}  // namespace owldeck
