#include "render/text/utf8.h"

#include <doctest/doctest.h>

using namespace owldeck;

TEST_CASE("decode_utf8: reads one character and moves behind it") {
  std::size_t position = 1;
  CHECK(decode_utf8("a\u221Eb", position) == U'\u221E');
  CHECK(position == 4);
}

TEST_CASE("decode_utf8: a stray byte is one replacement character") {
  std::size_t position = 0;
  CHECK(decode_utf8("\xFFx", position) == U'\uFFFD');
  CHECK(position == 1);
}

TEST_CASE("decode_utf8: a character cut short is no character") {
  std::size_t position = 0;
  CHECK(decode_utf8("\xE2\x88", position) == U'\uFFFD');
  CHECK(position == 1);
}

TEST_CASE("encode_utf8: writes what decode_utf8 reads") {
  std::size_t position = 0;
  CHECK(decode_utf8(encode_utf8(U'\U0001D44E'), position) == U'\U0001D44E');
}
