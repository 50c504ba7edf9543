#include "generator/attention/comparison.h"

namespace owldeck {

Trace trace_comparison(const ComparisonSpec& spec, const Traces& /*traces*/,
                       Diagnostics& /*diagnostics*/) {
  return Trace{spec.name.value};
}

}  // namespace owldeck
