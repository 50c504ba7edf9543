#include "render/export/mp4_file.h"

#include <cstring>

#include "render/export/libav.h"

namespace owldeck {

struct Mp4File::Handles {
  explicit Handles(const std::filesystem::path& path) {
    // The protocol is named, because a colon in the path would name another.
    const std::string url = "file:" + path.string();
    libav::check(libav::api().avformat_alloc_output_context2(
                     &file, nullptr, "mp4", url.c_str()),
                 "make an MP4 file", path);
    const int opened =
        libav::api().avio_open(&file->pb, url.c_str(), AVIO_FLAG_WRITE);
    if (opened < 0) {
      libav::api().avformat_free_context(file);
      libav::check(opened, "write the file", path);
    }
    file->flags |= AVFMT_FLAG_BITEXACT;
  }
  ~Handles() {
    libav::api().avio_closep(&file->pb);
    libav::api().avformat_free_context(file);
  }
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;

  AVFormatContext* file = nullptr;
  AVStream* track = nullptr;
  AVRational frame_time{};
  int reorder_depth = 0;
  libav::Owned<AVBSFContext> remover;
  std::int64_t written = 0;  ///< frames
};

namespace {

void describe(const VideoStream& stream, AVCodecParameters& parameters) {
  parameters.codec_type = AVMEDIA_TYPE_VIDEO;
  parameters.codec_id = AV_CODEC_ID_H264;
  parameters.width = stream.format.size.width;
  parameters.height = stream.format.size.height;
  parameters.format = AV_PIX_FMT_YUV420P;
  parameters.color_primaries = AVCOL_PRI_BT709;
  parameters.color_trc = AVCOL_TRC_BT709;
  parameters.color_space = AVCOL_SPC_BT709;
  parameters.color_range = AVCOL_RANGE_MPEG;
  parameters.chroma_location = AVCHROMA_LOC_LEFT;
  parameters.video_delay = stream.reorder_depth;
  const std::size_t size = stream.parameter_sets.size();
  parameters.extradata = static_cast<std::uint8_t*>(
      libav::api().av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE));
  std::memcpy(parameters.extradata, stream.parameter_sets.data(), size);
  parameters.extradata_size = static_cast<int>(size);
}

/// A filter that takes out the messages in which the encoder names itself and
/// its options.
libav::Owned<AVBSFContext> message_remover(const AVStream& stream) {
  AVBSFContext* filter = nullptr;
  libav::check(libav::api().av_bsf_alloc(
                   libav::api().av_bsf_get_by_name("filter_units"), &filter),
               "make the filter of encoder messages");
  libav::Owned<AVBSFContext> owned(filter);
  constexpr const char* kSupplementalInformation = "6";  // nal_unit_type
  libav::api().av_opt_set(filter->priv_data, "remove_types",
                          kSupplementalInformation, 0);
  libav::api().avcodec_parameters_copy(filter->par_in, stream.codecpar);
  filter->time_base_in = stream.time_base;
  libav::check(libav::api().av_bsf_init(filter),
               "make the filter of encoder messages");
  return owned;
}

AVStream& add_stream(const VideoStream& video, AVFormatContext& file) {
  AVStream* stream = libav::api().avformat_new_stream(&file, nullptr);
  describe(video, *stream->codecpar);
  stream->avg_frame_rate = libav::frame_rate(video.format.frames_per_second);
  stream->time_base = av_inv_q(stream->avg_frame_rate);
  return *stream;
}

/// A packet that holds a copy of `frame`. Units: frames of the film.
libav::Owned<AVPacket> to_packet(const EncodedFrame& frame, std::int64_t shown,
                                 std::int64_t decoded) {
  libav::Owned<AVPacket> packet(libav::api().av_packet_alloc());
  libav::check(libav::api().av_new_packet(packet.get(),
                                          static_cast<int>(frame.bytes.size())),
               "allocate a packet");
  std::memcpy(packet->data, frame.bytes.data(), frame.bytes.size());
  packet->pts = shown;
  packet->dts = decoded;
  packet->duration = 1;
  packet->flags = frame.key ? AV_PKT_FLAG_KEY : 0;
  return packet;
}

}  // namespace

Mp4File::Mp4File(const std::filesystem::path& path)
    : path_(path), handles_(std::make_unique<Handles>(path)) {}

Mp4File::~Mp4File() = default;

void Mp4File::begin(const Clip& clip, const VideoStream& stream) {
  AVFormatContext& file = *handles_->file;
  handles_->track = &add_stream(stream, file);
  handles_->frame_time = handles_->track->time_base;
  handles_->reorder_depth = stream.reorder_depth;
  handles_->remover = message_remover(*handles_->track);
  libav::api().av_dict_set(&file.metadata, "title", clip.title.c_str(), 0);
  libav::add_chapters(clip, file);
  libav::api().av_opt_set(file.priv_data, "movflags", "+faststart", 0);
  check(libav::api().avformat_write_header(&file, nullptr));
}

void Mp4File::add(const EncodedGroup& group) {
  AVBSFContext* const remover = handles_->remover.get();
  const std::int64_t group_start = handles_->written;
  for (const EncodedFrame& frame : group) {
    const auto packet = to_packet(frame, group_start + frame.number,
                                  handles_->written - handles_->reorder_depth);
    check(libav::api().av_bsf_send_packet(remover, packet.get()));
    check(libav::api().av_bsf_receive_packet(remover, packet.get()));
    libav::api().av_packet_rescale_ts(packet.get(), handles_->frame_time,
                                      handles_->track->time_base);
    check(libav::api().av_write_frame(handles_->file, packet.get()));
    ++handles_->written;
  }
}

void Mp4File::finish() {
  AVFormatContext& file = *handles_->file;
  check(libav::api().av_write_trailer(&file));
  check(file.pb->error);
  check(libav::api().avio_closep(&file.pb));
}

void Mp4File::check(int status) const {
  libav::check(status, "write the film", path_);
}

}  // namespace owldeck
