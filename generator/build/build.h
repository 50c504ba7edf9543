#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "generator/build/edition.h"
#include "generator/build/simulate.h"
#include "render/paint/painter.h"

namespace owldeck {

/// How far a film has come.
struct FilmProgress {
  std::string name;  ///< of its file or folder, such as `score-flow.webm`
  std::string step;  ///< the chapter of the last frame that is done
  int frames = 0;
  int of = 0;
};

/// What is asked of films alone.
struct FilmOptions {
  std::string only{};  ///< id of the one film that is made; all if empty
  bool draft = false;  ///< half the size and half the rate, for a look
  /// Only a picture of this moment. Units: seconds, or the end.
  struct Frame {
    double seconds = 0;
    bool last = false;
  };
  std::optional<Frame> frame{};
  /// Where encoded parts of films outlive a build; none if empty. What is there
  /// changes no byte of what is made.
  std::filesystem::path cache{};
  /// Is told when a film begins, and of every part of it that is done, by any
  /// thread but never by two at once; may be empty.
  std::function<void(const FilmProgress&)> progress{};
};

enum class Format {
  Pdf,
  Png,
  Mp4,
  ContactSheet,
  WebM,
  Gif,
  WebP,
  Frames,  ///< every frame of a film as PNG
  Strip    ///< a film's steps on paper, as PDF
};

/// Whether it shows a film.
[[nodiscard]] bool is_film(Format format);
/// Whether a film moves in it. Such a film's last frame, captions and
/// transcript stand beside it.
[[nodiscard]] bool is_moving(Format format);

/// The formats' command line words, in the order of Format.
[[nodiscard]] const std::vector<std::string>& format_names();
[[nodiscard]] const std::string& name_of(Format format);

struct BuildOptions {
  std::filesystem::path deck;
  std::filesystem::path output = "output";
  Audience audience = Audience::Learner;
  std::set<Format> formats{Format::Pdf, Format::Png, Format::Mp4};
  PixelSize size;                      ///< of slides and films
  std::set<Simulation> simulations{};  ///< one more contact sheet for each
  FilmOptions films{};
  bool boxes = false;  ///< slots, grid and baselines over every page
  int threads = 1;
  /// Is told when another build of the deck is waited for; may be empty.
  std::function<void()> waits{};
};

/// What a build did. Paths are below `folder`.
struct BuildReport {
  std::filesystem::path folder;  ///< `<output>/<deck id>/<audience>`
  std::vector<std::string> made;
  std::vector<std::string> kept;
};

/// Builds one edition into its folder, alone: builds of the same deck into the
/// same folder come one after the other. A file whose key is the one it was
/// made with is kept; if all are, nothing is touched. Files of other formats
/// stay as they are, and so do other films if only one is made. After a failure
/// the folder is as it was. Reports: everything the stages report,
/// `unknown-name` for a film that the deck has not, `film-frame` for a moment
/// after a film's end, `leak-file` and `leak-unread` for what an audit of a
/// learner's files finds, of which none is published then, and `output` for
/// what the disk or an encoder refuses. Check the diagnostics for errors before
/// using the report.
[[nodiscard]] BuildReport build(const BuildOptions& options,
                                const FileReader& files, SourceTexts& sources,
                                Diagnostics& diagnostics);

}  // namespace owldeck
