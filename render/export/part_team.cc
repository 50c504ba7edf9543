#include "render/export/part_team.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace owldeck {
namespace {

/// The parts of one film, which any number of threads make together.
class PartTeam {
 public:
  PartTeam(const Clip& clip, const VideoOptions& options, const PartWork& work)
      : clip_(clip),
        options_(options),
        work_(work),
        parts_(parts_of(clip)),
        threads_(std::min(affordable_threads(options.threads, options.size,
                                             work.bytes_of_pixel),
                          parts_.size())) {}

  /// Reports: throws what a thread has thrown.
  void work_together() {
    {
      std::vector<std::jthread> team;
      for (std::size_t i = 1; i < threads_; ++i) {
        try {
          team.emplace_back([this] { work(); });
        } catch (const std::system_error&) {
          break;  // the system has no more threads; those there are do it all
        }
      }
      work();
    }
    if (failure_) {
      std::rethrow_exception(failure_);
    }
  }

 private:
  /// Makes parts until none is left or a thread has failed.
  void work() {
    try {
      const TextEngine text;
      FramePainter painter(options_.size, text);
      while (const std::optional<std::size_t> part = next_part()) {
        EncodedGroup group = make(parts_[*part], painter, text);
        if (work_.made) {
          work_.made(parts_[*part], group);
        }
        finish(*part, std::move(group));
      }
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      if (!failure_) {  // what comes later may only follow from it
        failure_ = std::current_exception();
      }
      moved_on_.notify_all();
    }
  }

  /// Waits while the parts that are made and whose turn it is not are many.
  std::optional<std::size_t> next_part() {
    std::unique_lock lock(mutex_);
    moved_on_.wait(lock, [this] {
      return failure_ || next_ < finished_ + kAhead * threads_;
    });
    if (failure_ || next_ >= parts_.size()) {
      return std::nullopt;
    }
    return next_++;
  }

  EncodedGroup make(const FrameRange& part, FramePainter& painter,
                    const TextEngine& text) const {
    std::vector<Still> stills = stills_of(clip_, part);
    const GroupStore& store = options_.store;
    if (!store.is_there()) {
      return work_.encode(std::move(stills), painter);
    }
    const Hash key = work_.key(stills, text);
    if (auto kept = store.find(key)) {
      return std::move(*kept);
    }
    EncodedGroup group = work_.encode(std::move(stills), painter);
    store.keep(key, group);
    return group;
  }

  /// Finishes all parts whose turn it is now.
  void finish(std::size_t part, EncodedGroup group) {
    const std::scoped_lock lock(mutex_);
    waiting_.emplace(part, std::move(group));
    while (!waiting_.empty() && waiting_.begin()->first == finished_) {
      // Taken out first: where it fails, no other thread tries it again.
      const auto next = waiting_.extract(waiting_.begin());
      if (work_.finish) {
        work_.finish(next.mapped());
      }
      if (options_.progress) {
        options_.progress(parts_[finished_].end);
      }
      ++finished_;
    }
    moved_on_.notify_all();
  }

  /// How many parts a thread may be ahead.
  static constexpr std::size_t kAhead = 2;

  const Clip& clip_;
  const VideoOptions& options_;
  const PartWork& work_;
  const std::vector<FrameRange> parts_;
  const std::size_t threads_;

  std::mutex mutex_;
  std::condition_variable moved_on_;
  std::size_t next_ = 0;
  std::size_t finished_ = 0;
  std::map<std::size_t, EncodedGroup> waiting_;
  std::exception_ptr failure_;
};

}  // namespace

void make_parts(const Clip& clip, const VideoOptions& options,
                const PartWork& work) {
  PartTeam(clip, options, work).work_together();
}

}  // namespace owldeck
