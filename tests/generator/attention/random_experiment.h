#pragma once

#include <cstdint>
#include <random>

#include "tests/generator/attention/specs.h"

namespace owldeck {

/// Draws whole numbers from a seed, the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  /// From `low` to `high`.
  int pick(int low, int high) {
    const auto sides = static_cast<std::uint32_t>(high - low + 1);
    return low + static_cast<int>(engine_() % sides);
  }
  bool coin() { return pick(0, 1) == 1; }

 private:
  std::mt19937 engine_;
};

/// An attention of random sizes and switches, and its input.
struct RandomExperiment {
  InputSpec input;
  AttentionSpec spec;
};

inline InputSpec random_input(Dice& dice) {
  const int tokens = dice.pick(1, 12);
  const int width = dice.pick(1, 8);
  Rows rows;
  std::vector<std::string> words;
  for (int token = 0; token < tokens; ++token) {
    words.push_back("w" + std::to_string(token));
    std::vector<double>& row = rows.emplace_back();
    for (int column = 0; column < width; ++column) {
      row.push_back(dice.pick(-2000, 2000) / 1000.0);
    }
  }
  return input_of(words, rows);
}

inline void pick_heads(AttentionSpec& spec, Dice& dice) {
  spec.heads.value = dice.pick(1, 4);
  spec.d_out = Located<int>{spec.heads.value * dice.pick(1, 4), {}};
  spec.implementation.value = static_cast<Implementation>(dice.pick(0, 4));
  spec.block.value = dice.pick(1, 5);
  spec.output_projection.value = dice.coin();
}

inline RandomExperiment random_experiment(std::uint32_t seed) {
  Dice dice(seed);
  RandomExperiment result{
      random_input(dice),
      attention_of(static_cast<AttentionKind>(dice.pick(0, 3)))};
  AttentionSpec& spec = result.spec;
  const AttentionKind kind = spec.attention.value;
  spec.mask = Located<MaskMethod>{static_cast<MaskMethod>(dice.pick(0, 2)), {}};
  spec.scale = Located<bool>{dice.coin(), {}};
  spec.temperature.value = dice.coin() ? 1.0 : 0.4;
  spec.torch_seed.value = seed;
  if (dice.coin()) {
    spec.batch = Located<int>{dice.pick(1, 3), {}};
  }
  if (kind != AttentionKind::Simple) {
    spec.d_out = Located<int>{dice.pick(1, 8), {}};
    spec.parameters.value = static_cast<Parameters>(dice.pick(0, 2));
    spec.qkv_bias.value =
        spec.parameters.value == Parameters::Linear && dice.coin();
  }
  if (kind == AttentionKind::MultiHead) {
    pick_heads(spec, dice);
    if (spec.implementation.value == Implementation::Streaming &&
        spec.mask->value == MaskMethod::Multiply) {
      spec.mask->value = MaskMethod::MinusInfinity;
    }
  }
  return result;
}

}  // namespace owldeck
