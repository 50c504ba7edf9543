#pragma once

#include <string>

#include "generator/build/edition.h"

namespace owldeck {

/// Everything that a film of `edition` is made of, as text: what the deck asks
/// for, the theme, and the numbers.
[[nodiscard]] std::string film_inputs(const Edition& edition,
                                      const AnimationSpec& spec);

}  // namespace owldeck
