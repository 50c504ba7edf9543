#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <type_traits>
#include <vector>

namespace owldeck {

/// Calls `work(state, index)` for every index below `count` on `threads`
/// threads. The calling thread uses `own`; each other thread makes one `State`
/// and keeps it. Rethrows the first exception after all threads have ended.
template <class State, class Work>
void parallel_for(std::size_t count, int threads, State& own,
                  const Work& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto work_on = [&](State& state) {
    for (std::size_t i = next++; i < count; i = next++) {
      work(state, i);
    }
  };
  const auto guarded = [&](const auto& run) {
    try {
      run();
    } catch (...) {
      next = count;
      const std::lock_guard lock(failure_mutex);
      if (!failure) {
        failure = std::current_exception();
      }
    }
  };
  const std::size_t wanted = static_cast<std::size_t>(std::max(threads, 1));
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < std::min(wanted, count); ++i) {
    try {
      others.emplace_back([&] {
        guarded([&] {
          std::remove_const_t<State> state{};
          work_on(state);
        });
      });
    } catch (const std::system_error&) {
      break;  // the system has no more threads; those there are do it all
    }
  }
  guarded([&] { work_on(own); });
  others.clear();
  if (failure) {
    std::rethrow_exception(failure);
  }
}

}  // namespace owldeck
