#pragma once

#include <vector>

#include "render/scene/document.h"

/// A film divided into parts that can be made, and kept, one by one. For every
/// format that shows a Clip.
namespace owldeck {

/// The number of frames in a film.
[[nodiscard]] int count_frames(const Clip& clip);

/// Frames from `first` up to but not including `end`.
struct FrameRange {
  int first = 0;
  int end = 0;
  friend bool operator==(const FrameRange&, const FrameRange&) = default;
};

/// The longest part: few key frames, but many parts for many threads, and
/// seeking is quick.
inline constexpr int kMostFramesInPart = 90;
/// Shorter ones are joined to a neighbour where that is possible.
inline constexpr int kFewFramesInPart = 6;

/// All frames of the film in parts that begin at its cuts.
[[nodiscard]] std::vector<FrameRange> parts_of(const Clip& clip);

/// A Scene and for how many frames it is seen.
struct Still {
  Scene scene;
  int frames = 1;
};

/// What `frames` show, equal neighbours joined. Each frame's Scene is asked for
/// once.
[[nodiscard]] std::vector<Still> stills_of(const Clip& clip,
                                           const FrameRange& frames);

}  // namespace owldeck
