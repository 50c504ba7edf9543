#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

/// The options of a quiz: each has a letter, A for the first.
namespace owldeck {

inline constexpr std::size_t kFewestOptions = 2;
inline constexpr std::size_t kMostOptions = 6;

/// Needs: index < kMostOptions.
[[nodiscard]] char option_letter(std::size_t index);

/// The index of the option that `letter` names, if there are that many.
[[nodiscard]] std::optional<std::size_t> find_option(std::string_view letter,
                                                     std::size_t count);

}  // namespace owldeck
