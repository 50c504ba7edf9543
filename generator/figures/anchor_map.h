#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator/audience/audience.h"

namespace owldeck {

/// An anchor and what must come before it.
struct AnchorPlace {
  const AudienceSlide* slide = nullptr;
  std::vector<std::size_t>
      needs;  ///< of anchors; as written, ranges spelled out
  [[nodiscard]] const std::string& id() const {
    return slide->anchor->id.value;
  }
};

/// The deck's anchors in slide order. What names no anchor is left out: the
/// check reports it.
[[nodiscard]] std::vector<AnchorPlace> anchors_of(const AudienceDeck& deck);

/// Whether `anchor` needs `other`, itself or through others.
[[nodiscard]] bool needs(const std::vector<AnchorPlace>& anchors,
                         std::size_t anchor, std::size_t other);

/// Whether some other need of `anchor` needs `other` already.
[[nodiscard]] bool is_implied(const std::vector<AnchorPlace>& anchors,
                              std::size_t anchor, std::size_t other);

}  // namespace owldeck
