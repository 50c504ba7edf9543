#pragma once

#include <span>

#include "generator/check/anchors.h"
#include "generator/deck/blueprint.h"
#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Reports: `anchor-missing` (practical, code, appendix and troubleshooting
/// slides have one), `owl-missing`, `beginner-missing` (concept, practical and
/// code slides), `slide-order`.
void check_slides(const Deck& deck, Diagnostics& diagnostics);

/// Reports: `blueprint-count`, `blueprint-type`.
void check_blueprint(const Deck& deck, const Blueprint& blueprint,
                     Diagnostics& diagnostics);

/// Reports: `minutes-missing`, `minutes-sum`, `minutes-part` (only if the sum
/// is right).
void check_minutes(const Deck& deck, const Blueprint& blueprint,
                   Diagnostics& diagnostics);

/// Reports: `answer-missing` for a quiz whose answer the instructor is not
/// told, `answer-unknown` for an answer that is none of its options.
void check_answers(const Deck& deck, Diagnostics& diagnostics);

/// Looks at the owls of all decks of a course.
/// Reports: `owl-sentences` (an owl says one), `owl-length`, `owl-twice`.
void check_owls(std::span<const DeckUnderCheck> decks);

/// Reports: `source-uncited` for a source that no slide names.
void check_sources(const Deck& deck, Diagnostics& diagnostics);

/// Reports: `animation-missing` for an animation slide that shows no film.
void check_animations(const Deck& deck, Diagnostics& diagnostics);

/// Looks at what texts say of other slides and of anchors ("see slide 12").
/// `course` has the anchors of all its decks.
/// Reports: `reference-slide`, `reference-anchor`.
void check_cross_references(const Deck& deck, const AnchorGraph& course,
                            const SourceTexts& sources,
                            Diagnostics& diagnostics);

/// Looks for the instructor's sentences among what learners read.
/// Reports: `leak-text`, pointing at what learners read, with a note at the
/// instructor's.
void check_leakage(const Deck& deck, const SourceTexts& sources,
                   Diagnostics& diagnostics);

}  // namespace owldeck
