#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "generator/source/span.h"

namespace owldeck {

/// A sentence and its embeddings, written out in the deck.
/// Shape: embeddings [token, dimension], every row of the same length.
struct InputSpec {
  Located<std::string> name;
  std::vector<Located<std::string>> tokens;
  Located<std::vector<Located<std::vector<Located<double>>>>> embeddings;
  friend bool operator==(const InputSpec&, const InputSpec&) = default;
};

enum class AttentionKind { Simple, Scaled, Causal, MultiHead };

/// The YAML word, such as `multi-head`.
[[nodiscard]] std::string_view to_string(AttentionKind kind);

/// Where weights come from: bare parameters drawn with `rand` or `randn`, shape
/// [d_in, d_out], multiplied from the right; or Linear layers, shape
/// [d_out, d_in].
enum class Parameters { Rand, Randn, Linear };

/// How the future is hidden: scores to minus infinity before the softmax, or
/// weights to zero after it and every row divided by its sum.
enum class MaskMethod { MinusInfinity, Multiply };

/// What the engine computes, as the deck says it.
struct AttentionSpec {
  Located<std::string> name;
  Located<AttentionKind> attention;
  Located<std::string> input;         ///< names an InputSpec
  std::optional<Located<int>> d_out;  ///< needed by all but Simple
  Located<int> heads{1, {}};          ///< MultiHead; divides d_out
  Located<int> batch{1, {}};          ///< MultiHead: the input stacked
  Located<MaskMethod> mask{MaskMethod::MinusInfinity, {}};
  Located<bool> causal{true, {}};  ///< MultiHead; Causal is always
  Located<Parameters> parameters{Parameters::Linear, {}};
  Located<std::uint64_t> torch_seed{0, {}};
  Located<bool> output_projection{true, {}};  ///< MultiHead
  friend bool operator==(const AttentionSpec&, const AttentionSpec&) = default;
};

using Experiment = std::variant<InputSpec, AttentionSpec>;

[[nodiscard]] inline const Located<std::string>& name_of(
    const Experiment& experiment) {
  return std::visit(
      [](const auto& spec) -> const Located<std::string>& { return spec.name; },
      experiment);
}

}  // namespace owldeck
