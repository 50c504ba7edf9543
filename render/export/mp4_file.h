#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "render/export/video_encoder.h"
#include "render/scene/document.h"

namespace owldeck {

/// An MP4 file with one video stream, its index in front of the frames
/// (faststart), without times of creation or names of programs.
/// Of what is added only the index stays in memory.
/// Reports: throws RenderError if the file cannot be opened or written.
class Mp4File {
 public:
  /// Opens the file at once, so that an unwritable place shows before hours of
  /// encoding.
  explicit Mp4File(const std::filesystem::path& path);
  ~Mp4File();
  Mp4File(const Mp4File&) = delete;
  Mp4File& operator=(const Mp4File&) = delete;

  /// Says what the film is. Groups follow, in their order, and then the end.
  /// `clip` gives the title and the chapters.
  void begin(const Clip& clip, const VideoStream& stream);
  void add(const EncodedGroup& group);
  /// Moves the index to the front and closes the file.
  void finish();

 private:
  struct Handles;
  void check(int status) const;

  std::filesystem::path path_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace owldeck
