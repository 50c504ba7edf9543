#include "generator/tensor/torch_random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace owldeck {
namespace {

/// PyTorch draws normals in groups of this many, and one at a time below it.
constexpr std::size_t kGroup = 16;
constexpr double kTwoPi = 2.0 * std::numbers::pi;

/// Turns 16 uniform numbers into 16 normal ones, in place (Box and Muller):
/// radii from the first half, angles from the second.
void uniform_to_normal(std::span<float, kGroup> group) {
  constexpr std::size_t kHalf = kGroup / 2;
  for (std::size_t j = 0; j < kHalf; ++j) {
    const double radius =
        std::sqrt(-2.0 * std::log(1.0 - static_cast<double>(group[j])));
    const double angle = kTwoPi * static_cast<double>(group[j + kHalf]);
    group[j] = static_cast<float>(radius * std::cos(angle));
    group[j + kHalf] = static_cast<float>(radius * std::sin(angle));
  }
}

}  // namespace

TorchRandom::TorchRandom(std::uint64_t seed)
    : engine_(static_cast<std::uint32_t>(seed)) {}

float TorchRandom::next_float() {
  constexpr std::uint32_t kMantissa = (1u << 24) - 1;
  const auto bits = static_cast<std::uint32_t>(engine_()) & kMantissa;
  return static_cast<float>(bits) * 0x1p-24f;
}

double TorchRandom::next_double() {
  constexpr std::uint64_t kMantissa = (std::uint64_t{1} << 53) - 1;
  const std::uint64_t high = engine_();
  const std::uint64_t low = engine_();
  return static_cast<double>(((high << 32) | low) & kMantissa) * 0x1p-53;
}

std::vector<float> TorchRandom::rand(std::size_t count) {
  std::vector<float> values(count);
  std::generate(values.begin(), values.end(), [this] { return next_float(); });
  return values;
}

std::vector<float> TorchRandom::uniform(std::size_t count, float low,
                                        float high) {
  const float width = high - low;
  std::vector<float> values = rand(count);
  for (float& value : values) {
    value = std::fma(value, width, low);
  }
  return values;
}

std::vector<float> TorchRandom::randn(std::size_t count) {
  if (count >= kGroup) {
    return randn_in_groups(count);
  }
  std::vector<float> values(count);
  std::generate(values.begin(), values.end(),
                [this] { return static_cast<float>(next_normal()); });
  return values;
}

std::vector<float> TorchRandom::bernoulli(std::size_t count,
                                          double probability) {
  std::vector<float> values(count);
  std::generate(values.begin(), values.end(), [this, probability] {
    return next_double() < probability ? 1.0f : 0.0f;
  });
  return values;
}

double TorchRandom::next_normal() {
  if (cached_normal_) {
    const double cached = *cached_normal_;
    cached_normal_.reset();
    return cached;
  }
  const double angle = kTwoPi * next_double();
  const double radius = std::sqrt(-2.0 * std::log1p(-next_double()));
  cached_normal_ = radius * std::sin(angle);
  return radius * std::cos(angle);
}

std::vector<float> TorchRandom::randn_in_groups(std::size_t count) {
  std::vector<float> values = rand(count);
  for (std::size_t start = 0; start + kGroup <= count; start += kGroup) {
    uniform_to_normal(std::span(values).subspan(start).first<kGroup>());
  }
  if (count % kGroup != 0) {
    overwrite_tail(values);
  }
  return values;
}

void TorchRandom::overwrite_tail(std::vector<float>& values) {
  const auto tail = std::span(values).last<kGroup>();
  std::generate(tail.begin(), tail.end(), [this] { return next_float(); });
  uniform_to_normal(tail);
}

LinearParameters draw_linear(TorchRandom& random, std::size_t d_in,
                             std::size_t d_out, bool bias) {
  const auto bound =
      static_cast<float>(1.0 / std::sqrt(static_cast<double>(d_in)));
  LinearParameters parameters;
  parameters.weight = random.uniform(d_in * d_out, -bound, bound);
  if (bias) {
    parameters.bias = random.uniform(d_out, -bound, bound);
  }
  return parameters;
}

}  // namespace owldeck
