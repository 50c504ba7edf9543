#include "generator/build/build.h"

#include <algorithm>
#include <map>
#include <set>

#include "generator/build/film_items.h"
#include "generator/build/items.h"
#include "generator/build/manifest.h"
#include "generator/build/parallel.h"
#include "generator/build/publish.h"
#include "generator/build/staged_audit.h"
#include "generator/build/warm_engine.h"
#include "render/error.h"
#include "render/export/write_file.h"

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

bool is_ours(const std::string& relative) {
  return relative == kManifest || !formats_of(relative).empty();
}

ManifestFile describe(const std::string& path, const Hash& key,
                      const StagedFolder& staged, const FileReader& files) {
  const fs::path file = staged.path(path);
  const auto bytes = files.read(file);
  if (!bytes) {
    throw RenderError(file.string(), "cannot read back what was written");
  }
  return {path, bytes->size(), hash_bytes(*bytes), key};
}

// The work of one build, split into what can be kept and what must be made.
struct Work {
  std::vector<BuildItem> make;
  std::vector<ManifestFile> keep;
};

// What the items of one build make.
struct Planned {
  std::set<std::string> paths;
  std::set<std::string> folders;  // whole ones
};

Planned planned_by(const std::vector<BuildItem>& items) {
  Planned planned;
  for (const BuildItem& item : items) {
    for (std::string& path : item.paths()) {
      planned.paths.insert(std::move(path));
    }
    if (!item.files.empty()) {
      planned.folders.insert(item.path);
    }
  }
  return planned;
}

// Whether a file that is not planned is none of this build's business: of
// another format, or of a film when only some of its files are asked for.
bool stays(const std::string& path, const Planned& planned,
           const BuildOptions& options) {
  const std::set<Format> formats = formats_of(path);
  if (formats.empty() ||
      planned.folders.contains(fs::path(path).parent_path().string())) {
    return false;
  }
  const bool some_films = !options.films.only.empty() || options.films.frame;
  return (some_films && is_film(*formats.begin())) ||
         std::ranges::none_of(formats, [&](Format format) {
           return options.formats.contains(format);
         });
}

Work divide(std::vector<BuildItem> items, const BuildOptions& options,
            const std::vector<ManifestFile>& now) {
  std::map<std::string, const ManifestFile*> old;
  for (const ManifestFile& file : now) {
    old.emplace(file.path, &file);
  }
  Work work;
  const Planned planned = planned_by(items);
  for (BuildItem& item : items) {
    const std::vector<std::string> paths = item.paths();
    const bool is_current = std::ranges::all_of(paths, [&](const auto& path) {
      const auto found = old.find(path);
      return found != old.end() && found->second->key == item.key;
    });
    if (is_current) {
      for (const std::string& path : paths) {
        work.keep.push_back(*old.at(path));
      }
    } else {
      work.make.push_back(std::move(item));
    }
  }
  for (const ManifestFile& file : now) {
    if (!planned.paths.contains(file.path) &&
        stays(file.path, planned, options)) {
      work.keep.push_back(file);
    }
  }
  return work;
}

// Where an item is to be made.
fs::path place_of(const BuildItem& item, const StagedFolder& staged) {
  return item.files.empty() ? staged.path(item.path)
                            : staged.path(item.paths().front()).parent_path();
}

// What uses all threads comes one after the other; the rest is shared out.
void make_all(const std::vector<BuildItem>& items, const BuildOptions& options,
              const TextEngine& text, const StagedFolder& staged) {
  std::vector<const BuildItem*> small;
  for (const BuildItem& item : items) {
    if (item.takes_all_threads) {
      item.make(place_of(item, staged), text, options.threads);
    } else {
      small.push_back(&item);
    }
  }
  parallel_for(small.size(), options.threads, text,
               [&](const TextEngine& engine, std::size_t i) {
                 small[i]->make(place_of(*small[i], staged), engine, 1);
               });
}

// The paths of what is made, the manifest with it.
std::vector<std::string> paths_made(const Work& work) {
  std::vector<std::string> paths{kManifest};
  for (const BuildItem& item : work.make) {
    std::ranges::move(item.paths(), std::back_inserter(paths));
  }
  return paths;
}

// Tells whether the files of a staged edition may be published.
using Audit = std::function<bool(const StagedFolder& staged,
                                 const std::vector<std::string>& paths)>;

// Publishes nothing if the audit does not let it.
bool publish(const Edition& edition, const Work& work,
             const BuildOptions& options, const FileReader& files,
             const TextEngine& text, const fs::path& folder,
             const Audit& audit) {
  StagedFolder staged(folder);
  make_all(work.make, options, text, staged);
  std::vector<ManifestFile> listed = work.keep;
  for (const ManifestFile& file : work.keep) {
    staged.keep(file.path);
  }
  for (const BuildItem& item : work.make) {
    for (const std::string& path : item.paths()) {
      listed.push_back(describe(path, item.key, staged, files));
    }
  }
  std::ranges::sort(listed, {}, &ManifestFile::path);
  write_file(manifest_text(edition.deck, edition.traces, listed),
             staged.path(kManifest));
  if (!audit(staged, paths_made(work))) {
    return false;
  }
  staged.keep_foreign(is_ours);
  staged.publish();
  trim_film_cache(options.films.cache);
  return true;
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
                          PdfAhead* ahead, const Audit& audit) {
  BuildReport report;
  report.folder = folder_of(edition.deck.id(), options);
  // What stands there must not change before it is replaced.
  const FolderLock lock(report.folder.parent_path(), options.waits);
  const std::vector<ManifestFile> now = files_now(report.folder, files);
  const Work work =
      divide(plan(edition, options, text.font_versions(), ahead), options, now);
  if (!is_current(work, now) &&
      !publish(edition, work, options, files, text, report.folder, audit)) {
    return {};
  }
  for (const BuildItem& item : work.make) {
    for (std::string& path : item.paths()) {
      report.made.push_back(std::move(path));
    }
  }
  for (const ManifestFile& file : work.keep) {
    report.kept.push_back(file.path);
  }
  return report;
}

}  // namespace

const std::vector<std::string>& format_names() {
  static const std::vector<std::string> names{
      "pdf", "png",  "mp4",    "contact-sheet", "webm",
      "gif", "webp", "frames", "strip"};
  return names;
}

const std::string& name_of(Format format) {
  return format_names()[static_cast<std::size_t>(format)];
}

bool is_moving(Format format) {
  return format == Format::Mp4 || format == Format::WebM ||
         format == Format::Gif || format == Format::WebP;
}

bool is_film(Format format) {
  return is_moving(format) || format == Format::Frames ||
         format == Format::Strip;
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
    StagedAudit audit(checked->deck, *edition, options.threads);
    return build_edition(
        *edition, options, files, text, ahead,
        [&](const StagedFolder& staged, const std::vector<std::string>& paths) {
          return audit.passes(staged, paths, sources, diagnostics);
        });
  } catch (const RenderError& error) {
    const fs::path blamed =
        error.path().empty() ? options.deck : published_place(error.path());
    diagnostics.error({blamed.string(), 0, 0, 0}, "output", error.what());
    return {};
  }
}

}  // namespace owldeck
