#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "generator/build/edition.h"
#include "generator/build/simulate.h"
#include "render/paint/painter.h"

namespace owldeck {

enum class Format { Pdf, Png, Mp4, ContactSheet };

/// The formats' command line words, in the order of Format.
[[nodiscard]] const std::vector<std::string>& format_names();

struct BuildOptions {
  std::filesystem::path deck;
  std::filesystem::path output = "output";
  Audience audience = Audience::Learner;
  std::set<Format> formats{Format::Pdf, Format::Png, Format::Mp4};
  PixelSize size;                      ///< of slides and films
  std::set<Simulation> simulations{};  ///< one more contact sheet for each
  bool boxes = false;  ///< slots, grid and baselines over every page
  int threads = 1;
};

/// What a build did. Paths are below `folder`.
struct BuildReport {
  std::filesystem::path folder;  ///< `<output>/<deck id>/<audience>`
  std::vector<std::string> made;
  std::vector<std::string> kept;
};

/// Builds one edition into its folder. A file whose key is the one it was made
/// with is kept; if all are, nothing is touched. Files of other formats stay as
/// they are. After a failure the folder is as it was.
/// Reports: everything the stages report, and `output` for what the disk or an
/// encoder refuses. Check the diagnostics for errors before using the report.
[[nodiscard]] BuildReport build(const BuildOptions& options,
                                const FileReader& files, SourceTexts& sources,
                                Diagnostics& diagnostics);

}  // namespace owldeck
