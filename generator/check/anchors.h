#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

/// Hands-on anchors and what each needs.
namespace owldeck {

/// A deck of a course, and where its findings go.
struct DeckUnderCheck {
  const Deck* deck = nullptr;
  Diagnostics* findings = nullptr;
  const SourceTexts* sources = nullptr;  ///< of its files; for exact places
};

/// One anchor; ranges of prerequisites are spelled out.
struct AnchorNode {
  std::string id;
  std::size_t deck = 0;  ///< index among the decks of the course
  int slide = 0;
  std::string letter;  ///< of a slide for the instructor alone
  AudienceMark audience{Audience::Learner, {}};
  std::string objective;
  std::vector<std::string> assets;
  /// Ids, in the order written, each once; also those that the deck assumes.
  std::vector<std::string> needs;
};

/// The anchors of a course, in the order of decks and slides.
struct AnchorGraph {
  std::vector<AnchorNode> anchors;
};

/// Builds the graph of all decks, in their order, and checks it. Ids are to
/// have the shapes that their deck names, or else those of `course`. With
/// `whole` the decks are all of their course: what one assumes another teaches.
///
/// Reports: `anchor-pattern`, `anchor-unknown` (with the nearest known),
/// `instructor-only` (learners need it and may not get it),
/// `anchor-duplicate`, `anchor-cycle` (with its full path), `anchor-later` (a
/// prerequisite taught later), `anchor-range` (a hole in a range, or a range
/// turned round); as warnings `anchor-unused` (an anchor that nobody needs and
/// no slide explains, an assumed one that nobody needs) and
/// `anchor-asset-change` (another file than before without a word); as notes
/// `anchor-redundant` (a prerequisite that another one needs already).
[[nodiscard]] AnchorGraph check_anchors(std::span<const DeckUnderCheck> decks,
                                        const AnchorRules& course, bool whole);

/// As above for one deck alone.
[[nodiscard]] AnchorGraph check_anchors(const Deck& deck,
                                        Diagnostics& diagnostics);

/// Whether `id` looks like `shape`: `#` is a digit, `?` a capital letter.
[[nodiscard]] bool has_shape(std::string_view id, std::string_view shape);

}  // namespace owldeck
