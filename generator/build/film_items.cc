#include "generator/build/film_items.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "generator/build/film_key.h"
#include "generator/build/version.h"
#include "render/error.h"
#include "render/export/animated.h"
#include "render/export/film_parts.h"
#include "render/export/mp4.h"
#include "render/export/png.h"
#include "render/export/webvtt.h"
#include "render/export/write_file.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

/// Some hours of films at 1080p.
constexpr std::uintmax_t kMostCacheBytes = 512'000'000;

bool is_asked_for(const std::string& id, const FilmOptions& options) {
  return options.only.empty() || options.only == id;
}

/// What a film is made with.
struct FilmJob {
  Clip clip;
  VideoOptions video;
  Hash key;          ///< of what every file of the film is made from
  std::string size;  ///< and of what its pictures are
};

using SharedJob = std::shared_ptr<const FilmJob>;

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

/// The title of the chapter that `seconds` are in.
std::string chapter_at(const Clip& clip, double seconds) {
  std::string title;
  for (const FilmChapter& chapter : clip.chapters) {
    if (chapter.from < seconds) {
      title = chapter.title;
    }
  }
  return title;
}

SharedJob job_of(const Edition& edition, const AnimationSpec& spec,
                 const BuildOptions& options, const Keys& keys) {
  FilmJob job{edition.clips.at(spec.id.value), {}, {}, {}};
  if (options.films.draft) {
    job.clip.frames_per_second /= 2;
  }
  job.video.size = film_size(options);
  job.video.store = forgiving_store(options.films.cache);
  job.key = keys.of("film", hash_bytes(film_inputs(edition, spec)));
  job.size = fmt::format("{}x{} {}", job.video.size.width,
                         job.video.size.height, job.clip.frames_per_second);
  return std::make_shared<const FilmJob>(std::move(job));
}

void make_film(const FilmJob& job,
               const std::function<void(const FilmProgress&)>& progress,
               int threads, const fs::path& file) {
  VideoOptions video = job.video;
  video.threads = threads;
  const Clip& clip = job.clip;
  if (progress) {
    video.progress = [&clip, &progress](int frames) {
      progress({clip.id, chapter_at(clip, frames / clip.frames_per_second),
                frames, count_frames(clip)});
    };
  }
  write_mp4(clip, video, file);
}

void paint_frame(const Scene& scene, PixelSize size, const TextEngine& text,
                 const fs::path& file) {
  Surface surface(size);
  paint(scene, text, surface);
  write_png(surface, file);
}

BuildItem picture_item(const SharedJob& job, const std::string& name,
                       double seconds, const Keys& keys) {
  // Of its Scene, so that another step's caption does not make it again.
  auto scene = std::make_shared<const Scene>(job->clip.at(seconds));
  const Hash key = keys.of("frame", hash(*scene), job->size);
  return {
      fmt::format("animations/{}.png", name), Format::Mp4, key,
      [job, scene = std::move(scene)](const auto& file, const auto& text, int) {
        paint_frame(*scene, job->video.size, text, file);
      }};
}

BuildItem text_item(const SharedJob& job, const std::string& ending,
                    const std::string& text, const Keys& keys) {
  return {
      fmt::format("animations/{}{}", job->clip.id, ending), Format::Mp4,
      keys.of("words", ending, text),
      [text](const auto& file, const auto&, int) { write_file(text, file); }};
}

/// A format that one thread writes.
struct Animation {
  Format format;
  PixelSize size;
  void (*write)(const Clip& clip, PixelSize size, const fs::path& file);
};

BuildItem animation_item(const SharedJob& job, const Animation& animation,
                         const Keys& keys) {
  const std::string& name =
      format_names()[static_cast<std::size_t>(animation.format)];
  return {fmt::format("animations/{}.{}", job->clip.id, name), animation.format,
          keys.of(name, job->key, job->size),
          [job, animation](const auto& file, const auto&, int) {
            animation.write(job->clip, animation.size, file);
          }};
}

void plan_animations(const SharedJob& job, const std::set<Format>& formats,
                     const Keys& keys, std::vector<BuildItem>& items) {
  const PixelSize full = job->video.size;
  const PixelSize small = animation_size(full);
  for (const Animation& animation :
       {Animation{Format::WebM, full, write_webm},
        Animation{Format::Gif, small, write_gif},
        Animation{Format::WebP, small, write_webp}}) {
    if (formats.contains(animation.format)) {
      items.push_back(animation_item(job, animation, keys));
    }
  }
}

void plan_film(const SharedJob& job, const FilmOptions& options,
               const Keys& keys, std::vector<BuildItem>& items) {
  const Clip& clip = job->clip;
  items.push_back({fmt::format("animations/{}.mp4", clip.id), Format::Mp4,
                   keys.of("mp4", job->key, job->size),
                   [job, progress = options.progress](
                       const auto& file, const auto&, int threads) {
                     make_film(*job, progress, threads, file);
                   }});
  items.push_back(picture_item(job, clip.id, clip.seconds, keys));
  items.push_back(text_item(job, ".txt", clip.transcript, keys));
  items.push_back(text_item(job, ".vtt", to_webvtt(clip.captions), keys));
}

void plan_frame(const SharedJob& job, const FilmOptions::Frame& frame,
                const Keys& keys, std::vector<BuildItem>& items) {
  const Clip& clip = job->clip;
  const double seconds = frame.last ? clip.seconds : frame.seconds;
  const std::string name =
      frame.last ? clip.id + "-last" : fmt::format("{}-{}s", clip.id, seconds);
  items.push_back(picture_item(job, name, seconds, keys));
}

bool has_film(const Edition& edition, const std::string& id,
              const fs::path& deck, Diagnostics& diagnostics) {
  if (id.empty() || edition.clips.contains(id)) {
    return true;
  }
  std::vector<std::string> ids;
  for (const auto& [known, clip] : edition.clips) {
    ids.push_back(known);
  }
  diagnostics.error({deck.string(), 0, 0, 0}, "unknown-name",
                    fmt::format("the deck has no animation '{}'", id),
                    suggest(id, ids));
  return false;
}

}  // namespace

void plan_films(const Edition& edition, const BuildOptions& options,
                const Keys& keys, std::vector<BuildItem>& items) {
  for (const AnimationSpec& spec : edition.deck.animations()) {
    if (!is_asked_for(spec.id.value, options.films)) {
      continue;
    }
    const SharedJob job = job_of(edition, spec, options, keys);
    if (options.films.frame) {
      plan_frame(job, *options.films.frame, keys, items);
      continue;
    }
    if (options.formats.contains(Format::Mp4)) {
      plan_film(job, options.films, keys, items);
    }
    plan_animations(job, options.formats, keys, items);
  }
}

bool films_are_there(const Edition& edition, const FilmOptions& options,
                     const fs::path& deck, Diagnostics& diagnostics) {
  if (!has_film(edition, options.only, deck, diagnostics)) {
    return false;
  }
  bool all_there = true;
  for (const AnimationSpec& spec : edition.deck.animations()) {
    const double seconds = edition.clips.at(spec.id.value).seconds;
    if (!options.frame || options.frame->seconds <= seconds ||
        !is_asked_for(spec.id.value, options)) {
      continue;
    }
    all_there = false;
    diagnostics.error(spec.id.span, "film-frame",
                      fmt::format("film '{}' has no frame at {} seconds",
                                  spec.id.value, options.frame->seconds),
                      fmt::format("it is {:.1f} seconds long", seconds));
  }
  return all_there;
}

void trim_film_cache(const fs::path& cache) {
  if (!cache.empty()) {
    trim_store(cache, kMostCacheBytes);
  }
}

}  // namespace owldeck
