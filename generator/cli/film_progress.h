#pragma once

#include <functional>
#include <string>
#include <vector>

#include "generator/build/build.h"

namespace owldeck {

/// What is said of films while they are made, several at once perhaps.
class ProgressLine {
 public:
  /// The line after `now`, told at `seconds`: of the film that has been under
  /// way for longest, which step is being made, how fast, and how long it will
  /// take. Empty if none is under way.
  [[nodiscard]] std::string after(const FilmProgress& now, double seconds);

 private:
  struct Film {
    FilmProgress now;
    double begun = 0;
    double told = 0;
  };
  std::vector<Film> under_way_;
};

/// Shows that line on standard error, each time over the last one. Gives
/// nothing if standard error is no terminal.
[[nodiscard]] std::function<void(const FilmProgress&)> show_film_progress();

}  // namespace owldeck
