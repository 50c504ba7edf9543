#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "generator/kernels/vector_unit.h"
#include "generator/kernels/workspace.h"

/// Multi-head attention in float32 at the speed of the machine: for measuring
/// what an implementation costs, never for a value that reaches a slide. Those
/// come from the plain double-precision path of generator/attention, which is
/// the oracle of this one, because results here differ in their last bits from
/// one vector unit to another. They do not differ with the number of threads.
namespace owldeck {

/// Ways to compute the same multi-head attention.
enum class FastImplementation {
  Stack,      ///< every head with projections of its own, then joined
  Loop,       ///< one projection each for queries, keys and values; the heads
              ///< as 2-D matrices, one after the other
  Split,      ///< the same projections; the scores of all heads at once
  Fused,      ///< one matrix for queries, keys and values; the rest as Split
  Streaming,  ///< an online softmax over blocks of keys: the scores are never
              ///< stored, the future is never computed
};

/// All of them, in the order in which they are shown.
inline constexpr std::array<FastImplementation, 5> kFastImplementations = {
    FastImplementation::Stack, FastImplementation::Loop,
    FastImplementation::Split, FastImplementation::Fused,
    FastImplementation::Streaming};

/// "stack", "loop", "split", "fused" or "streaming".
[[nodiscard]] std::string_view name_of(FastImplementation implementation);

/// The sizes and switches of a module.
struct FastAttentionShape {
  std::size_t d_in = 0;
  std::size_t d_model = 0;
  std::size_t heads = 1;  ///< divides d_model
  bool causal = true;
  std::optional<float> scale;  ///< positive; else 1 / sqrt(head_dim)
};

/// The parameters as Linear layers hold them; an empty bias is none.
/// Shape: query, key and value [d_model, d_in], out [d_model, d_model], biases
/// [d_model].
struct FastAttentionWeights {
  std::span<const float> query;
  std::span<const float> key;
  std::span<const float> value;
  std::span<const float> out;
  std::span<const float> query_bias;
  std::span<const float> key_bias;
  std::span<const float> value_bias;
  std::span<const float> out_bias;
};

struct PackedAttention;

/// A multi-head attention that holds its weights in the order in which the
/// kernels read them: made once, run many times.
class FastAttention {
 public:
  /// Needs: weights of the shape's sizes; a vector unit that the processor has.
  FastAttention(const FastAttentionShape& shape,
                const FastAttentionWeights& weights,
                VectorUnit unit = best_vector_unit());
  ~FastAttention();
  FastAttention(FastAttention&&) noexcept;
  FastAttention& operator=(FastAttention&&) noexcept;

  /// Shape: input [batch, token, d_in], output [batch, token, d_model].
  /// A query whose scores are all minus infinity gets a context of zeros.
  /// Streaming takes memory linear in the tokens and does not read the future
  /// at all; the others hold [batch, head, query, key] scores (Stack those of
  /// one head, Loop of one head of one sequence) and weigh the future with 0.
  void run(FastImplementation implementation, std::span<const float> input,
           std::size_t batch, std::size_t tokens, std::span<float> output,
           Workspace& workspace) const;

 private:
  std::unique_ptr<const PackedAttention> packed_;
};

}  // namespace owldeck
