#include <fmt/format.h>

#include <cmath>
#include <string_view>

#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kInfinity = "\u221e";

}  // namespace

std::string format_number(double value, int decimals) {
  if (std::isinf(value)) {
    return std::string(value < 0 ? kMinus : "").append(kInfinity);
  }
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return value < 0 && !zero ? std::string(kMinus) + digits : digits;
}

}  // namespace owldeck
