#include "render/export/film_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace owldeck {
namespace {

/// A part's, if a frame that rests costs 1.
constexpr int kMostCost = 360;

/// Frames at which a part begins, and the film's end.
std::vector<int> cut_frames(const Clip& clip) {
  const int count = count_frames(clip);
  std::vector<int> frames{0};
  for (const double seconds : clip.cuts) {
    // The first frame that is not before the cut.
    const int frame =
        static_cast<int>(std::ceil(seconds * clip.frames_per_second - 1e-6));
    if (frame - frames.back() >= kFewFramesInPart &&
        count - frame >= kFewFramesInPart) {
      frames.push_back(frame);
    }
  }
  frames.push_back(count);
  return frames;
}

/// What the frames up to and including each of `frames` cost together; it is
/// known which of them rest, if any do.
std::vector<int> costs_of(const Clip& clip, const FrameRange& frames) {
  const int moving = clip.rests.empty() ? kMostCost / kMostFramesInPart
                                        : kMostCost / kMostMovingInPart;
  std::vector<int> costs;
  int cost = 0;
  for (int frame = frames.first; frame < frames.end; ++frame) {
    const bool rests = rests_between(clip, (frame - 1) / clip.frames_per_second,
                                     frame / clip.frames_per_second);
    cost += rests ? 1 : moving;
    costs.push_back(cost);
  }
  return costs;
}

}  // namespace

int count_frames(const Clip& clip) {
  return static_cast<int>(std::lround(clip.seconds * clip.frames_per_second));
}

std::size_t affordable_threads(int wanted, PixelSize size,
                               double bytes_of_pixel) {
  constexpr double kMostBytes = 1.2e9;
  const double of_thread = bytes_of_pixel * size.width * size.height;
  const double most = std::max(1.0, kMostBytes / of_thread);
  return static_cast<std::size_t>(
      std::clamp(static_cast<double>(wanted), 1.0, most));
}

bool rests_between(const Clip& clip, double from, double to) {
  // A frame so close to an end may be on either side of it.
  constexpr double kMargin = 1e-6;
  return std::ranges::any_of(clip.rests, [&](const FilmRest& rest) {
    return rest.from + kMargin <= from && to <= rest.to - kMargin;
  });
}

std::vector<FrameRange> parts_of(const Clip& clip) {
  std::vector<FrameRange> parts;
  const std::vector<int> cuts = cut_frames(clip);
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    const std::vector<int> costs = costs_of(clip, {cuts[i - 1], cuts[i]});
    const int whole = costs.back();
    const int count = (whole + kMostCost - 1) / kMostCost;
    int first = cuts[i - 1];
    for (int k = 1; k <= count; ++k) {
      // The first frame at which this part costs its share.
      const auto reached = std::ranges::lower_bound(costs, whole * k / count);
      const int end =
          cuts[i - 1] + static_cast<int>(reached - costs.begin()) + 1;
      parts.push_back({first, end});
      first = end;
    }
  }
  return parts;
}

std::vector<Still> stills_of(const Clip& clip, const FrameRange& frames) {
  std::vector<Still> stills;
  for (int frame = frames.first; frame < frames.end; ++frame) {
    const double time = frame / clip.frames_per_second;
    if (!stills.empty() &&
        rests_between(clip, (frame - 1) / clip.frames_per_second, time)) {
      ++stills.back().frames;
      continue;
    }
    Scene scene = clip.at(time);
    if (!stills.empty() && scene == stills.back().scene) {
      ++stills.back().frames;
    } else {
      stills.push_back({std::move(scene), 1});
    }
  }
  return stills;
}

Hash hash_of(const std::vector<Still>& stills) {
  std::string told;
  for (const Still& still : stills) {
    told += fmt::format("{} {}\n", hash(still.scene), still.frames);
  }
  return hash_bytes(told);
}

}  // namespace owldeck
