#pragma once

#include <vector>

#include "generator/deck/deck.h"

namespace owldeck {

/// Every text of a slide that learners may read, in the order of the deck
/// format: title to owl, figures and anchor too, but no code, names or paths.
/// Nothing of what is marked as the instructor's. The pointers live as long as
/// the slide.
[[nodiscard]] std::vector<const DeckText*> learner_texts(const Slide& slide);

/// The same of parts, whoever may read them.
[[nodiscard]] std::vector<const DeckText*> texts_of(const Slide& slide);
[[nodiscard]] std::vector<const DeckText*> texts_of(const Figure& figure);

/// Every text of a slide under its key `instructor`.
[[nodiscard]] std::vector<const Located<std::string>*> instructor_texts(
    const Slide& slide, const InstructorKey& key);

}  // namespace owldeck
