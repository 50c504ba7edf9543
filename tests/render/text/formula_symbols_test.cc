#include "render/text/formula_symbols.h"

#include <doctest/doctest.h>

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

TEST_CASE("double_struck: the font has a glyph for each capital letter") {
  const MathFont font;
  for (char letter = 'A'; letter <= 'Z'; ++letter) {
    CAPTURE(letter);
    CHECK(font.find(double_struck(letter)));
  }
}

TEST_CASE("plain_letter: turns italics back to what was typed") {
  CHECK(plain_letter(symbol_for(U'h')->code) == U'h');
  CHECK(plain_letter(symbol_for(U'Q')->code) == U'Q');
  CHECK(plain_letter(U'7') == U'7');
}
