#pragma once

#include <functional>
#include <vector>

#include "render/paint/painter.h"
#include "render/scene/document.h"
#include "render/scene/hash.h"

/// A film divided into parts that can be made, and kept, one by one. For every
/// format that shows a Clip.
namespace owldeck {

/// The number of frames in a film.
[[nodiscard]] int count_frames(const Clip& clip);

/// Is told how many frames of a film are done.
using FramesDone = std::function<void(int frames)>;

/// As many of `wanted` threads as there is memory for, if each takes
/// `bytes_of_pixel` for every pixel of a picture: 1 or more.
[[nodiscard]] std::size_t affordable_threads(int wanted, PixelSize size,
                                             double bytes_of_pixel);

/// Frames from `first` up to but not including `end`.
struct FrameRange {
  int first = 0;
  int end = 0;
  friend bool operator==(const FrameRange&, const FrameRange&) = default;
};

/// The longest part of a clip that does not tell its rests: few key frames, but
/// many parts for many threads, and seeking is quick.
inline constexpr int kMostFramesInPart = 90;
/// The most frames that move in a part of one that does, so that even one step
/// of a film is made on several threads. Frames that rest cost next to nothing.
inline constexpr int kMostMovingInPart = 24;
/// Shorter ones are joined to a neighbour where that is possible.
inline constexpr int kFewFramesInPart = 6;

/// All frames of the film in parts that begin at its cuts.
[[nodiscard]] std::vector<FrameRange> parts_of(const Clip& clip);

/// Whether the frames at two times of the film are surely the same picture.
[[nodiscard]] bool rests_between(const Clip& clip, double from, double to);

/// A Scene and for how many frames it is seen.
struct Still {
  Scene scene;
  int frames = 1;
};

/// What `frames` show, equal neighbours joined. A frame's Scene is asked for
/// once at most.
[[nodiscard]] std::vector<Still> stills_of(const Clip& clip,
                                           const FrameRange& frames);

/// The same for stills that show the same for as long.
[[nodiscard]] Hash hash_of(const std::vector<Still>& stills);

}  // namespace owldeck
