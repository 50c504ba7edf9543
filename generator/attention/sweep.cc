#include "generator/attention/sweep.h"

namespace owldeck {

Trace trace_sweep(const SweepSpec& spec, const Traces& /*traces*/,
                  const std::vector<Experiment>& /*experiments*/,
                  Diagnostics& /*diagnostics*/) {
  return Trace{spec.name.value};
}

}  // namespace owldeck
