#include "generator/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace owldeck {

Color ColorScale::at(double t) const {
  const double last = static_cast<double>(stops.size() - 1);
  const double place = std::clamp(t, 0.0, 1.0) * last;
  const double below = std::min(std::floor(place), last - 1);
  const std::size_t index = static_cast<std::size_t>(below);
  return mix(stops[index], stops[index + 1], place - below);
}

const Meaning* Theme::meaning(std::string_view word) const {
  if (word == "core") {
    return &core;
  }
  if (word == "flow") {
    return &flow;
  }
  if (word == "probability") {
    return &probability;
  }
  if (word == "risk") {
    return &risk;
  }
  if (word == "safe") {
    return &safe;
  }
  return nullptr;
}

Color Theme::ink_on(const Color& cell) const {
  return contrast_ratio(ink_dark, cell) >= contrast_ratio(ink_light, cell)
             ? ink_dark
             : ink_light;
}

std::vector<std::string> meaning_names() {
  return {"core", "flow", "probability", "risk", "safe"};
}

}  // namespace owldeck
