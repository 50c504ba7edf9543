#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "generator/build/build.h"

namespace owldeck {

/// One file to be made: pure work on an Edition.
struct BuildItem {
  std::string path;  ///< below the edition's folder
  Format format = Format::Pdf;
  Hash key;  ///< of every input
  /// Makes the file. `threads` is how many it may use.
  std::function<void(const std::filesystem::path& file, const TextEngine& text,
                     int threads)>
      make;
};

/// The files that `options` asks of `edition`, which must outlive them.
/// `font_versions` are those of the engine that draws. If `ahead` is not null,
/// it has drawn the PDF.
[[nodiscard]] std::vector<BuildItem> plan(const Edition& edition,
                                          const BuildOptions& options,
                                          const std::string& font_versions,
                                          PdfAhead* ahead);

/// The format that a path of an edition belongs to, or nothing if no build
/// makes such a path.
[[nodiscard]] std::optional<Format> format_of(const std::string& path);

}  // namespace owldeck
