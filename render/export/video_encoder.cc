#include "render/export/video_encoder.h"

#include <utility>

#include "render/export/libav.h"
#include "render/export/repeated_frames.h"
#include "render/export/yuv.h"

namespace owldeck {
namespace {

/// Of a picture that takes no time to encode.
constexpr PixelSize kSmallest{64, 64};

void describe_pictures(const VideoFormat& format, AVCodecContext& codec) {
  const AVRational rate = libav::frame_rate(format.frames_per_second);
  codec.width = format.size.width;
  codec.height = format.size.height;
  codec.pix_fmt = AV_PIX_FMT_YUV420P;
  codec.framerate = rate;
  codec.time_base = av_inv_q(rate);
  codec.sample_aspect_ratio = {1, 1};
  libav::describe_colors(codec);
}

void choose_effort(AVCodecContext& codec) {
  codec.thread_count = 1;
  codec.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER;
  // The caller cuts the groups; neither their length nor a change of scene may
  // open another one.
  constexpr int kNever = 1 << 30;  // X264_KEYINT_MAX_INFINITE
  codec.gop_size = kNever;
  const auto set = [&](const char* option, const char* value) {
    libav::api().av_opt_set(codec.priv_data, option, value, 0);
  };
  // Measured on the films of the course: against `superfast` at 18 this halves
  // the time for about as many bytes, and luma is nearer to the source (55
  // instead of 54 dB). Flat areas with sharp edges gain nothing from B-frames,
  // from finer search or from a filter that smooths the edges of blocks;
  // adaptive quantisation spends its bits beside the letters. Arithmetic coding
  // would save a tenth of the bytes, but equal frames could not be repeated
  // (repeated_frames.h).
  set("preset", "ultrafast");
  set("crf", "23");
  set("x264-params", "8x8dct=1:partitions=i8x8,i4x4:scenecut=0");
}

libav::Owned<AVCodecContext> open_encoder(const VideoFormat& format) {
  const AVCodec* x264 = &libav::find_encoder("libx264", "H.264", "libx264");
  libav::Owned<AVCodecContext> codec(libav::api().avcodec_alloc_context3(x264));
  describe_pictures(format, *codec);
  choose_effort(*codec);
  libav::check(libav::api().avcodec_open2(codec.get(), x264, nullptr),
               "open the H.264 encoder");
  return codec;
}

}  // namespace

struct VideoEncoder::Handles {
  explicit Handles(const VideoFormat& format)
      : codec(open_encoder(format)),
        frame(libav::new_picture(*codec)),
        packet(libav::api().av_packet_alloc()) {}

  libav::Owned<AVCodecContext> codec;
  libav::Owned<AVFrame> frame;
  libav::Owned<AVPacket> packet;
};

VideoEncoder::VideoEncoder(const VideoFormat& format)
    : handles_(std::make_unique<Handles>(format)) {}

VideoEncoder::~VideoEncoder() = default;

void VideoEncoder::set_picture(const Surface& surface,
                               const std::vector<PixelRect>& changed) {
  AVFrame& frame = *handles_->frame;
  libav::check(libav::api().av_frame_make_writable(&frame), "allocate a frame");
  const YuvPlanes planes{{frame.data[0], frame.linesize[0]},
                         {frame.data[1], frame.linesize[1]},
                         {frame.data[2], frame.linesize[2]}};
  for (const PixelRect& area : changed) {
    to_yuv420(surface, area, planes);
  }
}

void VideoEncoder::add_frame() {
  handles_->frame->pts = next_number_++;
  libav::check(libav::api().avcodec_send_frame(handles_->codec.get(),
                                               handles_->frame.get()),
               "encode a frame");
  receive();
}

void VideoEncoder::repeat_last(int count) {
  const AVCodecContext& codec = *handles_->codec;
  const auto repeated = RepeatedFrames::of(
      {codec.extradata, codec.extradata + codec.extradata_size});
  if (!repeated) {
    for (int i = 0; i < count; ++i) {
      add_frame();
    }
    return;
  }
  flush();
  for (int i = 0; i < count; ++i, ++next_number_) {
    group_.push_back({repeated->frame(next_number_), next_number_, false});
  }
}

EncodedGroup VideoEncoder::finish() {
  flush();
  return std::move(group_);
}

void VideoEncoder::flush() {
  if (std::exchange(is_flushed_, true)) {
    return;
  }
  libav::check(libav::api().avcodec_send_frame(handles_->codec.get(), nullptr),
               "encode the last frames");
  receive();
}

void VideoEncoder::receive() {
  AVPacket& packet = *handles_->packet;
  for (;;) {
    const int status =
        libav::api().avcodec_receive_packet(handles_->codec.get(), &packet);
    if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) {
      return;
    }
    libav::check(status, "encode a frame");
    group_.push_back({{packet.data, packet.data + packet.size},
                      packet.pts,
                      (packet.flags & AV_PKT_FLAG_KEY) != 0});
    libav::api().av_packet_unref(&packet);
  }
}

VideoStream describe_stream(const VideoFormat& format) {
  const libav::Owned<AVCodecContext> codec = open_encoder(format);
  VideoStream stream{
      format,
      {codec->extradata, codec->extradata + codec->extradata_size},
      codec->has_b_frames,
      {}};
  // The first frame names the encoder, its version and settings.
  VideoEncoder encoder({kSmallest, format.frames_per_second});
  encoder.set_picture(Surface(kSmallest),
                      {{0, 0, kSmallest.width, kSmallest.height}});
  encoder.add_frame();
  const std::vector<std::uint8_t> first = encoder.finish().front().bytes;
  std::string told(first.begin(), first.end());
  told.append(stream.parameter_sets.begin(), stream.parameter_sets.end());
  stream.encoder = hash_bytes(told);
  return stream;
}

}  // namespace owldeck
