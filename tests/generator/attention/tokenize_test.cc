#include "generator/attention/tokenize.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

using Tokens = std::vector<std::string>;

TEST_CASE("tokenize: words and punctuation are tokens, white space is not") {
  CHECK(
      tokenize("Hello, world. Is this-- a test?") ==
      Tokens{"Hello", ",", "world", ".", "Is", "this", "--", "a", "test", "?"});
}

TEST_CASE("tokenize: every mark of the rule stands alone") {
  CHECK(tokenize("a,b.c:d;e?f_g!h\"i(j)k'l") ==
        Tokens{"a", ",", "b", ".",  "c", ":", "d", ";", "e", "?", "f", "_",
               "g", "!", "h", "\"", "i", "(", "j", ")", "k", "'", "l"});
}

TEST_CASE("tokenize: two hyphens are a dash, one belongs to its word") {
  CHECK(tokenize("well-known--or not") ==
        Tokens{"well-known", "--", "or", "not"});
  CHECK(tokenize("a---b ----") == Tokens{"a", "--", "-b", "--", "--"});
}

TEST_CASE("tokenize: characters of several bytes stay whole") {
  CHECK(tokenize("naïve café — Ünder") ==
        Tokens{"naïve", "café", "—", "Ünder"});
}

TEST_CASE("tokenize: white space is what Unicode says it is") {
  CHECK(tokenize("\t a\nb\u00A0c\u2009d\u3000e\r\n") ==
        Tokens{"a", "b", "c", "d", "e"});
  CHECK(tokenize("x\u200By") == Tokens{"x\u200By"});
}

TEST_CASE("tokenize: a byte that is no UTF-8 belongs to its word") {
  CHECK(tokenize("a\xFF\xC3 b") == Tokens{"a\xFF\xC3", "b"});
}

TEST_CASE("tokenize: nothing but white space has no tokens") {
  CHECK(tokenize("").empty());
  CHECK(tokenize(" \n\u00A0").empty());
}

TEST_CASE("tokenize: a vocabulary is sorted as Python sorts, each once") {
  CHECK(vocabulary_of(
            {"x", "café", "—", "naïve", "Ünder", "x", "--", "Z", "."}) ==
        Tokens{"--", ".", "Z", "café", "naïve", "x", "Ünder", "—"});
}

}  // namespace
}  // namespace owldeck
