#include "generator/attention/text_input.h"

namespace owldeck {

Trace trace_text(const TextSpec& spec, Diagnostics& /*diagnostics*/) {
  return Trace{spec.name.value};
}

}  // namespace owldeck
