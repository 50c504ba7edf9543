#include "generator/attention/dropout.h"

#include <fmt/format.h>

#include <utility>

namespace owldeck {

Tensor add_dropout_steps(Trace& trace, const Tensor& weights,
                         Attention& attention) {
  const double keep = 1.0 - attention.spec.dropout.value;
  Tensor kept{weights.axes,
              attention.random.bernoulli(weights.values.size(), keep)};
  // PyTorch divides the ones before it multiplies, all in float32.
  const float scale = 1.0f / static_cast<float>(keep);
  Tensor dropped = weights;
  for (std::size_t i = 0; i < dropped.values.size(); ++i) {
    dropped.values[i] *= kept.values[i] * scale;
  }
  trace.steps.push_back(
      {"kept", "D", fmt::format("1 = kept, p {:g}", keep), std::move(kept)});
  trace.steps.push_back(
      {"dropped", "A_D", fmt::format("kept ÷ {:g}", keep), dropped});
  return dropped;
}

}  // namespace owldeck
