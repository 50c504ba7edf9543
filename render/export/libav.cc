#include "render/export/libav.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "render/error.h"

namespace owldeck::libav {

SharedLibrary load(const char* name, int major_version) {
  const std::string file = fmt::format("lib{}.so.{}", name, major_version);
  const std::string package = fmt::format("lib{}{}", name, major_version);
  return {file.c_str(), "films", package.c_str()};
}

Api::Api() {
  // What goes wrong comes back as an error; everything else is chatter.
  av_log_set_level(AV_LOG_QUIET);
}

const Api& api() {
  static const Api loaded;
  return loaded;
}

const AVCodec& find_encoder(const char* name, const char* what,
                            const char* library) {
  const AVCodec* found = api().avcodec_find_encoder_by_name(name);
  if (found == nullptr) {
    throw RenderError(
        "", fmt::format("FFmpeg has no {} encoder here: install the package "
                        "libavcodec{} of Debian, which comes with {}",
                        what, LIBAVCODEC_VERSION_MAJOR, library));
  }
  return *found;
}

void check(int status, const char* doing, const std::filesystem::path& path) {
  if (status < 0) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> reason{};
    api().av_strerror(status, reason.data(), reason.size());
    throw RenderError(path.string(),
                      fmt::format("cannot {}: {}", doing, reason.data()));
  }
}

AVRational frame_rate(double frames_per_second) {
  // Fine enough for 30000/1001.
  constexpr int kLargestTerm = 100000;
  return api().av_d2q(frames_per_second, kLargestTerm);
}

void add_chapters(const Clip& clip, AVFormatContext& file) {
  const Api& libav = api();
  const std::size_t count = clip.chapters.size();
  if (count == 0) {
    return;
  }
  constexpr int kUnits = 1000;  // a second
  const auto units = [](double seconds) {
    return static_cast<std::int64_t>(std::lround(seconds * kUnits));
  };
  file.chapters =
      static_cast<AVChapter**>(libav.av_mallocz(count * sizeof(AVChapter*)));
  for (std::size_t i = 0; i < count; ++i) {
    const bool last = i + 1 == count;
    auto* const chapter =
        static_cast<AVChapter*>(libav.av_mallocz(sizeof(AVChapter)));
    chapter->id = static_cast<std::int64_t>(i);
    chapter->time_base = {1, kUnits};
    chapter->start = units(clip.chapters[i].from);
    chapter->end = units(last ? clip.seconds : clip.chapters[i + 1].from);
    libav.av_dict_set(&chapter->metadata, "title",
                      clip.chapters[i].title.c_str(), 0);
    file.chapters[i] = chapter;
    ++file.nb_chapters;
  }
}

void describe_colors(AVCodecContext& codec) {
  codec.color_primaries = AVCOL_PRI_BT709;
  codec.color_trc = AVCOL_TRC_BT709;
  codec.colorspace = AVCOL_SPC_BT709;
  codec.color_range = AVCOL_RANGE_MPEG;
  codec.chroma_sample_location = AVCHROMA_LOC_LEFT;
}

Owned<AVFrame> new_picture(const AVCodecContext& codec) {
  Owned<AVFrame> frame(api().av_frame_alloc());
  frame->format = codec.pix_fmt;
  frame->width = codec.width;
  frame->height = codec.height;
  check(api().av_frame_get_buffer(frame.get(), 0), "allocate a frame");
  return frame;
}

}  // namespace owldeck::libav
