#include "generator/build/film_items.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "generator/build/film_job.h"
#include "generator/build/film_strip.h"
#include "render/export/animated.h"
#include "render/export/frames.h"
#include "render/export/mp4.h"
#include "render/export/pdf.h"
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
      fmt::format("animations/{}.png", name), key,
      [job, scene = std::move(scene)](const auto& file, const auto& text, int) {
        paint_frame(*scene, job->video.size, text, file);
      }};
}

BuildItem text_item(const SharedJob& job, const std::string& ending,
                    const std::string& text, const Keys& keys) {
  return {
      fmt::format("animations/{}{}", job->clip.id, ending),
      keys.of("words", ending, text),
      [text](const auto& file, const auto&, int) { write_file(text, file); }};
}

/// A format that one thread writes.
struct Animation {
  Format format;
  PixelSize size;
  void (*write)(const Clip& clip, PixelSize size, const fs::path& file,
                const FramesDone& progress);
};

BuildItem animation_item(const SharedJob& job, const Animation& animation,
                         const Keys& keys) {
  const std::string& format = name_of(animation.format);
  const std::string name = fmt::format("{}.{}", job->clip.id, format);
  return {"animations/" + name, keys.of(format, job->key, job->size),
          [job, animation, name](const auto& file, const auto&, int) {
            animation.write(job->clip, animation.size, file, meter(*job, name));
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

/// The job's options on so many threads.
VideoOptions video_on(int threads, const FilmJob& job,
                      const std::string& name) {
  VideoOptions video = job.video;
  video.threads = threads;
  video.progress = meter(job, name);
  return video;
}

BuildItem mp4_item(const SharedJob& job, const Keys& keys) {
  const std::string name = job->clip.id + ".mp4";
  BuildItem item{"animations/" + name, keys.of("mp4", job->key, job->size),
                 [job, name](const auto& file, const auto&, int threads) {
                   write_mp4(job->clip, video_on(threads, *job, name), file);
                 }};
  item.takes_all_threads = true;
  return item;
}

BuildItem frames_item(const SharedJob& job, const Keys& keys) {
  const std::string name = fmt::format("{}{}", job->clip.id, kFramesEnding);
  BuildItem item{"animations/" + name, keys.of("frames", job->key, job->size),
                 [job, name](const auto& folder, const auto&, int threads) {
                   VideoOptions video = video_on(threads, *job, name);
                   video.store = job->frame_store;
                   write_frames(job->clip, video, folder);
                 }};
  item.files = frame_files(job->clip);
  item.takes_all_threads = true;
  return item;
}

BuildItem strip_item(const Edition& edition, const SharedJob& job,
                     const Keys& keys) {
  const AudienceDeck& deck = edition.deck;
  auto strip = std::make_shared<const Document>(film_strip(
      job->clip, {deck.title().value, deck.language()}, edition.look.theme));
  const Hash key = keys.of("strip", hash(*strip));
  return {fmt::format("animations/{}{}", job->clip.id, kStripEnding), key,
          [strip = std::move(strip)](const auto& file, const auto& text, int) {
            write_pdf(*strip, text, file);
          }};
}

/// What stands beside a film that moves: its last frame and its words.
void plan_companions(const SharedJob& job, const Keys& keys,
                     std::vector<BuildItem>& items) {
  const Clip& clip = job->clip;
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

void plan_film(const Edition& edition, const SharedJob& job,
               const std::set<Format>& formats, const Keys& keys,
               std::vector<BuildItem>& items) {
  if (formats.contains(Format::Mp4)) {
    items.push_back(mp4_item(job, keys));
  }
  plan_animations(job, formats, keys, items);
  if (std::ranges::any_of(formats, is_moving)) {
    plan_companions(job, keys, items);
  }
  if (formats.contains(Format::Frames)) {
    items.push_back(frames_item(job, keys));
  }
  if (formats.contains(Format::Strip)) {
    items.push_back(strip_item(edition, job, keys));
  }
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

/// What tells `progress` by one thread at a time.
std::function<void(const FilmProgress&)> in_turns(
    const std::function<void(const FilmProgress&)>& progress) {
  if (!progress) {
    return {};
  }
  return [progress,
          guard = std::make_shared<std::mutex>()](const FilmProgress& now) {
    const std::scoped_lock lock(*guard);
    progress(now);
  };
}

}  // namespace

void plan_films(const Edition& edition, const BuildOptions& options,
                const Keys& keys, std::vector<BuildItem>& items) {
  BuildOptions shared = options;
  shared.films.progress = in_turns(options.films.progress);
  for (const AnimationSpec& spec : edition.deck.animations()) {
    if (!is_asked_for(spec.id.value, options.films)) {
      continue;
    }
    const SharedJob job = film_job(edition, spec, shared, keys);
    if (options.films.frame) {
      plan_frame(job, *options.films.frame, keys, items);
    } else {
      plan_film(edition, job, options.formats, keys, items);
    }
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
    trim_store(frame_cache(cache), kMostCacheBytes);
  }
}

}  // namespace owldeck
