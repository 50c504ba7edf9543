#include "generator/attention/model.h"

namespace owldeck {

Trace trace_model(const ModelSpec& spec, const DataFiles& /*files*/,
                  Diagnostics& /*diagnostics*/) {
  return Trace{spec.name.value};
}

}  // namespace owldeck
