#pragma once

#include <string>
#include <vector>

#include "generator/attention/trace.h"
#include "generator/deck/data_files.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// What an attention reads.
struct AttentionInput {
  std::vector<std::string> tokens;
  Tensor embeddings;  ///< [token, dimension]
};

/// The steps of `spec` on `input`, as single_head.h and multi_head.h list them.
/// Weights come from the seed or are given, in `files` if they are in files;
/// dropout goes on with the seed's numbers, unless it has its own.
/// Reports: what check_attention and read_weights do; the trace then has no
/// steps.
[[nodiscard]] Trace trace_attention(const AttentionSpec& spec,
                                    const AttentionInput& input,
                                    const DataFiles& files,
                                    Diagnostics& diagnostics);

}  // namespace owldeck
