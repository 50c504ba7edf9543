#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "generator/deck/instructor.h"
#include "generator/source/span.h"

/// What a deck asks the engine to compute, as its YAML says it.
namespace owldeck {

/// Numbers in rows, every one with its place.
using LocatedRow = Located<std::vector<Located<double>>>;
using LocatedRows = Located<std::vector<LocatedRow>>;

/// A sentence and its embeddings, written out in the deck.
/// Shape: embeddings [token, dimension], every row of the same length.
struct InputSpec {
  Located<std::string> name;
  std::vector<Located<std::string>> tokens;
  LocatedRows embeddings;
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const InputSpec&, const InputSpec&) = default;
};

/// A sentence that is cut into words and punctuation, and embeddings drawn as
/// `nn.Embedding` draws them: a row for every different token in sorted order,
/// then, with positions, a row for every position.
/// Source: ch02.ipynb of LLMs-from-scratch, sections 2.7 and 2.8.
struct TextSpec {
  Located<std::string> name;
  Located<std::string> text;
  Located<int> d_model;
  Located<bool> positions{true, {}};
  std::optional<Located<int>> context_length;  ///< positions; else the tokens
  Located<std::uint64_t> torch_seed{0, {}};
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const TextSpec&, const TextSpec&) = default;
};

enum class AttentionKind { Simple, Scaled, Causal, MultiHead };

/// The YAML word, such as `multi-head`.
[[nodiscard]] std::string_view to_string(AttentionKind kind);

/// How many heads are computed. All give the same numbers from the same
/// weights:
///   Split      one projection each for queries, keys and values, cut into
///   heads Stack      every head a single-head module of its own, side by side
///   Fused      one projection for queries, keys and values together
///   Loop       as Split, one head after the other
///   Streaming  as Split, keys and values read in blocks with an online
///   softmax,
///              so that no [query, key] matrix is ever held
/// Source: ch03.ipynb and mha-implementations.ipynb of LLMs-from-scratch;
/// Milakov and Gimelshein 2018 for the online softmax.
enum class Implementation { Split, Stack, Fused, Loop, Streaming };

/// The YAML word, such as `streaming`.
[[nodiscard]] std::string_view to_string(Implementation implementation);

/// Where weights come from: bare parameters drawn with `rand` or `randn`, shape
/// [d_in, d_out], multiplied from the right; Linear layers, shape
/// [d_out, d_in], drawn as `nn.Linear` does; or bare parameters as given.
enum class Parameters { Rand, Randn, Linear, Bare };

/// How the future is hidden: not at all; scores to minus infinity before the
/// softmax; or weights to zero after it and every row divided by its sum.
enum class MaskMethod { None, MinusInfinity, Multiply };

/// How weights are made of scores. The first is right; the others are the two
/// mistakes that learners make, to be shown as they come out.
enum class SoftmaxMethod {
  Rows,     ///< of each query, with the row's maximum taken off first
  Plain,    ///< of each query, exponentials as they are: large scores give NaN
  Columns,  ///< of each key, the wrong axis: rows no longer sum to 1
};

/// One weight or bias: written out, or a path of an `.npy` file.
using WeightSource = std::variant<LocatedRows, Located<std::string>>;

/// Weights that are not drawn. Each has the shape that it has in PyTorch;
/// written out, a bias is one row.
struct WeightsSpec {
  Span span;
  /// A `.safetensors` file with the module's state dict, or empty.
  Located<std::string> file;
  /// By the name of the step: `W_query`, `b_query`, `W_key`, `b_key`,
  /// `W_value`, `b_value`, `W_qkv`, `b_qkv`, `W_out`, `b_out`.
  std::vector<std::pair<Located<std::string>, WeightSource>> written;
  friend bool operator==(const WeightsSpec&, const WeightsSpec&) = default;
};

/// An attention. Every kind knows every switch; they differ in what they set
/// themselves: Simple has no weights and no scale, Scaled no mask.
struct AttentionSpec {
  Located<std::string> name;
  Located<AttentionKind> attention;
  Located<std::string> input;         ///< names an input or a text
  std::optional<Located<int>> d_out;  ///< of all heads; needed but by Simple
  std::optional<Located<int>> batch;  ///< the input stacked; an axis if given
  std::optional<Located<MaskMethod>> mask;
  std::optional<Located<bool>> scale;  ///< whether scores are ÷ √head_dim
  Located<SoftmaxMethod> softmax{SoftmaxMethod::Rows, {}};
  Located<double> temperature{1.0, {}};
  Located<double> dropout{0.0, {}};  ///< probability, on attention weights
  /// Seeds the generator anew before dropout draws; otherwise it goes on from
  /// the weights.
  std::optional<Located<std::uint64_t>> dropout_seed;
  Located<Parameters> parameters{Parameters::Linear, {}};
  Located<bool> qkv_bias{false, {}};  ///< Linear layers or given weights only
  Located<std::uint64_t> torch_seed{0, {}};
  std::optional<WeightsSpec> weights;
  Located<int> heads{1, {}};  ///< MultiHead; divides d_out
  Located<Implementation> implementation{Implementation::Split, {}};
  Located<int> block{64, {}};                 ///< Streaming: keys in a block
  Located<bool> output_projection{true, {}};  ///< MultiHead
  /// Steps with shapes and no numbers, of an input that is not there but has
  /// these sizes.
  Located<bool> shapes_only{false, {}};
  std::optional<Located<int>> tokens;
  std::optional<Located<int>> d_in;
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const AttentionSpec&, const AttentionSpec&) = default;
};

/// A sentence read by a trained model below `models/`.
struct ModelSpec {
  Located<std::string> name;
  Located<std::string> model;  ///< such as `tiny-encoder`
  Located<std::string> text;
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const ModelSpec&, const ModelSpec&) = default;
};

/// Attentions beside each other, the first the one that all are compared with.
struct ComparisonSpec {
  Located<std::string> name;
  std::vector<Located<std::string>> experiments;  ///< key `compare`
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const ComparisonSpec&,
                         const ComparisonSpec&) = default;
};

enum class SweepParameter { HeadDim, Temperature };

/// One attention again and again, as one parameter changes.
struct SweepSpec {
  Located<std::string> name;
  Located<SweepParameter> parameter;  ///< key `sweep`
  Located<std::vector<Located<double>>> values;
  Located<std::string> experiment;  ///< key `of`; Temperature only
  Located<int> tokens{6, {}};       ///< HeadDim: random queries and keys
  Located<std::uint64_t> torch_seed{0, {}};
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const SweepSpec&, const SweepSpec&) = default;
};

/// What a module keeps its causal mask as.
enum class MaskStorage { Buffer, NonPersistent, Parameter, Tensor };

/// What the module of an attention holds, moves and saves, and what becomes of
/// a mask whose ones are set to `edit`, saved and loaded into a new module.
/// Source: understanding-buffers.ipynb of LLMs-from-scratch.
struct StateDictSpec {
  Located<std::string> name;
  Located<std::string> experiment;  ///< key `state_dict`
  Located<MaskStorage> mask{MaskStorage::Buffer, {}};
  std::optional<Located<int>> context_length;  ///< else the tokens
  Located<double> edit{2.0, {}};
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const StateDictSpec&, const StateDictSpec&) = default;
};

/// How long implementations took, as measured once and kept in a file.
struct TimingsSpec {
  Located<std::string> name;
  Located<std::string> file;  ///< key `timings`
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const TimingsSpec&, const TimingsSpec&) = default;
};

using Experiment =
    std::variant<InputSpec, TextSpec, AttentionSpec, ModelSpec, ComparisonSpec,
                 SweepSpec, StateDictSpec, TimingsSpec>;

[[nodiscard]] inline const Located<std::string>& name_of(
    const Experiment& experiment) {
  return std::visit(
      [](const auto& spec) -> const Located<std::string>& { return spec.name; },
      experiment);
}

[[nodiscard]] inline const AudienceMark& audience_of(
    const Experiment& experiment) {
  return std::visit(
      [](const auto& spec) -> const AudienceMark& { return spec.audience; },
      experiment);
}

/// Whether attentions can take it as their input.
[[nodiscard]] inline bool is_input(const Experiment& experiment) {
  return std::holds_alternative<InputSpec>(experiment) ||
         std::holds_alternative<TextSpec>(experiment);
}

}  // namespace owldeck
