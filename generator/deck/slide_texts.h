#pragma once

#include <vector>

#include "generator/deck/deck.h"

namespace owldeck {

/// Every text of a slide that learners may read, in the order of the deck
/// format: title to owl, figures and anchor too, but no code, names or paths.
/// The pointers live as long as the slide.
[[nodiscard]] std::vector<const DeckText*> learner_texts(const Slide& slide);

/// Every text of a slide for the instructor alone.
[[nodiscard]] std::vector<const Located<std::string>*> instructor_texts(
    const Slide& slide, const InstructorKey& key);

}  // namespace owldeck
