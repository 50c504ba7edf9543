#include "render/export/mp4.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "render/error.h"
#include "render/export/film_parts.h"
#include "render/export/mp4_file.h"
#include "render/export/video_encoder.h"
#include "render/paint/frame_painter.h"

namespace owldeck {
namespace {

/// All that the bytes of a group depend on.
Hash key_of(const std::vector<Still>& stills, const VideoStream& stream,
            const std::string& drawn_by, const TextEngine& text) {
  const auto& [size, frames_per_second] = stream.format;
  return hash_bytes(fmt::format("{}\n{}\n{}\n{}x{} {}\n{}", drawn_by,
                                text.font_versions(), stream.encoder,
                                size.width, size.height, frames_per_second,
                                hash_of(stills)));
}

/// A still picture is encoded so often, each time nearer to the source, before
/// it is repeated.
constexpr int kRefinements = 3;
/// What comes after repeated frames begins with a key frame, which takes as
/// long to encode, and as many bytes, as so many frames of a still picture.
constexpr int kLongStill = 24;

/// Encodes stills of which only the last may be repeated, as one group.
EncodedGroup encode(std::span<Still> stills, const VideoFormat& format,
                    FramePainter& painter) {
  VideoEncoder encoder(format);
  painter.forget();
  for (Still& still : stills) {
    const std::vector<PixelRect> changed = painter.show(std::move(still.scene));
    encoder.set_picture(painter.surface(), changed);
    const bool is_last = &still == &stills.back();
    const int encoded =
        is_last ? std::min(still.frames, kRefinements) : still.frames;
    for (int i = 0; i < encoded; ++i) {
      encoder.add_frame();
    }
    if (encoded < still.frames) {
      encoder.repeat_last(still.frames - encoded);
    }
  }
  return encoder.finish();
}

/// Encodes a part of a film: groups that end where the picture rests for long.
EncodedGroup encode_part(std::vector<Still> all, const VideoFormat& format,
                         FramePainter& painter) {
  std::span<Still> stills(all);
  EncodedGroup part;
  while (!stills.empty()) {
    const auto rest = std::ranges::find_if(
        stills, [](const Still& still) { return still.frames >= kLongStill; });
    const auto count = std::min<std::size_t>(
        static_cast<std::size_t>(rest - stills.begin()) + 1, stills.size());
    const auto before = static_cast<std::int64_t>(part.size());
    for (EncodedFrame& frame : encode(stills.first(count), format, painter)) {
      frame.number += before;
      part.push_back(std::move(frame));
    }
    stills = stills.subspan(count);
  }
  return part;
}

/// The groups of one film, which any number of threads make together and write
/// in their order.
class GroupQueue {
 public:
  GroupQueue(const Clip& clip, const VideoStream& stream,
             const VideoOptions& options, std::size_t threads, Mp4File& file)
      : clip_(clip),
        stream_(stream),
        store_(options.store),
        progress_(options.progress),
        file_(file),
        parts_(parts_of(clip)),
        threads_(std::min(threads, parts_.size())) {}

  /// Reports: throws what a thread has thrown.
  void work_together() {
    {
      std::vector<std::jthread> team;
      for (std::size_t i = 1; i < threads_; ++i) {
        team.emplace_back([this] { work(); });
      }
      work();
    }
    if (failure_) {
      std::rethrow_exception(failure_);
    }
  }

 private:
  /// Makes groups until none is left or a thread has failed.
  void work() {
    try {
      const TextEngine text;
      FramePainter painter(stream_.format.size, text);
      while (const std::optional<std::size_t> part = next_part()) {
        finish(*part, make(parts_[*part], painter, text));
      }
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      if (!failure_) {  // what comes later may only follow from it
        failure_ = std::current_exception();
      }
      moved_on_.notify_all();
    }
  }

  /// Waits while the parts that are made and not yet written are many.
  std::optional<std::size_t> next_part() {
    std::unique_lock lock(mutex_);
    moved_on_.wait(lock, [this] {
      return failure_ || next_ < written_ + kAhead * threads_;
    });
    if (failure_ || next_ >= parts_.size()) {
      return std::nullopt;
    }
    return next_++;
  }

  EncodedGroup make(const FrameRange& part, FramePainter& painter,
                    const TextEngine& text) const {
    std::vector<Still> stills = stills_of(clip_, part);
    if (!store_.is_there()) {
      return encode_part(std::move(stills), stream_.format, painter);
    }
    const Hash key = key_of(stills, stream_, store_.drawn_by, text);
    if (auto kept = store_.find(key)) {
      return std::move(*kept);
    }
    EncodedGroup group =
        encode_part(std::move(stills), stream_.format, painter);
    store_.keep(key, group);
    return group;
  }

  /// Writes all groups whose turn it is now.
  void finish(std::size_t part, EncodedGroup group) {
    const std::scoped_lock lock(mutex_);
    finished_.emplace(part, std::move(group));
    while (!finished_.empty() && finished_.begin()->first == written_) {
      // Taken out first: where it fails, no other thread tries it again.
      const auto next = finished_.extract(finished_.begin());
      file_.add(next.mapped());
      if (progress_) {
        progress_(parts_[written_].end);
      }
      ++written_;
    }
    moved_on_.notify_all();
  }

  /// How many groups a thread may be ahead of the file.
  static constexpr std::size_t kAhead = 2;

  const Clip& clip_;
  const VideoStream& stream_;
  const GroupStore& store_;
  const FramesDone& progress_;
  Mp4File& file_;
  const std::vector<FrameRange> parts_;
  const std::size_t threads_;

  std::mutex mutex_;
  std::condition_variable moved_on_;
  std::size_t next_ = 0;
  std::size_t written_ = 0;
  std::map<std::size_t, EncodedGroup> finished_;
  std::exception_ptr failure_;
};

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
  constexpr double kBytesOfPixel = 50;  // surfaces and the encoder's frames
  const VideoFormat format{options.size, clip.frames_per_second};
  Mp4File file(path);
  const VideoStream stream = describe_stream(format);
  file.begin(clip, stream);
  GroupQueue queue(
      clip, stream, options,
      affordable_threads(options.threads, options.size, kBytesOfPixel), file);
  queue.work_together();
  file.finish();
}

}  // namespace owldeck
