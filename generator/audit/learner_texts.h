#pragma once

#include <string>
#include <vector>

#include "generator/audience/audience.h"

namespace owldeck {

/// Every text of a learner's edition as the deck has it, in Markdown: whoever
/// reads one of them in a file reads nothing of the instructor's.
[[nodiscard]] std::vector<std::string> learner_texts(const AudienceDeck& deck);

}  // namespace owldeck
