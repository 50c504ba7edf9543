#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "generator/check/anchor_plan.h"

namespace owldeck {

/// What is said of the anchors of a course.
struct AnchorListing {
  AnchorGraph graph;
  AnchorPlan plan;
  std::vector<std::string> decks;  ///< files, by the graph's numbers of them
  /// An anchor that a learner skips, and what is missed then.
  std::optional<std::size_t> skipped;
  std::vector<std::size_t> missed;
};

/// For people: the anchors in the order to do them, with level, slide, what
/// each needs and its objective; the critical path; what is missed.
[[nodiscard]] std::string print_anchors(const AnchorListing& listing);

/// As JSON, with stable keys.
[[nodiscard]] std::string write_anchors_json(const AnchorListing& listing);

/// As a graph in the DOT language, for Graphviz; arrows lead to what is done
/// later. Prerequisites that others need already are left out.
[[nodiscard]] std::string write_anchors_dot(const AnchorListing& listing);

}  // namespace owldeck
