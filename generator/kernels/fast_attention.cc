#include "generator/kernels/fast_attention.h"

#include <cassert>

#include "generator/kernels/packed_attention.h"

namespace owldeck {

std::string_view name_of(FastImplementation implementation) {
  switch (implementation) {
    case FastImplementation::Stack:
      return "stack";
    case FastImplementation::Loop:
      return "loop";
    case FastImplementation::Split:
      return "split";
    case FastImplementation::Fused:
      return "fused";
    case FastImplementation::Streaming:
      break;
  }
  return "streaming";
}

FastAttention::FastAttention(const FastAttentionShape& shape,
                             const FastAttentionWeights& weights,
                             VectorUnit unit)
    : packed_(std::make_unique<PackedAttention>(pack(shape, weights, unit))) {}

FastAttention::~FastAttention() = default;
FastAttention::FastAttention(FastAttention&&) noexcept = default;
FastAttention& FastAttention::operator=(FastAttention&&) noexcept = default;

void FastAttention::run(FastImplementation implementation,
                        std::span<const float> input, std::size_t batch,
                        std::size_t tokens, std::span<float> output,
                        Workspace& workspace) const {
  assert(input.size() == batch * tokens * packed_->shape.d_in);
  assert(output.size() == batch * tokens * packed_->shape.d_model);
  if (batch * tokens == 0) {
    return;
  }
  if (implementation == FastImplementation::Streaming) {
    run_streaming(*packed_, input.data(), batch, tokens, output.data(),
                  workspace);
  } else {
    run_materialised(*packed_, implementation, input.data(), batch, tokens,
                     output.data(), workspace);
  }
}

}  // namespace owldeck
