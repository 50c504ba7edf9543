#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "generator/build/build.h"

namespace owldeck {

/// One file, or one folder of files, to be made: pure work on an Edition.
struct BuildItem {
  std::string path;  ///< below the edition's folder
  Hash key;          ///< of every input
  /// Makes the file, or all files of the folder, which exists. `threads` is how
  /// many it may use.
  std::function<void(const std::filesystem::path& place, const TextEngine& text,
                     int threads)>
      make;
  std::vector<std::string> files{};  ///< if `path` is a folder: those in it
  bool takes_all_threads = false;    ///< rather than one beside other items

  /// The files' paths below the edition's folder.
  [[nodiscard]] std::vector<std::string> paths() const;
};

/// The files that `options` asks of `edition`, which must outlive them.
/// `font_versions` are those of the engine that draws. If `ahead` is not null,
/// it has drawn the PDF.
[[nodiscard]] std::vector<BuildItem> plan(const Edition& edition,
                                          const BuildOptions& options,
                                          const std::string& font_versions,
                                          PdfAhead* ahead);

/// The formats that a path of an edition belongs to: several if it stands
/// beside films, none if no build makes such a path.
[[nodiscard]] std::set<Format> formats_of(const std::string& path);

}  // namespace owldeck
