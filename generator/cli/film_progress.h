#pragma once

#include <functional>

#include "generator/build/build.h"

namespace owldeck {

/// Shows on standard error, in one line that is written over again, which step
/// of a film is being made, how fast, and how long it will take. Gives nothing
/// if standard error is no terminal.
[[nodiscard]] std::function<void(const FilmProgress&)> show_film_progress();

}  // namespace owldeck
