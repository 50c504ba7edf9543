#include "generator/build/film_job.h"

#include <fmt/format.h>

#include "generator/build/film_key.h"
#include "generator/build/version.h"
#include "render/error.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

PixelSize film_size(const BuildOptions& options) {
  const PixelSize& full = options.size;
  constexpr int kHalfEven = 4;
  return options.films.draft ? PixelSize{full.width / kHalfEven * 2,
                                         full.height / kHalfEven * 2}
                             : full;
}

/// The store of the cache's folder. That nothing can be kept is no reason to
/// make no film.
GroupStore forgiving_store(const fs::path& cache) {
  if (cache.empty()) {
    return {};
  }
  GroupStore store = group_store(cache, program_key());
  store.keep = [keep = store.keep](const Hash& key, const EncodedGroup& group) {
    try {
      keep(key, group);
    } catch (const RenderError&) {
    }
  };
  return store;
}

/// The title of the chapter that the frame before `seconds` is in.
std::string chapter_at(const Clip& clip, double seconds) {
  std::string title;
  for (const FilmChapter& chapter : clip.chapters) {
    if (title.empty() || chapter.from < seconds) {
      title = chapter.title;
    }
  }
  return title;
}

}  // namespace

fs::path frame_cache(const fs::path& cache) {
  return cache.empty() ? cache : cache / "frames";
}

SharedJob film_job(const Edition& edition, const AnimationSpec& spec,
                   const BuildOptions& options, const Keys& keys) {
  FilmJob job;
  job.clip = edition.clips.at(spec.id.value);
  if (options.films.draft) {
    job.clip.frames_per_second /= 2;
  }
  job.video.size = film_size(options);
  const fs::path& cache = options.films.cache;
  job.video.store = forgiving_store(cache);
  job.frame_store = forgiving_store(frame_cache(cache));
  job.key = keys.of("film", hash_bytes(film_inputs(edition, spec)));
  job.size = fmt::format("{}x{} {}", job.video.size.width,
                         job.video.size.height, job.clip.frames_per_second);
  job.progress = options.films.progress;
  return std::make_shared<const FilmJob>(std::move(job));
}

FramesDone meter(const FilmJob& job, const std::string& name) {
  if (!job.progress) {
    return {};
  }
  FramesDone tell = [&job, name](int frames) {
    const double seconds = frames / job.clip.frames_per_second;
    job.progress(
        {name, chapter_at(job.clip, seconds), frames, count_frames(job.clip)});
  };
  tell(0);
  return tell;
}

}  // namespace owldeck
