#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "render/scene/scene.h"

namespace owldeck {

/// One page of a document. `name` is a link target (`#slide-7`) and the stem of
/// its picture's file name; `title` is its entry in the outline.
struct Page {
  std::string name{};
  std::string title{};
  Scene scene{};
  friend bool operator==(const Page&, const Page&) = default;
};

/// Finished pages with what a reader needs beside them.
struct Document {
  std::string title{};
  std::string language = "en";  ///< BCP 47
  std::vector<Page> pages{};
  friend bool operator==(const Document&, const Document&) = default;
};

/// What is said under a film for a while. Units: seconds.
struct FilmCaption {
  double from = 0;
  double to = 0;
  std::string text{};
  friend bool operator==(const FilmCaption&, const FilmCaption&) = default;
};

/// Where a part of a film that has a name begins; it lasts until the next one.
/// Units: seconds.
struct FilmChapter {
  double from = 0;
  std::string title{};
  /// What is to be seen at its end, as a sentence, for who cannot see it.
  std::string told{};
  friend bool operator==(const FilmChapter&, const FilmChapter&) = default;
};

/// A time in which a film's picture stays as it is. Units: seconds; `to` is no
/// longer part of it.
struct FilmRest {
  double from = 0;
  double to = 0;
  friend bool operator==(const FilmRest&, const FilmRest&) = default;
};

/// One entry of 256 is left for what does not change.
inline constexpr std::size_t kMostPaletteColors = 255;

/// A film: a pure function from time to Scene.
/// Units: seconds from 0 to `seconds`. `at` may be called from any thread, in
/// any order, and gives equal Scenes for equal times.
struct Clip {
  std::string id{};
  std::string title{};
  double seconds = 0;
  double frames_per_second = 30;
  std::function<Scene(double)> at{};
  /// Where a part that a later edit may change alone begins: the steps and
  /// holds. Units: seconds, sorted; may be empty. An exporter that keeps
  /// finished parts divides the film there.
  std::vector<double> cuts{};
  /// Where an exporter need not ask for every frame; sorted, may be empty.
  std::vector<FilmRest> rests{};
  std::vector<FilmCaption> captions{};  ///< in their order, none over another
  std::vector<FilmChapter> chapters{};  ///< in their order
  std::string transcript{};  ///< the film in words, for who cannot see it
  /// What a format of few colours shows it in, the first of equal ones counts;
  /// at most kMostPaletteColors. If empty, such formats choose.
  std::vector<Color> palette{};
};

}  // namespace owldeck
