#include "generator/tensor/torch_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace owldeck {
namespace {

constexpr double kFarApart = 1000.0;
constexpr double kVeryLarge = 1e8;
constexpr double kVerySmall = 1e-4;

}  // namespace

TorchStyle::TorchStyle(std::span<const float> values) {
  double least = std::numeric_limits<double>::infinity();
  double most = 0.0;
  bool whole = true;
  for (const float value : values) {
    if (!std::isfinite(value) || value == 0.0f) {
      continue;
    }
    const double size = std::abs(static_cast<double>(value));
    least = std::min(least, size);
    most = std::max(most, size);
    whole = whole && std::ceil(value) == value;
  }
  const bool none = most == 0.0;
  const bool exponent =
      !none && (most / least > kFarApart || most > kVeryLarge ||
                (!whole && least < kVerySmall));
  if (exponent) {
    kind_ = Kind::Scientific;
  } else {
    kind_ = whole ? Kind::Whole : Kind::Fixed;
  }
}

std::string TorchStyle::operator()(float value) const {
  const auto number = static_cast<double>(value);
  if (!std::isfinite(value)) {
    return fmt::format("{}", number);
  }
  switch (kind_) {
    case Kind::Whole:
      return fmt::format("{:.0f}.", number);
    case Kind::Fixed:
      return fmt::format("{:.4f}", number);
    case Kind::Scientific:
      break;
  }
  return fmt::format("{:.4e}", number);
}

}  // namespace owldeck
