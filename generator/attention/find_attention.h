#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// An attention that another experiment looks at.
struct AttentionRef {
  const AttentionSpec* spec = nullptr;
  const Trace* trace = nullptr;
};

/// The trace of the attention called `name`; null if there is none, or if it
/// was wrong, which was reported where it stands.
/// Needs: in `traces` those of all attentions.
/// Reports: `unknown-name` with the nearest attention.
[[nodiscard]] const Trace* find_attention(const Located<std::string>& name,
                                          const Traces& traces,
                                          Diagnostics& diagnostics);

/// The same with what the deck says about it.
[[nodiscard]] std::optional<AttentionRef> find_attention(
    const Located<std::string>& name, const Traces& traces,
    const std::vector<Experiment>& experiments, Diagnostics& diagnostics);

/// Whether `attention`, named at `span`, has numbers, not shapes alone.
/// Reports: `shapes-only`.
[[nodiscard]] bool check_numbers(const Trace& attention, const Span& span,
                                 Diagnostics& diagnostics);

}  // namespace owldeck
