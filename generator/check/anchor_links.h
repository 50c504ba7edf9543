#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "generator/check/anchors.h"

/// The anchors of a course while they are checked: the graph, and where each of
/// its parts is written.
namespace owldeck {

/// A prerequisite of an anchor that is there.
struct AnchorEdge {
  std::size_t to = 0;  ///< index of the anchor
  Span span;
  bool of_range = false;
};

struct AnchorLinks {
  AnchorGraph graph;
  std::vector<const Slide*> slides;  ///< of each anchor
  std::vector<std::vector<AnchorEdge>> edges;
  std::map<std::string, std::size_t, std::less<>> index;  ///< by id
  std::set<std::pair<std::size_t, std::size_t>> in_cycle;
};

/// Reads the anchors of all decks.
/// Reports: `anchor-duplicate`, `anchor-unknown`, `anchor-range`.
[[nodiscard]] AnchorLinks link_anchors(std::span<const DeckUnderCheck> decks,
                                       bool whole);

/// Reports: `anchor-cycle`; fills `in_cycle`.
void find_anchor_cycles(AnchorLinks& links,
                        std::span<const DeckUnderCheck> decks);

/// Reports: `anchor-later`, for what is no part of a cycle.
void find_later_anchors(const AnchorLinks& links,
                        std::span<const DeckUnderCheck> decks);

/// Reports: `instructor-only` for what a learners' anchor needs.
void find_hidden_anchors(const AnchorLinks& links,
                         std::span<const DeckUnderCheck> decks);

/// Reports: `anchor-unused`.
void find_unused_anchors(const AnchorLinks& links,
                         std::span<const DeckUnderCheck> decks);

/// Reports: `anchor-asset-change`.
void find_asset_changes(const AnchorLinks& links,
                        std::span<const DeckUnderCheck> decks);

/// Reports: `anchor-redundant`.
void find_redundant_anchors(const AnchorLinks& links,
                            std::span<const DeckUnderCheck> decks);

}  // namespace owldeck
