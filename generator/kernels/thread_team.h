#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace owldeck {

/// Threads that wait for work together, so that handing it out costs
/// microseconds.
class ThreadTeam {
 public:
  /// What a member does: the member's number and the task's.
  using Work = std::function<void(std::size_t member, std::size_t task)>;

  /// A team of `threads` members, of whom the caller of `run` is one. Needs: at
  /// least 1.
  explicit ThreadTeam(int threads);
  ~ThreadTeam();
  ThreadTeam(const ThreadTeam&) = delete;
  ThreadTeam& operator=(const ThreadTeam&) = delete;

  [[nodiscard]] std::size_t size() const { return others_.size() + 1; }

  /// Does every task below `tasks`, begun in order; returns when all are done.
  /// Needs: one caller at a time; `work` does not throw.
  void run(std::size_t tasks, const Work& work);

 private:
  void take_part(std::size_t member);
  void wait_for_work(std::size_t member);

  const Work* work_ = nullptr;
  std::size_t tasks_ = 0;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> busy_{0};
  std::atomic<unsigned> round_{0};
  std::atomic<bool> ending_{false};
  std::vector<std::jthread> others_;
};

}  // namespace owldeck
