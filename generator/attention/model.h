#pragma once

#include "generator/attention/trace.h"
#include "generator/deck/data_files.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// A trained transformer reads a text, cut into words and punctuation, and the
/// token of the beginning in front; the trace has the steps of model_steps
/// and the model's name as its text `model`.
/// The model's files are those of the deck or, failing that, of the program.
/// Reports: `unknown-model` with the nearest known one, `model-file` (a
/// configuration, vocabulary or weights that are not what they should be),
/// `text-empty`, `experiment-size` (longer than the model's context), and as a
/// warning `unknown-word`; after an error the trace has no steps.
[[nodiscard]] Trace trace_model(const ModelSpec& spec, const DataFiles& files,
                                Diagnostics& diagnostics);

}  // namespace owldeck
