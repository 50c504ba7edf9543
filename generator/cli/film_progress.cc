#include "generator/cli/film_progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <utility>

namespace owldeck {
namespace {

using Clock = std::chrono::steady_clock;

/// What one terminal shows.
struct Shown {
  ProgressLine line;
  std::string text{};
  Clock::time_point start = Clock::now();
};

}  // namespace

std::string ProgressLine::after(const FilmProgress& now, double seconds) {
  auto film = std::ranges::find(
      under_way_, now.name, [](const Film& known) { return known.now.name; });
  if (film == under_way_.end()) {
    film = under_way_.insert(film, {now, seconds, seconds});
  }
  film->now = now;
  film->told = seconds;
  if (now.frames == now.of) {
    under_way_.erase(film);
  }
  if (under_way_.empty()) {
    return "";
  }
  const Film& first = under_way_.front();
  const int frames = first.now.frames;
  std::string line = fmt::format("{}: {}, {} of {} frames", first.now.name,
                                 first.now.step, frames, first.now.of);
  if (frames > 0) {
    const double speed = frames / std::max(first.told - first.begun, 1e-3);
    line += fmt::format(", {:.0f} a second, {:.0f} s left", speed,
                        (first.now.of - frames) / speed);
  }
  return line;
}

std::function<void(const FilmProgress&)> show_film_progress() {
  if (isatty(STDERR_FILENO) == 0) {
    return {};
  }
  return [shown = std::make_shared<Shown>()](const FilmProgress& now) {
    const std::chrono::duration<double> since = Clock::now() - shown->start;
    std::string text = shown->line.after(now, since.count());
    if (text != shown->text) {
      constexpr const char* kClearLine = "\r\x1b[K";
      // That the terminal has gone is no reason to make no film.
      std::fputs((kClearLine + text).c_str(), stderr);
      std::fflush(stderr);
      shown->text = std::move(text);
    }
  };
}

}  // namespace owldeck
