#include "generator/attention/trace.h"

#include <algorithm>

namespace owldeck {

const Tensor* Trace::find(std::string_view name) const {
  const auto step = std::find_if(
      steps.begin(), steps.end(),
      [name](const Step& candidate) { return candidate.name == name; });
  return step == steps.end() ? nullptr : &step->tensor;
}

int Trace::index_of(std::string_view token) const {
  const auto place = std::find(tokens.begin(), tokens.end(), token);
  return place == tokens.end() ? -1 : static_cast<int>(place - tokens.begin());
}

}  // namespace owldeck
