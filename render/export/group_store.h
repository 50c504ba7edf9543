#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "render/export/video_encoder.h"
#include "render/scene/hash.h"

namespace owldeck {

/// Where encoded groups of pictures outlive the film that they were made for. A
/// group's key says all that it was made from. Both functions are called from
/// several threads at once; without them every group is made anew.
struct GroupStore {
  std::function<std::optional<EncodedGroup>(const Hash&)> find{};
  std::function<void(const Hash&, const EncodedGroup&)> keep{};
  /// Goes into every key: what draws the pictures, such as the version of the
  /// program.
  std::string drawn_by{};

  [[nodiscard]] bool is_there() const { return find && keep; }
};

/// A store with a file a group in `folder`, which is made when the first is
/// kept. A file that is damaged counts as none; one that is found counts as
/// used now.
/// Reports: `keep` throws RenderError if a file cannot be written.
[[nodiscard]] GroupStore group_store(const std::filesystem::path& folder,
                                     std::string drawn_by);

/// Deletes the files of a group_store's folder that were not used for longest,
/// until the others have `most_bytes` at most, and what processes that were
/// killed had begun there. What cannot be deleted stays.
void trim_store(const std::filesystem::path& folder, std::uintmax_t most_bytes);

/// A group as bytes, and back; nothing if they are not those of a group.
[[nodiscard]] std::string to_bytes(const EncodedGroup& group);
[[nodiscard]] std::optional<EncodedGroup> group_from_bytes(
    std::string_view bytes);

}  // namespace owldeck
