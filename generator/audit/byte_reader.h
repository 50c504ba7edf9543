#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace owldeck {

/// Numbers of a file's bytes; 0 beyond its end.
[[nodiscard]] inline std::uint64_t big_endian(std::string_view bytes,
                                              std::size_t at,
                                              std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    value = value << 8U |
            (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  }
  return value;
}

[[nodiscard]] inline std::uint64_t little_endian(std::string_view bytes,
                                                 std::size_t at,
                                                 std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = at + count; i > at; --i) {
    value = value << 8U |
            (i <= bytes.size() ? static_cast<unsigned char>(bytes[i - 1]) : 0U);
  }
  return value;
}

/// `count` bytes from `at` on, or as many as there are.
[[nodiscard]] inline std::string_view part_of(std::string_view bytes,
                                              std::size_t at,
                                              std::size_t count) {
  return at < bytes.size() ? bytes.substr(at, count) : std::string_view();
}

}  // namespace owldeck
