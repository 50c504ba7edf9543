#include "generator/audit/share_out.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace owldeck {

void share_out(
    std::size_t count, int threads,
    const std::function<void(std::size_t i, std::size_t worker)>& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex guard;
  const auto run = [&](std::size_t worker) {
    try {
      for (std::size_t i = next++; i < count; i = next++) {
        work(i, worker);
      }
    } catch (...) {
      next = count;
      const std::lock_guard lock(guard);
      failure = failure ? failure : std::current_exception();
    }
  };
  const auto workers =
      std::min(static_cast<std::size_t>(std::max(threads, 1)), count);
  std::vector<std::jthread> others;
  others.reserve(workers);
  for (std::size_t worker = 1; worker < workers; ++worker) {
    others.emplace_back(run, worker);
  }
  run(0);
  others.clear();
  if (failure) {
    std::rethrow_exception(failure);
  }
}

}  // namespace owldeck
