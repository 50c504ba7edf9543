#pragma once

#include <filesystem>

#include "render/export/film_parts.h"
#include "render/paint/painter.h"
#include "render/scene/document.h"

/// Films for pages and chats, each made by one encoder on one thread. All of
/// them report as write_mp4, and tell `progress`, if there is one, of every
/// picture.
namespace owldeck {

/// Writes a film as WebM: VP9, yuv420p, BT.709, constant quality, with its
/// chapters. A picture that rests is one frame that is shown for longer.
/// Needs: even width and height.
void write_webm(const Clip& clip, PixelSize size,
                const std::filesystem::path& path,
                const FramesDone& progress = {});

/// The size of GIF and animated WebP: `size`, at most 960 wide.
[[nodiscard]] PixelSize animation_size(PixelSize size);

/// Writes a film as GIF that begins again at its end, in the colours of
/// `clip.palette` without dithering. At most 15 frames a second; a picture that
/// rests is one frame, and only the rectangle that changed is written. The
/// format has no chapters, and neither has WebP.
void write_gif(const Clip& clip, PixelSize size,
               const std::filesystem::path& path,
               const FramesDone& progress = {});

/// The same as animated WebP, in all its colours, without loss.
void write_webp(const Clip& clip, PixelSize size,
                const std::filesystem::path& path,
                const FramesDone& progress = {});

}  // namespace owldeck
