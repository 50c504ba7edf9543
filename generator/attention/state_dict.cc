#include "generator/attention/state_dict.h"

namespace owldeck {

std::vector<StateEntry> module_state(const AttentionSpec& /*attention*/,
                                     std::size_t /*d_in*/, MaskStorage /*mask*/,
                                     std::size_t /*context_length*/) {
  return {};
}

Trace trace_state_dict(const StateDictSpec& spec, const Traces& /*traces*/,
                       const std::vector<Experiment>& /*experiments*/,
                       Diagnostics& /*diagnostics*/) {
  return Trace{spec.name.value};
}

}  // namespace owldeck
