#include "render/export/encoded_film.h"

#include <string>
#include <utility>

namespace owldeck {

struct EncodedFilm::File {
  File(const char* container, const std::filesystem::path& path) {
    // The protocol is named, because a colon in the path would name another.
    const std::string url = "file:" + path.string();
    libav::check(libav::api().avformat_alloc_output_context2(
                     &context, nullptr, container, url.c_str()),
                 "make a film", path);
    const int opened =
        libav::api().avio_open(&context->pb, url.c_str(), AVIO_FLAG_WRITE);
    if (opened < 0) {
      libav::api().avformat_free_context(context);
      libav::check(opened, "write the file", path);
    }
    context->flags |= AVFMT_FLAG_BITEXACT;
  }
  ~File() {
    libav::api().avio_closep(&context->pb);
    libav::api().avformat_free_context(context);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  AVFormatContext* context = nullptr;
  AVStream* stream = nullptr;
};

namespace {

void set_all(void* target, const std::vector<FilmSetting>& settings) {
  for (const FilmSetting& setting : settings) {
    libav::check(
        libav::api().av_opt_set(target, setting.name, setting.value, 0),
        "set an option of the film");
  }
}

libav::Owned<AVCodecContext> open_encoder(const FilmCodec& choice,
                                          PixelSize size, AVRational unit,
                                          bool global_header) {
  const AVCodec& encoder =
      libav::find_encoder(choice.encoder, choice.what, choice.library);
  libav::Owned<AVCodecContext> codec(
      libav::api().avcodec_alloc_context3(&encoder));
  codec->width = size.width;
  codec->height = size.height;
  codec->pix_fmt = choice.pixels;
  codec->time_base = unit;
  codec->sample_aspect_ratio = {1, 1};
  codec->thread_count = 1;
  codec->flags |= AV_CODEC_FLAG_BITEXACT;
  if (global_header) {
    codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  }
  if (choice.pixels == AV_PIX_FMT_YUV420P) {
    libav::describe_colors(*codec);
  }
  if (choice.group_size > 0) {
    codec->gop_size = choice.group_size;
  }
  set_all(codec->priv_data, choice.encoder_settings);
  libav::check(libav::api().avcodec_open2(codec.get(), &encoder, nullptr),
               "open the encoder");
  return codec;
}

}  // namespace

EncodedFilm::EncodedFilm(const FilmCodec& codec, const Clip& clip,
                         PixelSize size, AVRational unit,
                         std::filesystem::path path)
    : path_(std::move(path)),
      file_(std::make_unique<File>(codec.container, path_)),
      encoder_(open_encoder(
          codec, size, unit,
          (file_->context->oformat->flags & AVFMT_GLOBALHEADER) != 0)),
      picture_(libav::new_picture(*encoder_)),
      packet_(libav::api().av_packet_alloc()),
      correct_(codec.correct) {
  AVFormatContext& context = *file_->context;
  file_->stream = libav::api().avformat_new_stream(&context, nullptr);
  file_->stream->time_base = unit;
  check(libav::api().avcodec_parameters_from_context(file_->stream->codecpar,
                                                     encoder_.get()));
  libav::api().av_dict_set(&context.metadata, "title", clip.title.c_str(), 0);
  libav::add_chapters(clip, context);
  set_all(context.priv_data, codec.container_settings);
  check(libav::api().avformat_write_header(&context, nullptr));
}

EncodedFilm::~EncodedFilm() = default;

AVFrame& EncodedFilm::picture() {
  check(libav::api().av_frame_make_writable(picture_.get()));
  return *picture_;
}

void EncodedFilm::add(std::int64_t start, std::int64_t duration) {
  picture_->pts = start;
  last_duration_ = duration;
  check(libav::api().avcodec_send_frame(encoder_.get(), picture_.get()));
  receive();
}

void EncodedFilm::set(const FilmSetting& setting) {
  set_all(file_->context->priv_data, {setting});
}

void EncodedFilm::finish() {
  check(libav::api().avcodec_send_frame(encoder_.get(), nullptr));
  receive();
  AVFormatContext& context = *file_->context;
  check(libav::api().av_write_trailer(&context));
  check(context.pb->error);
  check(libav::api().avio_closep(&context.pb));
}

void EncodedFilm::receive() {
  for (;;) {
    const int status =
        libav::api().avcodec_receive_packet(encoder_.get(), packet_.get());
    if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) {
      return;
    }
    check(status);
    packet_->duration = last_duration_;
    if (correct_ != nullptr) {
      correct_({packet_->data, static_cast<std::size_t>(packet_->size)},
               last_duration_);
    }
    libav::api().av_packet_rescale_ts(packet_.get(), encoder_->time_base,
                                      file_->stream->time_base);
    check(libav::api().av_write_frame(file_->context, packet_.get()));
    libav::api().av_packet_unref(packet_.get());
  }
}

void EncodedFilm::check(int status) const {
  libav::check(status, "write the film", path_);
}

}  // namespace owldeck
