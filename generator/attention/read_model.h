#pragma once

#include <optional>

#include "generator/attention/model_config.h"
#include "generator/attention/model_weights.h"
#include "generator/attention/vocabulary.h"
#include "generator/deck/data_files.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// A trained transformer.
struct Model {
  ModelConfig config;
  Vocabulary vocabulary;
  ModelWeights weights;
};

/// Reads the model that `spec` names: all files from `files` or, if none is
/// there, all from the program's own.
/// Reports: `unknown-model` and `model-file` at the model's name.
[[nodiscard]] std::optional<Model> read_model(const ModelSpec& spec,
                                              const DataFiles& files,
                                              Diagnostics& diagnostics);

}  // namespace owldeck
