#include "generator/source/utf8.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

TEST_CASE("utf8: characters of one to four bytes are read") {
  CHECK(first_character("a").code == U'a');
  CHECK(first_character("é").code == U'é');
  CHECK(first_character("→").code == U'→');
  CHECK(first_character("🦉").code == U'🦉');
}

TEST_CASE("utf8: overlong forms, surrogates and cut characters are refused") {
  for (const char* bad : {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xC3",
                          "\xF5\x80\x80\x80", "\x80", "\xE2\x86q"}) {
    CHECK_FALSE(first_character(bad).valid);
  }
}

TEST_CASE("utf8: a bad byte counts as one character") {
  CHECK(count_characters("a\xFF"
                         "é") == 3);
}

TEST_CASE("utf8: a terminal gives two columns to wide characters") {
  CHECK(terminal_width(U'日') == 2);
  CHECK(terminal_width(U'🦉') == 2);
  CHECK(terminal_width(U'\u0301') == 0);
  CHECK(terminal_width(U'é') == 1);
}

}  // namespace
}  // namespace owldeck
