#include "generator/cli/film_progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>

namespace owldeck {
namespace {

using Clock = std::chrono::steady_clock;

// Films are made one after the other: one starts when the last is done.
void show(const FilmProgress& now, Clock::time_point& start) {
  const std::chrono::duration<double> since = Clock::now() - start;
  const double speed = now.frames / std::max(since.count(), 1e-3);
  constexpr const char* kClearLine = "\r\x1b[K";
  fmt::print(stderr,
             "{}{}: {}, {} of {} frames, {:.0f} a second, {:.0f} s left",
             kClearLine, now.id, now.step, now.frames, now.of, speed,
             (now.of - now.frames) / speed);
  if (now.frames == now.of) {
    fmt::print(stderr, "{}", kClearLine);
    start = Clock::now();
  }
  std::fflush(stderr);
}

}  // namespace

std::function<void(const FilmProgress&)> show_film_progress() {
  if (isatty(STDERR_FILENO) == 0) {
    return {};
  }
  return [start = std::make_shared<Clock::time_point>(Clock::now())](
             const FilmProgress& now) { show(now, *start); };
}

}  // namespace owldeck
