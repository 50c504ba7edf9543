#pragma once

#include <span>
#include <string>

namespace owldeck {

/// How PyTorch writes the numbers of one tensor, so that a learner meets the
/// digits of the notebook: one style for all, whole numbers as `2.`, others
/// with four decimals, or with an exponent if they lie far apart or are very
/// large or small.
/// Source: `_Formatter` of torch/_tensor_str.py, PyTorch 1.13.
class TorchStyle {
 public:
  /// The style that suits all of `values`.
  explicit TorchStyle(std::span<const float> values);

  /// `value` without padding; infinities are `inf` and `-inf`.
  [[nodiscard]] std::string operator()(float value) const;

 private:
  enum class Kind { Whole, Fixed, Scientific };
  Kind kind_ = Kind::Whole;
};

}  // namespace owldeck
