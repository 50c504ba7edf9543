#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// `value` in `count` bytes, the lowest first.
inline std::string bytes_of_number(std::uint64_t value, std::size_t count) {
  std::string bytes;
  for (std::size_t i = 0; i < count; ++i) {
    bytes += static_cast<char>((value >> (8 * i)) & 0xFFu);
  }
  return bytes;
}

inline std::string float_bytes(const std::vector<float>& values) {
  std::string bytes;
  for (const float value : values) {
    bytes += bytes_of_number(std::bit_cast<std::uint32_t>(value), 4);
  }
  return bytes;
}

inline std::string double_bytes(const std::vector<double>& values) {
  std::string bytes;
  for (const double value : values) {
    bytes += bytes_of_number(std::bit_cast<std::uint64_t>(value), 8);
  }
  return bytes;
}

/// A NumPy array with this header, whatever it says.
inline std::string npy_file(const std::string& header,
                            const std::string& numbers, int version = 1) {
  return "\x93NUMPY" + bytes_of_number(static_cast<unsigned>(version), 1) +
         bytes_of_number(0, 1) +
         bytes_of_number(header.size(), version == 1 ? 2 : 4) + header +
         numbers;
}

/// A file of tensors with this header, whatever it says.
inline std::string safetensors_file(const std::string& header,
                                    const std::string& numbers) {
  return bytes_of_number(header.size(), 8) + header + numbers;
}

/// How many of all shorter files `read` takes for whole.
template <class Read>
int count_whole_beginnings(std::string_view bytes, Read read) {
  int count = 0;
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    // A copy of its own, so that the sanitizer sees every byte read behind it.
    const std::string part(bytes.substr(0, length));
    count += read(part).problem.empty() ? 1 : 0;
  }
  return count;
}

/// How many of `tries` files, each with up to four bytes changed at random,
/// give both a value and a problem, or neither.
template <class Read>
int count_undecided(const std::string& bytes, int tries, Read read) {
  std::mt19937 random(1);
  int count = 0;
  for (int i = 0; i < tries; ++i) {
    std::string changed = bytes;
    for (std::uint32_t left = 1 + random() % 4; left > 0; --left) {
      changed[random() % changed.size()] = static_cast<char>(random() & 0xFFu);
    }
    const auto result = read(changed);
    count += result.value.has_value() == result.problem.empty() ? 0 : 1;
  }
  return count;
}

}  // namespace owldeck
