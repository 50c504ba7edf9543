#include "generator/attention/attention.h"

#include <fmt/format.h>

#include <cmath>

namespace owldeck {

MaskMethod mask_of(const AttentionSpec& spec) {
  const bool causal = spec.attention.value == AttentionKind::Causal ||
                      spec.attention.value == AttentionKind::MultiHead;
  const MaskMethod usual =
      causal ? MaskMethod::MinusInfinity : MaskMethod::None;
  return spec.mask ? spec.mask->value : usual;
}

bool is_scaled(const AttentionSpec& spec) {
  const bool usual = spec.attention.value != AttentionKind::Simple;
  return spec.scale ? spec.scale->value : usual;
}

double divisor_of(const AttentionSpec& spec, std::size_t head_dim) {
  const double root =
      is_scaled(spec) ? std::sqrt(static_cast<double>(head_dim)) : 1.0;
  return root * spec.temperature.value;
}

std::string division_text(const AttentionSpec& spec, std::size_t head_dim) {
  const double temperature = spec.temperature.value;
  const bool divides = temperature != 1.0;
  if (is_scaled(spec)) {
    return divides ? fmt::format("÷ (√{} · {:g})", head_dim, temperature)
                   : fmt::format("÷ √{}", head_dim);
  }
  return divides ? fmt::format("÷ {:g}", temperature) : "";
}

std::string origin_of_weights(const AttentionSpec& spec) {
  if (spec.shapes_only.value) {
    return "shape only";
  }
  if (spec.weights) {
    return "as given";
  }
  const std::uint64_t seed = spec.torch_seed.value;
  switch (spec.parameters.value) {
    case Parameters::Rand:
      return fmt::format("rand, seed {}", seed);
    case Parameters::Randn:
      return fmt::format("randn, seed {}", seed);
    case Parameters::Linear:
    case Parameters::Bare:
      break;
  }
  return fmt::format("linear, seed {}", seed);
}

}  // namespace owldeck
