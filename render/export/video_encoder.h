#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "render/paint/painter.h"
#include "render/scene/hash.h"

namespace owldeck {

/// What all frames of a film have in common.
struct VideoFormat {
  PixelSize size;
  double frames_per_second = 30;
};

/// What a file must say of the stream before its frames.
struct VideoStream {
  VideoFormat format;
  /// In Annex B form; the same for all groups of one format.
  std::vector<std::uint8_t> parameter_sets;
  /// How many frames decoding must run ahead of showing.
  int reorder_depth = 0;
  /// The same for encoders that make the same bytes of the same frames: their
  /// versions and settings.
  Hash encoder;
};

/// The stream that VideoEncoders of this format make.
/// Reports: as VideoEncoder.
[[nodiscard]] VideoStream describe_stream(const VideoFormat& format);

/// One encoded frame, in Annex B form.
struct EncodedFrame {
  std::vector<std::uint8_t> bytes;
  /// When it is shown: its number among the frames of its group.
  std::int64_t number = 0;
  bool key = false;
  friend bool operator==(const EncodedFrame&, const EncodedFrame&) = default;
};

/// Closed groups of pictures: they begin with a key frame and refer to nothing
/// outside. Frames stand in decoding order, which B-frames make differ from the
/// order of their numbers.
using EncodedGroup = std::vector<EncodedFrame>;

/// Encodes one group of pictures as H.264 (yuv420p, BT.709, limited range) on
/// one thread. Equal frames give equal bytes.
/// Needs: even width and height.
/// Reports: throws RenderError, with an empty path, if there is no H.264
/// encoder (naming the package) or it fails.
class VideoEncoder {
 public:
  explicit VideoEncoder(const VideoFormat& format);
  ~VideoEncoder();
  VideoEncoder(const VideoEncoder&) = delete;
  VideoEncoder& operator=(const VideoEncoder&) = delete;

  /// Makes `surface` the picture that the next frames show. It differs from the
  /// last one within `changed` only; the first needs all of it.
  void set_picture(const Surface& surface,
                   const std::vector<PixelRect>& changed);
  /// Encodes the picture as the next frame of the group.
  void add_frame();
  /// Shows the last frame for `count` frames more; none can be added after it.
  void repeat_last(int count);
  /// Ends the group. Nothing can be added after it.
  [[nodiscard]] EncodedGroup finish();

 private:
  struct Handles;
  void flush();
  void receive();

  std::unique_ptr<Handles> handles_;
  EncodedGroup group_;
  std::int64_t next_number_ = 0;
  bool is_flushed_ = false;
};

}  // namespace owldeck
