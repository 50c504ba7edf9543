#include "render/text/formula_symbols.h"

#include <doctest/doctest.h>

#include "render/text/formula_alphabets.h"
#include "render/text/math_font.h"

using namespace owldeck;

TEST_CASE("symbol_for: letters become mathematical italics") {
  CHECK(symbol_for(U'a')->code == U'\U0001D44E');
  CHECK(symbol_for(U'Z')->code == U'\U0001D44D');
}

TEST_CASE("symbol_for: italic h is Planck's constant") {
  CHECK(symbol_for(U'h')->code == U'\u210E');
}

TEST_CASE("symbol_for: a hyphen is a minus sign") {
  CHECK(symbol_for(U'-')->code == U'\u2212');
  CHECK(symbol_for(U'-')->atom == Atom::Binary);
}

TEST_CASE("symbol_for: a symbol typed as itself is the command's") {
  CHECK(symbol_for(U'\u2264')->atom == Atom::Relation);
}

TEST_CASE("symbol_for: what TeX reserves stands for nothing") {
  for (const char32_t letter : U"$&#~%") {
    if (letter != 0) {
      CHECK_FALSE(symbol_for(letter));
    }
  }
}

TEST_CASE("symbol_commands: the font has a glyph for each") {
  const MathFont font;
  for (const SymbolCommand& command : symbol_commands()) {
    CAPTURE(command.name);
    CHECK(font.find(command.symbol.code));
  }
}

TEST_CASE("symbol_for: the font has a glyph for each that can be typed") {
  const MathFont font;
  for (char32_t letter = U'!'; letter < 127; ++letter) {
    if (const auto symbol = symbol_for(letter)) {
      CAPTURE(static_cast<int>(letter));
      CHECK(font.find(symbol->code));
    }
  }
}

TEST_CASE("letter_in: the font has a glyph for each that an alphabet has") {
  const MathFont font;
  for (const AlphabetCommand& command : alphabet_commands()) {
    for (char letter = '0'; letter <= 'z'; ++letter) {
      if (const auto code = letter_in(command.alphabet, letter)) {
        CAPTURE(command.name);
        CAPTURE(letter);
        CHECK(font.find(*code));
      }
    }
  }
}

TEST_CASE("letter_in: real numbers have the letter Unicode gave them first") {
  CHECK(letter_in(Alphabet::DoubleStruck, 'R') == U'\u211D');
  CHECK(letter_in(Alphabet::DoubleStruck, 'A') == U'\U0001D538');
}

TEST_CASE("letter_in: italics have no digits") {
  CHECK_FALSE(letter_in(Alphabet::Italic, '7'));
}

TEST_CASE("plain_letter: turns letters of any alphabet back to the typed") {
  CHECK(plain_letter(symbol_for(U'h')->code) == U'h');
  CHECK(plain_letter(symbol_for(U'Q')->code) == U'Q');
  CHECK(plain_letter(U'\u2112') == U'L');
  CHECK(plain_letter(U'7') == U'7');
}
