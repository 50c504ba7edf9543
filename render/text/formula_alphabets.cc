#include "render/text/formula_alphabets.h"

#include <array>

namespace owldeck {
namespace {

constexpr std::array kCommands{
    AlphabetCommand{"mathit", Alphabet::Italic},
    AlphabetCommand{"mathbf", Alphabet::Bold},
    AlphabetCommand{"boldsymbol", Alphabet::BoldItalic},
    AlphabetCommand{"bm", Alphabet::BoldItalic},
    AlphabetCommand{"mathcal", Alphabet::Calligraphic},
    AlphabetCommand{"mathbb", Alphabet::DoubleStruck},
};

/// Where an alphabet starts; 0 if it, or the font, has none of a kind.
/// Source: The Unicode Standard, Mathematical Alphanumeric Symbols.
struct Block {
  char32_t capitals;
  char32_t small;
  char32_t digits;
};

constexpr std::array<Block, 5> kBlocks{{
    {0x1D434, 0x1D44E, 0},
    {0x1D400, 0x1D41A, 0x1D7CE},
    {0x1D468, 0x1D482, 0x1D7CE},
    {0x1D49C, 0, 0},
    {0x1D538, 0x1D552, 0x1D7D8},
}};

/// Letters that Unicode had before the block, and left out of it.
struct Exception {
  Alphabet alphabet;
  char letter;
  char32_t code;
};

constexpr std::array kExceptions{
    Exception{Alphabet::Italic, 'h', 0x210E},
    Exception{Alphabet::Calligraphic, 'B', 0x212C},
    Exception{Alphabet::Calligraphic, 'E', 0x2130},
    Exception{Alphabet::Calligraphic, 'F', 0x2131},
    Exception{Alphabet::Calligraphic, 'H', 0x210B},
    Exception{Alphabet::Calligraphic, 'I', 0x2110},
    Exception{Alphabet::Calligraphic, 'L', 0x2112},
    Exception{Alphabet::Calligraphic, 'M', 0x2133},
    Exception{Alphabet::Calligraphic, 'R', 0x211B},
    Exception{Alphabet::DoubleStruck, 'C', 0x2102},
    Exception{Alphabet::DoubleStruck, 'H', 0x210D},
    Exception{Alphabet::DoubleStruck, 'N', 0x2115},
    Exception{Alphabet::DoubleStruck, 'P', 0x2119},
    Exception{Alphabet::DoubleStruck, 'Q', 0x211A},
    Exception{Alphabet::DoubleStruck, 'R', 0x211D},
    Exception{Alphabet::DoubleStruck, 'Z', 0x2124},
};

std::optional<char32_t> offset_from(char32_t start, char letter, char first) {
  if (start == 0) {
    return std::nullopt;
  }
  return start + static_cast<char32_t>(letter - first);
}

constexpr std::string_view kTyped =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

}  // namespace

std::span<const AlphabetCommand> alphabet_commands() {
  return kCommands;
}

std::optional<char32_t> letter_in(Alphabet alphabet, char letter) {
  for (const Exception& exception : kExceptions) {
    if (exception.alphabet == alphabet && exception.letter == letter) {
      return exception.code;
    }
  }
  const Block& block = kBlocks.at(static_cast<std::size_t>(alphabet));
  if (letter >= 'A' && letter <= 'Z') {
    return offset_from(block.capitals, letter, 'A');
  }
  if (letter >= 'a' && letter <= 'z') {
    return offset_from(block.small, letter, 'a');
  }
  if (letter >= '0' && letter <= '9') {
    return offset_from(block.digits, letter, '0');
  }
  return std::nullopt;
}

char32_t plain_letter(char32_t code) {
  for (std::size_t i = 0; i < kBlocks.size(); ++i) {
    for (const char letter : kTyped) {
      if (letter_in(static_cast<Alphabet>(i), letter) == code) {
        return static_cast<char32_t>(letter);
      }
    }
  }
  return code;
}

}  // namespace owldeck
