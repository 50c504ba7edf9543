#pragma once

#include <string>
#include <vector>

#include "generator/deck/deck.h"

namespace owldeck {

/// A text that is for the instructor alone.
struct Secret {
  Located<std::string> text;  ///< Markdown
  std::string what;           ///< such as `the notes of slide 7`
};

/// Every text of `deck` that no learner's file may tell.
[[nodiscard]] std::vector<Secret> secrets(const Deck& deck);

}  // namespace owldeck
