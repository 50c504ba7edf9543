#include "generator/compose/steps.h"

#include <algorithm>

namespace owldeck {

std::vector<double> slot_sizes(std::string_view slot, double size,
                               const SlideContext& context) {
  const Slot* found = context.find_slot(slot);
  std::vector<double> sizes{size};
  if (found == nullptr || found->least <= 0) {
    return sizes;
  }
  for (const double smaller : context.theme().scale) {
    if (smaller < size && smaller >= found->least) {
      sizes.push_back(smaller);
    }
  }
  return sizes;
}

bool has_overflow(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics.all(), [](const Diagnostic& each) {
    return each.code == "text-overflow";
  });
}

}  // namespace owldeck
