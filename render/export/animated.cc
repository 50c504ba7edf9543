#include "render/export/animated.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <functional>
#include <optional>

#include "render/error.h"
#include "render/export/encoded_film.h"
#include "render/export/film_parts.h"
#include "render/export/palette.h"
#include "render/export/yuv.h"
#include "render/paint/frame_painter.h"

namespace owldeck {
namespace {

/// Told of the picture that frames from `first` up to `end` show. It differs
/// from the last one within `changed` only.
using ShowPicture = std::function<void(
    const Surface& surface, const std::vector<PixelRect>& changed, FrameRange)>;

/// A film and how it is shown.
struct Showing {
  const Clip& clip;
  PixelSize size;
  const FramesDone& progress;
  int step = 1;  ///< every such frame
};

/// Paints the film's frames, equal neighbours once.
void each_picture(const Showing& showing, const ShowPicture& show) {
  const Clip& clip = showing.clip;
  const TextEngine text;
  FramePainter painter(showing.size, text);
  const int count = count_frames(clip);
  std::optional<Scene> shown;
  FrameRange frames;
  const auto show_last = [&] {
    if (shown) {
      const std::vector<PixelRect> changed = painter.show(*std::move(shown));
      show(painter.surface(), changed, frames);
      if (showing.progress) {
        showing.progress(frames.end);
      }
    }
  };
  for (int frame = 0; frame < count; frame += showing.step) {
    const double rate = clip.frames_per_second;
    if (shown &&
        rests_between(clip, (frame - showing.step) / rate, frame / rate)) {
      frames.end = std::min(frame + showing.step, count);
      continue;
    }
    Scene scene = clip.at(frame / rate);
    if (shown != scene) {
      show_last();
      shown = std::move(scene);
      frames.first = frame;
    }
    frames.end = std::min(frame + showing.step, count);
  }
  show_last();
}

void check_frames(const Clip& clip, const std::filesystem::path& path) {
  if (count_frames(clip) < 1) {
    throw RenderError(path.string(), "the film has no frames");
  }
}

FilmCodec vp9() {
  FilmCodec codec{"webm", "libvpx-vp9", "VP9", "libvpx", AV_PIX_FMT_YUV420P};
  // No frame waits for later ones and none is hidden: what rests needs neither.
  // Flat areas gain nothing from a longer search: `good` at 5 took six times as
  // long on a film of the course for as many bytes, no nearer to the source.
  codec.encoder_settings = {{"crf", "24"},
                            {"deadline", "realtime"},
                            {"cpu-used", "7"},
                            {"lag-in-frames", "0"},
                            {"auto-alt-ref", "0"},
                            {"row-mt", "0"},
                            {"tune-content", "screen"}};
  codec.group_size = kMostFramesInPart;
  return codec;
}

/// Frames between those that are shown, so that they are at most 15 a second.
int frame_step(const Clip& clip) {
  constexpr double kMostFrames = 15;
  return std::max(
      1, static_cast<int>(std::ceil(clip.frames_per_second / kMostFrames)));
}

/// When frames begin, in units of which a second has `units`.
std::int64_t time_of(int frame, const Clip& clip, int units) {
  return std::llround(frame * units / clip.frames_per_second);
}

void copy_pixels(const Surface& surface, const PixelRect& area,
                 AVFrame& picture) {
  constexpr std::ptrdiff_t kBytes = 4;
  for (int y = area.top; y < area.bottom; ++y) {
    for (int x = area.left; x < area.right; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel,
                  surface.bytes().data() + y * surface.stride() + x * kBytes,
                  sizeof(pixel));
      pixel |= 0xff000000;  // opaque
      std::memcpy(picture.data[0] +
                      static_cast<std::ptrdiff_t>(y) * picture.linesize[0] +
                      x * kBytes,
                  &pixel, sizeof(pixel));
    }
  }
}

/// Tells how long the last frame lasts, which libwebp guesses.
/// Source: developers.google.com/speed/webp/docs/riff_container
void set_last_duration(std::span<std::uint8_t> webp, std::int64_t duration) {
  constexpr std::size_t kFileHead = 12;
  constexpr std::size_t kChunkHead = 8;
  constexpr std::size_t kDuration = kChunkHead + 12;  // in a frame's chunk
  std::size_t last = 0;
  for (std::size_t at = kFileHead; at + kDuration + 3 <= webp.size();) {
    if (std::memcmp(&webp[at], "ANMF", 4) == 0) {
      last = at;
    }
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      size |= static_cast<std::size_t>(webp[at + 4 + i]) << 8 * i;
    }
    at += kChunkHead + size + size % 2;
  }
  for (std::size_t i = 0; last > 0 && i < 3; ++i) {
    webp[last + kDuration + i] =
        static_cast<std::uint8_t>(duration >> 8 * i & 0xff);
  }
}

}  // namespace

void write_webm(const Clip& clip, PixelSize size,
                const std::filesystem::path& path, const FramesDone& progress) {
  check_frames(clip, path);
  EncodedFilm film(vp9(), clip, size,
                   av_inv_q(libav::frame_rate(clip.frames_per_second)), path);
  const int last = count_frames(clip) - 1;
  each_picture(
      {clip, size, progress}, [&](const Surface& surface, const auto& changed,
                                  const FrameRange& frames) {
        AVFrame& picture = film.picture();
        for (const PixelRect& area : changed) {
          to_yuv420(surface, area,
                    {{picture.data[0], picture.linesize[0]},
                     {picture.data[1], picture.linesize[1]},
                     {picture.data[2], picture.linesize[2]}});
        }
        // Browsers end the film where the last frame would end if it were no
        // longer than the others.
        const bool rests = frames.end > last && frames.first < last;
        film.add(frames.first, (rests ? last : frames.end) - frames.first);
        if (rests) {
          film.add(last, 1);
        }
      });
  film.finish();
}

PixelSize animation_size(PixelSize size) {
  constexpr int kMostWidth = 960;
  if (size.width <= kMostWidth) {
    return size;
  }
  return {kMostWidth, size.height * kMostWidth / size.width};
}

void write_gif(const Clip& clip, PixelSize size,
               const std::filesystem::path& path, const FramesDone& progress) {
  check_frames(clip, path);
  constexpr int kUnits = 100;  // a second
  EncodedFilm film({"gif", "gif", "GIF", "it", AV_PIX_FMT_PAL8}, clip, size,
                   {1, kUnits}, path);
  Palette palette(clip.palette);
  std::memcpy(film.picture().data[1], palette.entries().data(),
              sizeof(palette.entries()));
  each_picture({clip, size, progress, frame_step(clip)},
               [&](const Surface& surface, const auto& changed,
                   const FrameRange& frames) {
                 AVFrame& picture = film.picture();
                 for (const PixelRect& area : changed) {
                   to_palette(surface, area, palette, picture.data[0],
                              picture.linesize[0]);
                 }
                 const auto start = time_of(frames.first, clip, kUnits);
                 const auto duration =
                     time_of(frames.end, clip, kUnits) - start;
                 film.set({"final_delay", fmt::format("{}", duration).c_str()});
                 film.add(start, duration);
               });
  film.finish();
}

void write_webp(const Clip& clip, PixelSize size,
                const std::filesystem::path& path, const FramesDone& progress) {
  check_frames(clip, path);
  constexpr int kUnits = 1000;  // a second
  FilmCodec codec{"webp", "libwebp_anim", "WebP", "libwebp", AV_PIX_FMT_BGRA};
  codec.encoder_settings = {{"lossless", "1"}};
  codec.container_settings = {{"loop", "0"}};
  codec.correct = set_last_duration;
  EncodedFilm film(codec, clip, size, {1, kUnits}, path);
  each_picture({clip, size, progress, frame_step(clip)},
               [&](const Surface& surface, const auto& changed,
                   const FrameRange& frames) {
                 AVFrame& picture = film.picture();
                 for (const PixelRect& area : changed) {
                   copy_pixels(surface, area, picture);
                 }
                 const auto start = time_of(frames.first, clip, kUnits);
                 film.add(start, time_of(frames.end, clip, kUnits) - start);
               });
  film.finish();
}

}  // namespace owldeck
