#include "generator/kernels/thread_team.h"

#include <cassert>

namespace owldeck {
namespace {

/// Waits until `value` is no longer `old`: some hundred microseconds awake, for
/// to be woken takes longer than the small runs do, then asleep.
template <class Number>
void wait_while(const std::atomic<Number>& value, Number old) {
  constexpr int kLooks = 20000;
  constexpr int kTurn = 250;
  for (int look = 1; look <= kLooks; ++look) {
    if (value != old) {
      return;
    }
    if (look % kTurn == 0) {  // who is waited for may lack a processor
      std::this_thread::yield();
    }
  }
  value.wait(old);
}

}  // namespace

ThreadTeam::ThreadTeam(int threads) {
  assert(threads >= 1);
  for (int i = 1; i < threads; ++i) {
    others_.emplace_back(
        [this, i] { wait_for_work(static_cast<std::size_t>(i)); });
  }
}

ThreadTeam::~ThreadTeam() {
  ending_ = true;
  ++round_;
  round_.notify_all();
}

void ThreadTeam::run(std::size_t tasks, const Work& work) {
  if (others_.empty() || tasks < 2) {
    for (std::size_t task = 0; task < tasks; ++task) {
      work(0, task);
    }
    return;
  }
  work_ = &work;
  tasks_ = tasks;
  next_ = 0;
  busy_ = others_.size();
  ++round_;
  round_.notify_all();
  take_part(0);
  for (std::size_t busy = busy_; busy != 0; busy = busy_) {
    wait_while(busy_, busy);
  }
}

void ThreadTeam::take_part(std::size_t member) {
  for (std::size_t task = next_++; task < tasks_; task = next_++) {
    (*work_)(member, task);
  }
}

void ThreadTeam::wait_for_work(std::size_t member) {
  for (unsigned seen = 0;; ++seen) {
    wait_while(round_, seen);
    if (ending_) {
      return;
    }
    take_part(member);
    if (--busy_ == 0) {
      busy_.notify_all();
    }
  }
}

}  // namespace owldeck
