#include "generator/build/build.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "generator/build/film_items.h"
#include "generator/build/items.h"
#include "generator/build/manifest.h"
#include "generator/build/parallel.h"
#include "generator/build/publish.h"
#include "generator/build/warm_engine.h"
#include "render/error.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

constexpr const char* kManifest = "manifest.json";

// What stands in the edition's folder and still is what its manifest says.
std::vector<ManifestFile> files_now(const fs::path& folder,
                                    const FileReader& files) {
  const auto text = files.read(folder / kManifest);
  auto listed = text ? manifest_files(*text) : std::nullopt;
  if (!listed) {
    return {};
  }
  std::erase_if(*listed, [&](const ManifestFile& file) {
    const auto bytes = files.read(folder / file.path);
    return !bytes || bytes->size() != file.bytes ||
           hash_bytes(*bytes) != file.hash;
  });
  return std::move(*listed);
}

const ManifestFile* find_file(const std::vector<ManifestFile>& files,
                              const std::string& path) {
  const auto found = std::ranges::find(files, path, &ManifestFile::path);
  return found == files.end() ? nullptr : &*found;
}

bool is_ours(const std::string& relative) {
  return relative == kManifest || format_of(relative).has_value();
}

ManifestFile describe(const fs::path& file, const BuildItem& item,
                      const FileReader& files) {
  const auto bytes = files.read(file);
  if (!bytes) {
    throw RenderError(file.string(), "cannot read back what was written");
  }
  return {item.path, bytes->size(), hash_bytes(*bytes), item.key};
}

void write_text(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    throw RenderError(path.string(), "cannot write the file");
  }
}

// The work of one build, split into what can be kept and what must be made.
struct Work {
  std::vector<BuildItem> make;
  std::vector<ManifestFile> keep;
};

// Whether a file that is not planned is none of this build's business: of
// another format, or of a film when only some of its files are asked for.
bool stays(const std::string& path, const BuildOptions& options) {
  const auto format = format_of(path);
  const bool some_films = !options.films.only.empty() || options.films.frame;
  return format && (!options.formats.contains(*format) ||
                    (is_film(*format) && some_films));
}

Work divide(std::vector<BuildItem> items, const BuildOptions& options,
            const std::vector<ManifestFile>& now) {
  Work work;
  std::set<std::string> planned;
  for (BuildItem& item : items) {
    planned.insert(item.path);
    const ManifestFile* old = find_file(now, item.path);
    if (old != nullptr && old->key == item.key) {
      work.keep.push_back(*old);
    } else {
      work.make.push_back(std::move(item));
    }
  }
  for (const ManifestFile& old : now) {
    if (!planned.contains(old.path) && stays(old.path, options)) {
      work.keep.push_back(old);
    }
  }
  return work;
}

// Films use all threads one after the other; everything else is shared out.
void make_all(const std::vector<BuildItem>& items, const BuildOptions& options,
              const TextEngine& text, const StagedFolder& staged) {
  std::vector<const BuildItem*> small;
  for (const BuildItem& item : items) {
    if (item.path.ends_with(".mp4")) {
      item.make(staged.path(item.path), text, options.threads);
    } else {
      small.push_back(&item);
    }
  }
  parallel_for(small.size(), options.threads, text,
               [&](const TextEngine& engine, std::size_t i) {
                 small[i]->make(staged.path(small[i]->path), engine, 1);
               });
}

void publish(const Edition& edition, const Work& work,
             const BuildOptions& options, const FileReader& files,
             const TextEngine& text, const fs::path& folder) {
  StagedFolder staged(folder);
  make_all(work.make, options, text, staged);
  std::vector<ManifestFile> listed = work.keep;
  for (const ManifestFile& file : work.keep) {
    staged.keep(file.path);
  }
  for (const BuildItem& item : work.make) {
    listed.push_back(describe(staged.path(item.path), item, files));
  }
  std::ranges::sort(listed, {}, &ManifestFile::path);
  write_text(staged.path(kManifest),
             manifest_text(edition.deck, edition.traces, listed));
  staged.keep_foreign(is_ours);
  staged.publish();
  trim_film_cache(options.films.cache);
}

// Whether the folder holds exactly the files of `work`, none to be made.
bool is_current(const Work& work, const std::vector<ManifestFile>& now) {
  return work.make.empty() && work.keep.size() == now.size();
}

fs::path folder_of(const std::string& deck, const BuildOptions& options) {
  return options.output / deck / to_string(options.audience);
}

// Whether to draw the PDF before it is known if it can be kept: only where
// there is none to keep, and a thread to spare.
bool draws_ahead(const fs::path& folder, const BuildOptions& options) {
  return options.threads > 1 && options.formats.contains(Format::Pdf) &&
         !fs::exists(folder / kManifest);
}

BuildReport build_edition(const Edition& edition, const BuildOptions& options,
                          const FileReader& files, const TextEngine& text,
                          PdfAhead* ahead) {
  BuildReport report;
  report.folder = folder_of(edition.deck.id(), options);
  const std::vector<ManifestFile> now = files_now(report.folder, files);
  const Work work =
      divide(plan(edition, options, text.font_versions(), ahead), options, now);
  if (!is_current(work, now)) {
    publish(edition, work, options, files, text, report.folder);
  }
  for (const BuildItem& item : work.make) {
    report.made.push_back(item.path);
  }
  for (const ManifestFile& file : work.keep) {
    report.kept.push_back(file.path);
  }
  return report;
}

}  // namespace

const std::vector<std::string>& format_names() {
  static const std::vector<std::string> names{
      "pdf", "png", "mp4", "contact-sheet", "webm", "gif", "webp"};
  return names;
}

bool is_film(Format format) {
  return format == Format::Mp4 || format == Format::WebM ||
         format == Format::Gif || format == Format::WebP;
}

BuildReport build(const BuildOptions& options, const FileReader& files,
                  SourceTexts& sources, Diagnostics& diagnostics) {
  try {
    auto engine = begin_text_engine(options.threads);
    const auto checked =
        load_and_check(options.deck, files, sources, diagnostics);
    if (!checked) {
      return {};
    }
    const auto loaded = engine.get();
    const TextEngine& text = *loaded;
    std::mutex guard;
    const GuardedMeasurer measurer(text, guard);
    std::optional<PdfAhead> drawing;
    if (draws_ahead(folder_of(checked->deck.id.value, options), options)) {
      drawing.emplace(text, guard);
    }
    PdfAhead* const ahead = drawing ? &*drawing : nullptr;
    const auto edition = make_edition(*checked, options.audience, measurer,
                                      ahead, diagnostics, options.boxes);
    if (!edition ||
        !films_are_there(*edition, options.films, options.deck, diagnostics)) {
      return {};
    }
    return build_edition(*edition, options, files, text, ahead);
  } catch (const RenderError& error) {
    diagnostics.error({error.path(), 0, 0, 0}, "output", error.what());
    return {};
  }
}

}  // namespace owldeck
