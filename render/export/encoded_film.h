#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "render/export/libav.h"
#include "render/paint/painter.h"
#include "render/scene/document.h"

/// For the .cc files of this folder only.
namespace owldeck {

/// A setting of an encoder or a container, as FFmpeg calls it.
struct FilmSetting {
  const char* name;
  const char* value;
};

/// How one encoder's pictures become a file.
struct FilmCodec {
  const char* container;
  const char* encoder;
  const char* what;     ///< it encodes, for who has no such encoder
  const char* library;  ///< that does it
  AVPixelFormat pixels = AV_PIX_FMT_NONE;
  std::vector<FilmSetting> encoder_settings{};
  std::vector<FilmSetting> container_settings{};
  /// How many pictures at most until one stands alone; 0 if it says itself.
  int group_size = 0;
  /// Corrects the encoder's bytes by the duration of the last picture; may be
  /// null.
  void (*correct)(std::span<std::uint8_t> bytes,
                  std::int64_t duration) = nullptr;
};

/// A film in a file of one stream, without times of creation or versions of
/// programs. Encodes on one thread, so that equal films give equal bytes.
/// Reports: throws RenderError if there is no such encoder (naming the
/// package), or if it or the disk fails.
class EncodedFilm {
 public:
  /// Units: `unit` seconds, of all times.
  EncodedFilm(const FilmCodec& codec, const Clip& clip, PixelSize size,
              AVRational unit, std::filesystem::path path);
  ~EncodedFilm();
  EncodedFilm(const EncodedFilm&) = delete;
  EncodedFilm& operator=(const EncodedFilm&) = delete;

  /// The next picture, which holds what was last painted on it.
  [[nodiscard]] AVFrame& picture();
  /// Shows the picture from `start` on. Needs: later than the one before.
  void add(std::int64_t start, std::int64_t duration);
  /// Changes a setting of the container while the film is written.
  void set(const FilmSetting& setting);
  void finish();

 private:
  void receive();
  void check(int status) const;

  std::filesystem::path path_;
  struct File;
  std::unique_ptr<File> file_;
  libav::Owned<AVCodecContext> encoder_;
  libav::Owned<AVFrame> picture_;
  libav::Owned<AVPacket> packet_;
  void (*correct_)(std::span<std::uint8_t>, std::int64_t);
  std::int64_t last_duration_ = 1;
};

}  // namespace owldeck
