#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavcodec/bsf.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
}

#include <filesystem>
#include <memory>

#include "render/paint/shared_library.h"
#include "render/scene/document.h"

/// FFmpeg's libraries. For the .cc files of this folder only.
namespace owldeck::libav {

/// One of FFmpeg's libraries.
/// Reports: throws RenderError, naming the Debian package, if it is missing.
SharedLibrary load(const char* name, int major_version);

/// The functions that films need. They are not linked in, because FFmpeg and
/// the hundred libraries behind it take longer to load than a deck takes to be
/// drawn, and most runs of the program film nothing.
struct Api {
  Api();

  SharedLibrary util = load("avutil", LIBAVUTIL_VERSION_MAJOR);
  SharedLibrary codec = load("avcodec", LIBAVCODEC_VERSION_MAJOR);
  SharedLibrary format = load("avformat", LIBAVFORMAT_VERSION_MAJOR);

  decltype(&::av_d2q) av_d2q{util["av_d2q"]};
  decltype(&::av_dict_set) av_dict_set{util["av_dict_set"]};
  decltype(&::av_frame_alloc) av_frame_alloc{util["av_frame_alloc"]};
  decltype(&::av_frame_free) av_frame_free{util["av_frame_free"]};
  decltype(&::av_frame_get_buffer) av_frame_get_buffer{
      util["av_frame_get_buffer"]};
  decltype(&::av_frame_make_writable) av_frame_make_writable{
      util["av_frame_make_writable"]};
  decltype(&::av_log_set_level) av_log_set_level{util["av_log_set_level"]};
  decltype(&::av_mallocz) av_mallocz{util["av_mallocz"]};
  decltype(&::av_opt_set) av_opt_set{util["av_opt_set"]};
  decltype(&::av_strerror) av_strerror{util["av_strerror"]};

  decltype(&::av_bsf_alloc) av_bsf_alloc{codec["av_bsf_alloc"]};
  decltype(&::av_bsf_free) av_bsf_free{codec["av_bsf_free"]};
  decltype(&::av_bsf_get_by_name) av_bsf_get_by_name{
      codec["av_bsf_get_by_name"]};
  decltype(&::av_bsf_init) av_bsf_init{codec["av_bsf_init"]};
  decltype(&::av_bsf_receive_packet) av_bsf_receive_packet{
      codec["av_bsf_receive_packet"]};
  decltype(&::av_bsf_send_packet) av_bsf_send_packet{
      codec["av_bsf_send_packet"]};
  decltype(&::av_new_packet) av_new_packet{codec["av_new_packet"]};
  decltype(&::av_packet_alloc) av_packet_alloc{codec["av_packet_alloc"]};
  decltype(&::av_packet_free) av_packet_free{codec["av_packet_free"]};
  decltype(&::av_packet_rescale_ts) av_packet_rescale_ts{
      codec["av_packet_rescale_ts"]};
  decltype(&::av_packet_unref) av_packet_unref{codec["av_packet_unref"]};
  decltype(&::avcodec_alloc_context3) avcodec_alloc_context3{
      codec["avcodec_alloc_context3"]};
  decltype(&::avcodec_find_encoder_by_name) avcodec_find_encoder_by_name{
      codec["avcodec_find_encoder_by_name"]};
  decltype(&::avcodec_free_context) avcodec_free_context{
      codec["avcodec_free_context"]};
  decltype(&::avcodec_open2) avcodec_open2{codec["avcodec_open2"]};
  decltype(&::avcodec_parameters_from_context) avcodec_parameters_from_context{
      codec["avcodec_parameters_from_context"]};
  decltype(&::avcodec_parameters_copy) avcodec_parameters_copy{
      codec["avcodec_parameters_copy"]};
  decltype(&::avcodec_receive_packet) avcodec_receive_packet{
      codec["avcodec_receive_packet"]};
  decltype(&::avcodec_send_frame) avcodec_send_frame{
      codec["avcodec_send_frame"]};

  decltype(&::av_write_frame) av_write_frame{format["av_write_frame"]};
  decltype(&::av_write_trailer) av_write_trailer{format["av_write_trailer"]};
  decltype(&::avformat_alloc_output_context2) avformat_alloc_output_context2{
      format["avformat_alloc_output_context2"]};
  decltype(&::avformat_free_context) avformat_free_context{
      format["avformat_free_context"]};
  decltype(&::avformat_new_stream) avformat_new_stream{
      format["avformat_new_stream"]};
  decltype(&::avformat_write_header) avformat_write_header{
      format["avformat_write_header"]};
  decltype(&::avio_closep) avio_closep{format["avio_closep"]};
  decltype(&::avio_open) avio_open{format["avio_open"]};
};

/// The libraries, loaded by the first call.
const Api& api();

struct Free {
  void operator()(AVCodecContext* codec) const {
    api().avcodec_free_context(&codec);
  }
  void operator()(AVFrame* frame) const { api().av_frame_free(&frame); }
  void operator()(AVPacket* packet) const { api().av_packet_free(&packet); }
  void operator()(AVBSFContext* filter) const { api().av_bsf_free(&filter); }
};

template <typename Handle>
using Owned = std::unique_ptr<Handle, Free>;

/// Says that pictures are as to_yuv420 makes them: BT.709, limited range.
void describe_colors(AVCodecContext& codec);

/// A picture of the size and format that `codec` takes.
Owned<AVFrame> new_picture(const AVCodecContext& codec);

/// The encoder called `name`.
/// Reports: throws RenderError if it is missing: `what` it encodes, and the
/// package that has it with `library`.
const AVCodec& find_encoder(const char* name, const char* what,
                            const char* library);

/// Throws RenderError if `status` is one of libav's negative error codes.
void check(int status, const char* doing,
           const std::filesystem::path& path = {});

/// Frames a second as libav wants them.
AVRational frame_rate(double frames_per_second);

/// Gives the file its chapters, each until the next begins. The file owns them.
void add_chapters(const Clip& clip, AVFormatContext& file);

}  // namespace owldeck::libav
