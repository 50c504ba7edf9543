#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "generator/build/build.h"
#include "generator/build/items.h"
#include "generator/build/keys.h"

namespace owldeck {

/// After the film's id: the folder of its frames, and its strip.
inline constexpr std::string_view kFramesEnding = "-frames";
inline constexpr std::string_view kStripEnding = "-strip.pdf";

/// Adds the files of the films that `options` asks for: the film in every
/// format, and if it moves in one of them its last frame, captions and
/// transcript once; or the one frame. `edition` must outlive them.
void plan_films(const Edition& edition, const BuildOptions& options,
                const Keys& keys, std::vector<BuildItem>& items);

/// Whether the edition has the film and the moment that are asked for.
/// Reports: `unknown-name` at the deck's file, `film-frame` at the film.
[[nodiscard]] bool films_are_there(const Edition& edition,
                                   const FilmOptions& options,
                                   const std::filesystem::path& deck,
                                   Diagnostics& diagnostics);

/// Parts of films that no build has used for longest are deleted.
void trim_film_cache(const std::filesystem::path& cache);

}  // namespace owldeck
