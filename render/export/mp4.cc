#include "render/export/mp4.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "render/error.h"
#include "render/export/mp4_file.h"
#include "render/export/video_encoder.h"

namespace owldeck {
namespace {

/// Long enough that key frames are few, short enough that a film of half a
/// minute keeps many threads busy and that seeking is quick.
constexpr int kFramesInGroup = 90;

int count_frames(const Clip& clip) {
  return static_cast<int>(std::lround(clip.seconds * clip.frames_per_second));
}

/// Paints and encodes the frames from `first` up to but not including `end`.
EncodedGroup encode_group(const Clip& clip, const VideoFormat& format,
                          int first, int end, const TextEngine& text,
                          Surface& surface) {
  VideoEncoder encoder(format);
  std::optional<Scene> shown;
  for (int frame = first; frame < end; ++frame) {
    Scene scene = clip.at(frame / clip.frames_per_second);
    if (scene != shown) {
      paint(scene, text, surface);
      encoder.set_picture(surface);
      shown = std::move(scene);
    }
    encoder.add_frame();
  }
  return encoder.finish();
}

/// The groups of one film, which any number of threads encode together.
class GroupQueue {
 public:
  GroupQueue(const Clip& clip, const VideoFormat& format)
      : clip_(clip),
        format_(format),
        frames_(count_frames(clip)),
        groups_(static_cast<std::size_t>((frames_ + kFramesInGroup - 1) /
                                         kFramesInGroup)) {}

  [[nodiscard]] std::size_t size() const { return groups_.size(); }

  /// Encodes groups until none is left or a thread has failed.
  void work() {
    try {
      const TextEngine text;
      Surface surface(format_.size);
      for (std::size_t index = next_++; index < groups_.size();
           index = next_++) {
        const int first = static_cast<int>(index) * kFramesInGroup;
        const int end = std::min(first + kFramesInGroup, frames_);
        groups_[index] =
            encode_group(clip_, format_, first, end, text, surface);
      }
    } catch (...) {
      next_ = groups_.size();
      const std::scoped_lock lock(failure_mutex_);
      failure_ = std::current_exception();
    }
  }

  /// Needs: all work has ended.
  [[nodiscard]] const std::vector<EncodedGroup>& finished() const {
    if (failure_) {
      std::rethrow_exception(failure_);
    }
    return groups_;
  }

 private:
  const Clip& clip_;
  const VideoFormat format_;
  const int frames_;
  std::vector<EncodedGroup> groups_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex failure_mutex_;
  std::exception_ptr failure_;
};

void work_together(GroupQueue& queue, int threads) {
  const std::size_t helpers =
      std::min(static_cast<std::size_t>(std::max(threads, 1)), queue.size()) -
      1;
  std::vector<std::jthread> team;
  for (std::size_t i = 0; i < helpers; ++i) {
    team.emplace_back([&queue] { queue.work(); });
  }
  queue.work();
}

void check_film(const Clip& clip, PixelSize size,
                const std::filesystem::path& path) {
  if (count_frames(clip) < 1) {
    throw RenderError(path.string(), "the film has no frames");
  }
  if (size.width % 2 != 0 || size.height % 2 != 0 || size.width < 2 ||
      size.height < 2) {
    throw RenderError(path.string(),
                      "a film needs an even width and height in pixels");
  }
}

}  // namespace

void write_mp4(const Clip& clip, const VideoOptions& options,
               const std::filesystem::path& path) {
  check_film(clip, options.size, path);
  const VideoFormat format{options.size, clip.frames_per_second};
  Mp4File file(path);
  const VideoStream stream = describe_stream(format);
  GroupQueue queue(clip, format);
  work_together(queue, options.threads);
  file.write(clip.title, stream, queue.finished());
}

}  // namespace owldeck
