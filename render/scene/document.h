#pragma once

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
};

}  // namespace owldeck
