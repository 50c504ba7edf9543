#include "render/export/frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include "render/error.h"
#include "render/export/film_parts.h"
#include "render/export/png.h"
#include "render/export/write_file.h"
#include "render/paint/frame_painter.h"

namespace owldeck {
namespace {

/// The pictures of a part, each with the number of its first frame there.
EncodedGroup encode_part(const std::vector<Still>& stills,
                         FramePainter& painter) {
  EncodedGroup part;
  std::int64_t number = 0;
  painter.forget();
  for (const Still& still : stills) {
    static_cast<void>(painter.show(still.scene));
    const std::string png = to_png(painter.surface());
    part.push_back({{png.begin(), png.end()}, number, true});
    number += still.frames;
  }
  return part;
}

std::string_view text_of(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The frames of one film, which any number of threads write together.
class FrameTeam {
 public:
  FrameTeam(const Clip& clip, const VideoOptions& options,
            const std::filesystem::path& folder)
      : clip_(clip),
        options_(options),
        folder_(folder),
        files_(frame_files(clip)),
        parts_(parts_of(clip)) {}

  /// Reports: throws what a thread has thrown.
  void work_together() {
    constexpr double kBytesOfPixel = 12;  // two surfaces and a picture's bytes
    const std::size_t threads = std::min(
        affordable_threads(options_.threads, options_.size, kBytesOfPixel),
        parts_.size());
    {
      std::vector<std::jthread> team;
      for (std::size_t i = 1; i < threads; ++i) {
        team.emplace_back([this] { work(); });
      }
      work();
    }
    if (failure_) {
      std::rethrow_exception(failure_);
    }
  }

 private:
  /// Writes parts until none is left or a thread has failed.
  void work() {
    try {
      const TextEngine text;
      FramePainter painter(options_.size, text);
      while (const std::optional<FrameRange> part = next_part()) {
        write(*part, make(*part, painter, text));
        finish(*part);
      }
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      failure_ = std::current_exception();
    }
  }

  std::optional<FrameRange> next_part() {
    const std::scoped_lock lock(mutex_);
    if (failure_ || next_ == parts_.size()) {
      return std::nullopt;
    }
    return parts_[next_++];
  }

  EncodedGroup make(const FrameRange& part, FramePainter& painter,
                    const TextEngine& text) const {
    const std::vector<Still> stills = stills_of(clip_, part);
    const GroupStore& store = options_.store;
    if (!store.is_there()) {
      return encode_part(stills, painter);
    }
    const Hash key = hash_bytes(fmt::format(
        "png\n{}\n{}\n{}x{}\n{}", store.drawn_by, text.font_versions(),
        options_.size.width, options_.size.height, hash_of(stills)));
    if (auto kept = store.find(key)) {
      return std::move(*kept);
    }
    EncodedGroup pictures = encode_part(stills, painter);
    store.keep(key, pictures);
    return pictures;
  }

  /// Each picture until the next one's first frame.
  void write(const FrameRange& part, const EncodedGroup& pictures) const {
    auto picture = pictures.begin();
    for (int frame = part.first; frame < part.end; ++frame) {
      const auto next = picture + 1;
      if (next != pictures.end() && next->number == frame - part.first) {
        picture = next;
      }
      write_file(text_of(picture->bytes),
                 folder_ / files_[static_cast<std::size_t>(frame)]);
    }
  }

  void finish(const FrameRange& part) {
    const std::scoped_lock lock(mutex_);
    done_ += part.end - part.first;
    if (options_.progress) {
      options_.progress(done_);
    }
  }

  const Clip& clip_;
  const VideoOptions& options_;
  const std::filesystem::path& folder_;
  const std::vector<std::string> files_;
  const std::vector<FrameRange> parts_;

  std::mutex mutex_;
  std::size_t next_ = 0;
  int done_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

std::vector<std::string> frame_files(const Clip& clip) {
  constexpr std::size_t kFewestDigits = 5;
  const int count = count_frames(clip);
  const std::size_t digits =
      std::max(kFewestDigits, fmt::formatted_size("{}", count));
  std::vector<std::string> files;
  for (int number = 1; number <= count; ++number) {
    files.push_back(fmt::format("{:0{}}.png", number, digits));
  }
  return files;
}

void write_frames(const Clip& clip, const VideoOptions& options,
                  const std::filesystem::path& folder) {
  if (count_frames(clip) < 1) {
    throw RenderError(folder.string(), "the film has no frames");
  }
  FrameTeam(clip, options, folder).work_together();
}

}  // namespace owldeck
