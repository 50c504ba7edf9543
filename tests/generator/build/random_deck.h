#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace owldeck {

/// A deck that was drawn by lot.
struct RandomDeck {
  std::string yaml;
  /// The same without anything for the instructor alone.
  std::string without_instructor;
  /// A word of its own for every field that is the instructor's alone; some
  /// their edition shows, some no edition does.
  std::vector<std::string> shown;
  std::vector<std::string> never_shown;
};

/// Slides of all types, figures of all kinds, and everything that can be marked
/// as the instructor's; the same for the same seed.
[[nodiscard]] RandomDeck random_deck(std::uint32_t seed);

}  // namespace owldeck
