#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "generator/build/build.h"
#include "generator/build/edition.h"
#include "generator/build/keys.h"
#include "render/export/mp4.h"

namespace owldeck {

/// What a film's files are made with.
struct FilmJob {
  Clip clip;
  VideoOptions video;
  GroupStore frame_store;  ///< in place of `video`'s, for frames
  Hash key;                ///< of what every file of the film is made from
  std::string size;        ///< and of what its pictures are
  std::function<void(const FilmProgress&)> progress;
};

using SharedJob = std::shared_ptr<const FilmJob>;

/// Where in a cache's folder frames are kept: pictures take ten times as much
/// as video and would drive it out.
[[nodiscard]] std::filesystem::path frame_cache(
    const std::filesystem::path& cache);

/// The job of one of the edition's films, in the size and rate of `options`.
[[nodiscard]] SharedJob film_job(const Edition& edition,
                                 const AnimationSpec& spec,
                                 const BuildOptions& options, const Keys& keys);

/// What tells the job's progress of the file or folder `name`, which has now
/// begun; empty if nobody asks. Needs: the job lives as long.
[[nodiscard]] FramesDone meter(const FilmJob& job, const std::string& name);

}  // namespace owldeck
