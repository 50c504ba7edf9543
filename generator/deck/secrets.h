#pragma once

#include <string>
#include <vector>

#include "generator/deck/deck.h"

namespace owldeck {

/// A text that no learner may get.
struct Secret {
  Located<std::string> text;
  std::string what;  ///< such as `the notes of slide 7`
  /// Whether it may say what learners read as well, as notes do.
  bool may_quote = false;
};

/// Every text of a deck for the instructor alone: what stands under a key
/// `instructor`, and all texts, names, addresses and paths of what is marked
/// `audience: instructor`.
[[nodiscard]] std::vector<Secret> secrets(const Deck& deck);

}  // namespace owldeck
