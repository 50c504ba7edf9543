#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace owldeck {

/// The letters that a formula may be written in.
enum class Alphabet : std::uint8_t {
  Italic,
  Bold,
  BoldItalic,
  Calligraphic,
  DoubleStruck,
};

/// A command that sets its argument in an alphabet.
struct AlphabetCommand {
  std::string_view name;
  Alphabet alphabet;
};

[[nodiscard]] std::span<const AlphabetCommand> alphabet_commands();

/// A letter or digit (A to Z, a to z, 0 to 9) in that alphabet; nothing if the
/// alphabet lacks it.
[[nodiscard]] std::optional<char32_t> letter_in(Alphabet alphabet, char letter);

/// The letter typed for one of any alphabet; all else is itself.
[[nodiscard]] char32_t plain_letter(char32_t code);

}  // namespace owldeck
