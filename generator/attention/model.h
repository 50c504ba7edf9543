#pragma once

#include "generator/attention/trace.h"
#include "generator/deck/data_files.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// A trained transformer reads a text: embeddings, positions, and for every
/// layer LayerNorm, multi-head attention, GELU MLP and residuals; then logits.
/// The model's files are those of the deck or, failing that, of the program.
/// Steps of a layer have `layer` as their first axis; `weights` is
/// [layer, head, query, key], `logits` [token, word].
/// Reports: `unknown-model` with the nearest known one, `model-file` (a
/// configuration, vocabulary or weights that are not what they should be),
/// `text-empty`, `experiment-size` (longer than the model's context), and as a
/// warning `unknown-word`; after an error the trace has no steps.
[[nodiscard]] Trace trace_model(const ModelSpec& spec, const DataFiles& files,
                                Diagnostics& diagnostics);

}  // namespace owldeck
