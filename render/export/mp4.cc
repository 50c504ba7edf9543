#include "render/export/mp4.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "render/error.h"
#include "render/export/film_parts.h"
#include "render/export/mp4_file.h"
#include "render/export/part_team.h"
#include "render/export/video_encoder.h"
#include "render/paint/frame_painter.h"

namespace owldeck {
namespace {

/// All that the bytes of a group depend on.
Hash key_of(const std::vector<Still>& stills, const VideoStream& stream,
            const std::string& drawn_by, const TextEngine& text) {
  const auto& [size, frames_per_second] = stream.format;
  return hash_bytes(fmt::format("{}\n{}\n{}\n{}x{} {}\n{}", drawn_by,
                                text.font_versions(), stream.encoder,
                                size.width, size.height, frames_per_second,
                                hash_of(stills)));
}

/// A still picture is encoded so often, each time nearer to the source, before
/// it is repeated.
constexpr int kRefinements = 3;
/// What comes after repeated frames begins with a key frame, which takes as
/// long to encode, and as many bytes, as so many frames of a still picture.
constexpr int kLongStill = 24;

/// Encodes stills of which only the last may be repeated, as one group.
EncodedGroup encode(std::span<Still> stills, const VideoFormat& format,
                    FramePainter& painter) {
  VideoEncoder encoder(format);
  painter.forget();
  for (Still& still : stills) {
    const std::vector<PixelRect> changed = painter.show(std::move(still.scene));
    encoder.set_picture(painter.surface(), changed);
    const bool is_last = &still == &stills.back();
    const int encoded =
        is_last ? std::min(still.frames, kRefinements) : still.frames;
    for (int i = 0; i < encoded; ++i) {
      encoder.add_frame();
    }
    if (encoded < still.frames) {
      encoder.repeat_last(still.frames - encoded);
    }
  }
  return encoder.finish();
}

/// Encodes a part of a film: groups that end where the picture rests for long.
EncodedGroup encode_part(std::vector<Still> all, const VideoFormat& format,
                         FramePainter& painter) {
  std::span<Still> stills(all);
  EncodedGroup part;
  while (!stills.empty()) {
    const auto rest = std::ranges::find_if(
        stills, [](const Still& still) { return still.frames >= kLongStill; });
    const auto count = std::min<std::size_t>(
        static_cast<std::size_t>(rest - stills.begin()) + 1, stills.size());
    const auto before = static_cast<std::int64_t>(part.size());
    for (EncodedFrame& frame : encode(stills.first(count), format, painter)) {
      frame.number += before;
      part.push_back(std::move(frame));
    }
    stills = stills.subspan(count);
  }
  return part;
}

void check_film(const Clip& clip, PixelSize size,
                const std::filesystem::path& path) {
  if (count_frames(clip) < 1) {
    throw RenderError(path.string(), "the film has no frames");
  }
  if (size.width % 2 != 0 || size.height % 2 != 0 || size.width < 2 ||
      size.height < 2) {
    throw RenderError(path.string(),
                      "a film needs an even width and height in pixels");
  }
}

}  // namespace

void write_mp4(const Clip& clip, const VideoOptions& options,
               const std::filesystem::path& path) {
  check_film(clip, options.size, path);
  const VideoFormat format{options.size, clip.frames_per_second};
  Mp4File file(path);
  const VideoStream stream = describe_stream(format);
  file.begin(clip, stream);
  PartWork work{.bytes_of_pixel = 50};  // surfaces and the encoder's frames
  work.key = [&](const std::vector<Still>& stills, const TextEngine& text) {
    return key_of(stills, stream, options.store.drawn_by, text);
  };
  work.encode = [&](std::vector<Still> stills, FramePainter& painter) {
    return encode_part(std::move(stills), stream.format, painter);
  };
  work.finish = [&](const EncodedGroup& group) { file.add(group); };
  make_parts(clip, options, work);
  file.finish();
}

}  // namespace owldeck
