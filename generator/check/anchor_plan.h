#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator/check/anchors.h"

/// In which order anchors are done, and what hangs on each.
namespace owldeck {

/// Indices of anchors in their graph.
struct AnchorPlan {
  /// Each after all that it needs, else in the order of the course.
  std::vector<std::size_t> order;
  /// Of each anchor: 0 if it needs none, else one more than what it needs.
  std::vector<int> levels;
  /// The longest chain of anchors that need each other, from its first on.
  std::vector<std::size_t> critical_path;
};

/// Anchors of a cycle, and what needs them, come last, at the level after all
/// others.
[[nodiscard]] AnchorPlan plan_anchors(const AnchorGraph& graph);

/// What a learner cannot do who skips anchor `skipped`: all that need it,
/// through others too, in the order of the course.
[[nodiscard]] std::vector<std::size_t> missed_without(const AnchorGraph& graph,
                                                      std::size_t skipped);

}  // namespace owldeck
