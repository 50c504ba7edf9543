#pragma once

#include "generator/source/yaml.h"

namespace owldeck {

/// What of a deck, as read_deck_yaml gives it, learners may see, by a list of
/// keys; nothing that is marked `audience: instructor`. Topics are for whoever
/// makes the deck; titles stand in their place.
[[nodiscard]] YamlNode learner_tree(const YamlNode& deck);

}  // namespace owldeck
