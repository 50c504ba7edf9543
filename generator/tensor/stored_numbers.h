#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Numbers as files of tensors store them.
namespace owldeck {

enum class NumberType { Float64, Float32, Float16, BFloat16, Bool };

/// The most numbers in a file of tensors, and the most axes of one.
constexpr std::size_t kMostStoredNumbers = std::size_t{16} << 20;
constexpr std::size_t kMostStoredAxes = 32;

/// The bytes of one number.
[[nodiscard]] std::size_t bytes_of(NumberType type);

/// How many numbers a tensor of this shape has, or nothing if it or one of its
/// axes has more than kMostStoredNumbers, or if it has too many axes.
[[nodiscard]] std::optional<std::size_t> count_numbers(
    std::span<const std::size_t> shape);

/// The whole number that the first `count` bytes hold, the lowest byte first.
/// Needs: as many bytes, at most 8.
[[nodiscard]] std::uint64_t read_unsigned(std::string_view bytes,
                                          std::size_t count);

/// Needs: a whole number of numbers.
[[nodiscard]] std::vector<float> read_numbers(
    std::string_view bytes, NumberType type,
    std::endian order = std::endian::little);

}  // namespace owldeck
