#include "tests/render/export/decoded_film.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/pixdesc.h>
}

namespace owldeck {
namespace {

struct Close {
  void operator()(AVFormatContext* file) const { avformat_close_input(&file); }
  void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
template <typename Handle>
using Owned = std::unique_ptr<Handle, Close>;

Owned<AVFormatContext> open(const std::filesystem::path& path) {
  AVFormatContext* file = nullptr;
  REQUIRE(avformat_open_input(&file, path.c_str(), nullptr, nullptr) == 0);
  Owned<AVFormatContext> owned(file);
  REQUIRE(avformat_find_stream_info(file, nullptr) >= 0);
  REQUIRE(file->nb_streams >= 1);  // a second one holds chapters
  return owned;
}

Owned<AVCodecContext> open_decoder(const AVCodecParameters& parameters) {
  const AVCodec* decoder = avcodec_find_decoder(parameters.codec_id);
  Owned<AVCodecContext> codec(avcodec_alloc_context3(decoder));
  avcodec_parameters_to_context(codec.get(), &parameters);
  codec->err_recognition = AV_EF_EXPLODE | AV_EF_BITSTREAM;
  codec->thread_count = 1;
  REQUIRE(avcodec_open2(codec.get(), decoder, nullptr) == 0);
  return codec;
}

void describe(const AVFormatContext& file, DecodedFilm& film) {
  const AVStream& stream = *file.streams[0];
  const AVCodecParameters& parameters = *stream.codecpar;
  film.codec = avcodec_get_name(parameters.codec_id);
  film.pixel_format =
      av_get_pix_fmt_name(static_cast<AVPixelFormat>(parameters.format));
  film.colors =
      fmt::format("{} {} {} {}", av_color_space_name(parameters.color_space),
                  av_color_primaries_name(parameters.color_primaries),
                  av_color_transfer_name(parameters.color_trc),
                  av_color_range_name(parameters.color_range));
  const AVDictionaryEntry* title =
      av_dict_get(file.metadata, "title", nullptr, 0);
  film.title = title == nullptr ? "" : title->value;
  for (unsigned int i = 0; i < file.nb_chapters; ++i) {
    const AVChapter& chapter = *file.chapters[i];
    const double unit = av_q2d(chapter.time_base);
    film.chapters.push_back(fmt::format(
        "{:.3f}-{:.3f} {}", static_cast<double>(chapter.start) * unit,
        static_cast<double>(chapter.end) * unit,
        av_dict_get(chapter.metadata, "title", nullptr, 0)->value));
  }
  film.size = {parameters.width, parameters.height};
  film.seconds =
      static_cast<double>(stream.duration) * av_q2d(stream.time_base);
  film.frames_per_second = av_q2d(stream.avg_frame_rate);
}

void receive(AVCodecContext& codec, AVFrame& frame, AVRational time_base,
             DecodedFilm& film) {
  for (;;) {
    const int status = avcodec_receive_frame(&codec, &frame);
    if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) {
      return;
    }
    REQUIRE(status == 0);
    film.times.push_back(static_cast<double>(frame.pts) * av_q2d(time_base));
    Luma& luma = film.frames.emplace_back();
    const int bytes = frame.data[1] == nullptr ? 4 : 1;  // of a pixel
    for (int y = 0; y < frame.height; ++y) {
      const std::uint8_t* row =
          frame.data[0] + static_cast<std::ptrdiff_t>(y) * frame.linesize[0];
      luma.insert(luma.end(), row, row + frame.width * bytes);
    }
  }
}

}  // namespace

DecodedFilm decode(const std::filesystem::path& path) {
  const auto file = open(path);
  const AVStream& stream = *file->streams[0];
  const auto codec = open_decoder(*stream.codecpar);
  const Owned<AVFrame> frame(av_frame_alloc());
  const Owned<AVPacket> packet(av_packet_alloc());
  DecodedFilm film;
  describe(*file, film);
  while (av_read_frame(file.get(), packet.get()) == 0) {
    if (packet->stream_index != stream.index) {
      av_packet_unref(packet.get());
      continue;
    }
    REQUIRE(avcodec_send_packet(codec.get(), packet.get()) == 0);
    av_packet_unref(packet.get());
    receive(*codec, *frame, stream.time_base, film);
  }
  REQUIRE(avcodec_send_packet(codec.get(), nullptr) == 0);
  receive(*codec, *frame, stream.time_base, film);
  return film;
}

}  // namespace owldeck
