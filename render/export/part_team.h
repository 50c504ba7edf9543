#pragma once

#include <functional>
#include <vector>

#include "render/export/film_parts.h"
#include "render/export/mp4.h"
#include "render/paint/frame_painter.h"

/// The parts of a film made by several threads at once, and kept. Opened only
/// by this folder.
namespace owldeck {

/// What a format does with a part. Functions are called by any thread.
struct PartWork {
  double bytes_of_pixel = 0;  ///< of memory that a thread takes
  /// Of all that the part's bytes depend on.
  std::function<Hash(const std::vector<Still>& stills, const TextEngine& text)>
      key;
  std::function<EncodedGroup(std::vector<Still> stills, FramePainter& painter)>
      encode;
  /// Is given the parts as they are made, several at once; may be empty.
  std::function<void(const FrameRange& part, const EncodedGroup& group)> made{};
  /// Is given the parts in their order, one at a time; may be empty.
  std::function<void(const EncodedGroup& group)> finish{};
};

/// Makes all parts of the clip, or takes them from the options' store, and
/// tells the options' progress. No thread is more than a few parts ahead.
/// Reports: throws what a function throws.
void make_parts(const Clip& clip, const VideoOptions& options,
                const PartWork& work);

}  // namespace owldeck
