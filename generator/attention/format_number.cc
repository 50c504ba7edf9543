#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kInfinity = "\u221e";

/// `text`, such as `−50257`, with a comma before every third digit from behind.
std::string grouped(std::string text) {
  const std::size_t first =
      std::min(text.find_first_of("0123456789"), text.size());
  for (std::size_t at = text.size(); at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

}  // namespace

std::string format_number(double value, int decimals) {
  if (std::isnan(value)) {
    return "NaN";
  }
  if (std::isinf(value)) {
    return std::string(value < 0 ? kMinus : "").append(kInfinity);
  }
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return value < 0 && !zero ? std::string(kMinus) + digits : digits;
}

std::string format_thousands(double value) {
  return grouped(format_number(value, 0));
}

std::string format_thousands(std::size_t count) {
  return grouped(fmt::format("{}", count));
}

}  // namespace owldeck
