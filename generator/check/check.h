#pragma once

#include <string>
#include <vector>

#include "generator/deck/blueprint.h"
#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// The anchors of a deck and what each needs, ranges spelled out.
struct AnchorNode {
  std::string id;
  int slide = 0;
  std::string objective;
  std::vector<std::string> assets;
  std::vector<std::string> needs;  ///< ids, in the order written
};
struct AnchorGraph {
  std::vector<AnchorNode> anchors;  ///< in slide order
};

/// Builds the graph and checks it.
/// Reports: `anchor-unknown`, `anchor-duplicate`, `anchor-cycle` (with its full
/// path), `anchor-later` (a prerequisite taught later), `anchor-range` (a hole
/// in a range, or a range turned round).
[[nodiscard]] AnchorGraph check_anchors(const Deck& deck,
                                        Diagnostics& diagnostics);

/// Reports: `anchor-missing` (practical, code, appendix and troubleshooting
/// slides have one), `owl-missing`, `beginner-missing` (concept, practical and
/// code slides), `slide-order`.
void check_slides(const Deck& deck, Diagnostics& diagnostics);

/// Reports: `blueprint-count`, `blueprint-type`.
void check_blueprint(const Deck& deck, const Blueprint& blueprint,
                     Diagnostics& diagnostics);

/// Reports: `minutes-missing`, `minutes-sum`.
void check_minutes(const Deck& deck, const Blueprint& blueprint,
                   Diagnostics& diagnostics);

/// Reports: `answer-missing` for a quiz whose answer the instructor is not
/// told, `answer-unknown` for an answer that is none of its options.
void check_answers(const Deck& deck, Diagnostics& diagnostics);

/// The graph as text: an anchor a line, with slide, what it needs, objective.
[[nodiscard]] std::string print_anchors(const AnchorGraph& graph);

}  // namespace owldeck
