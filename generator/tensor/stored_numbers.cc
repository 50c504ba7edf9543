#include "generator/tensor/stored_numbers.h"

#include <cassert>
#include <cmath>
#include <limits>

namespace owldeck {
namespace {

/// Source: IEEE 754 binary16: sign, 5 bits of exponent, 10 of fraction.
float half_to_float(std::uint16_t bits) {
  const float sign = (bits & 0x8000u) != 0 ? -1.0f : 1.0f;
  const int exponent = (bits >> 10) & 0x1F;
  const int fraction = bits & 0x3FF;
  if (exponent == 0x1F) {
    return fraction != 0 ? std::numeric_limits<float>::quiet_NaN()
                         : sign * std::numeric_limits<float>::infinity();
  }
  if (exponent == 0) {
    return sign * std::ldexp(static_cast<float>(fraction), -24);
  }
  return sign * std::ldexp(static_cast<float>(fraction + 0x400), exponent - 25);
}

/// Numbers beyond float32 become infinite, which whoever uses them refuses.
float double_to_float(double value) {
  if (std::abs(value) > double{std::numeric_limits<float>::max()}) {
    return std::copysign(std::numeric_limits<float>::infinity(),
                         value < 0.0 ? -1.0f : 1.0f);
  }
  return static_cast<float>(value);
}

float number_from(std::uint64_t bits, NumberType type) {
  switch (type) {
    case NumberType::Float64:
      return double_to_float(std::bit_cast<double>(bits));
    case NumberType::Float32:
      return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    case NumberType::Float16:
      return half_to_float(static_cast<std::uint16_t>(bits));
    case NumberType::BFloat16:
      return std::bit_cast<float>(static_cast<std::uint32_t>(bits << 16));
    case NumberType::Bool:
      break;
  }
  return bits != 0 ? 1.0f : 0.0f;
}

std::uint64_t read_unsigned_big(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) {
    value = (value << 8) | static_cast<unsigned char>(byte);
  }
  return value;
}

}  // namespace

std::size_t bytes_of(NumberType type) {
  switch (type) {
    case NumberType::Float64:
      return 8;
    case NumberType::Float32:
      return 4;
    case NumberType::Float16:
    case NumberType::BFloat16:
      return 2;
    case NumberType::Bool:
      break;
  }
  return 1;
}

std::optional<std::size_t> count_numbers(std::span<const std::size_t> shape) {
  if (shape.size() > kMostStoredAxes) {
    return std::nullopt;
  }
  std::size_t count = 1;
  for (const std::size_t size : shape) {
    // Each factor is small enough that no product overflows.
    if (size > kMostStoredNumbers || count * size > kMostStoredNumbers) {
      return std::nullopt;
    }
    count *= size;
  }
  return count;
}

std::uint64_t read_unsigned(std::string_view bytes, std::size_t count) {
  assert(count <= bytes.size() && count <= 8);
  std::uint64_t value = 0;
  for (std::size_t i = count; i-- > 0;) {
    value = (value << 8) | static_cast<unsigned char>(bytes[i]);
  }
  return value;
}

std::vector<float> read_numbers(std::string_view bytes, NumberType type,
                                std::endian order) {
  const std::size_t width = bytes_of(type);
  assert(bytes.size() % width == 0);
  std::vector<float> values;
  values.reserve(bytes.size() / width);
  for (; !bytes.empty(); bytes.remove_prefix(width)) {
    const std::uint64_t bits = order == std::endian::little
                                   ? read_unsigned(bytes, width)
                                   : read_unsigned_big(bytes.substr(0, width));
    values.push_back(number_from(bits, type));
  }
  return values;
}

}  // namespace owldeck
