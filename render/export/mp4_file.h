#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "render/export/video_encoder.h"

namespace owldeck {

/// An MP4 file with one video stream, its index in front of the frames
/// (faststart), without times of creation or names of programs.
/// Reports: throws RenderError if the file cannot be opened or written.
class Mp4File {
 public:
  /// Opens the file at once, so that an unwritable place shows before hours of
  /// encoding.
  explicit Mp4File(const std::filesystem::path& path);
  ~Mp4File();
  Mp4File(const Mp4File&) = delete;
  Mp4File& operator=(const Mp4File&) = delete;

  /// Writes the whole film, its groups one after the other, and closes the
  /// file.
  void write(const std::string& title, const VideoStream& stream,
             const std::vector<EncodedGroup>& groups);

 private:
  struct Handles;
  std::filesystem::path path_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace owldeck
