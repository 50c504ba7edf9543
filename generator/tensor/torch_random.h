#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

namespace owldeck {

/// The random numbers that PyTorch draws on a CPU after
/// `torch.manual_seed(seed)`, in the same order. Only the low 32 bits of the
/// seed matter, as there.
/// Source: the Mersenne Twister MT19937 and PyTorch's CPU distributions.
class TorchRandom {
 public:
  explicit TorchRandom(std::uint64_t seed);

  /// One float32 or float64 draw, uniform in [0, 1).
  [[nodiscard]] float next_float();
  [[nodiscard]] double next_double();

  /// `torch.rand`: uniform in [0, 1), exact to the last bit.
  [[nodiscard]] std::vector<float> rand(std::size_t count);
  /// `Tensor.uniform_(low, high)`, multiplied and added with one rounding.
  [[nodiscard]] std::vector<float> uniform(std::size_t count, float low,
                                           float high);
  /// `torch.randn`: mean 0, deviation 1. From 16 elements on, PyTorch's digits
  /// depend on the machine by 2e-6; these are rounded once from double.
  [[nodiscard]] std::vector<float> randn(std::size_t count);
  /// `Tensor.bernoulli_(probability)`: 1 or 0, two outputs of the generator a
  /// number. Dropout keeps what is 1 for the probability 1 - p.
  /// Source: PyTorch's generic kernel; builds with Intel MKL draw others.
  [[nodiscard]] std::vector<float> bernoulli(std::size_t count,
                                             double probability);

 private:
  [[nodiscard]] double next_normal();
  [[nodiscard]] std::vector<float> randn_in_groups(std::size_t count);
  void overwrite_tail(std::vector<float>& values);

  std::mt19937 engine_;
  /// The second number of a pair that next_normal drew.
  std::optional<double> cached_normal_;
};

/// The parameters of `nn.Linear(d_in, d_out)`.
/// Shape: weight [d_out, d_in], row-major; bias [d_out], or empty.
struct LinearParameters {
  std::vector<float> weight;
  std::vector<float> bias;
};

/// Draws them as the constructor of `nn.Linear` does: weight first.
[[nodiscard]] LinearParameters draw_linear(TorchRandom& random,
                                           std::size_t d_in, std::size_t d_out,
                                           bool bias);

}  // namespace owldeck
