#pragma once

#include <memory>
#include <string>

#include "generator/build/build.h"
#include "generator/cli/verbs.h"

namespace owldeck {

/// The options of `owldeck build` that films alone have.
struct FilmArguments {
  std::string only;
  std::string frame;
  bool last_frame = false;
  std::string quality = "final";
  std::string cache;
  bool no_cache = false;

  /// Whether something is asked of films, and so no other format is meant.
  [[nodiscard]] bool asks_for_films_only() const {
    return !only.empty() || !frame.empty() || last_frame;
  }
};

/// Adds the options to `verb`; it fills `arguments` when it is parsed.
void add_film_options(CLI::App& verb,
                      const std::shared_ptr<FilmArguments>& arguments);

/// What the arguments ask for. Without `--cache` parts of films are kept in
/// `owldeck` below $XDG_CACHE_HOME, or below `.cache` in $HOME.
[[nodiscard]] FilmOptions film_options(const FilmArguments& arguments);

}  // namespace owldeck
