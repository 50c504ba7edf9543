#pragma once

#include <vector>

#include "generator/deck/deck.h"

namespace owldeck {

/// The sentences of a slide that learners read, those of its anchor and its
/// code's steps left out: titles, body, captions, alternative texts, strip.
[[nodiscard]] std::vector<const DeckText*> sentences_of(const Slide& slide);

}  // namespace owldeck
