#pragma once

#include "generator/attention/trace.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Cuts the text into tokens and draws their embeddings.
/// Steps: ids [token]; token_table [entry, dimension]; token_embeddings
/// [token, dimension]; with positions also position_table [position, dimension]
/// and position_embeddings [token, dimension]; embeddings [token, dimension].
/// Reports: `text-empty`, `experiment-size` (too many tokens, or more than
/// context_length has positions); the trace then has no steps.
/// Source: ch02.ipynb of LLMs-from-scratch, sections 2.7 and 2.8.
[[nodiscard]] Trace trace_text(const TextSpec& spec, Diagnostics& diagnostics);

}  // namespace owldeck
