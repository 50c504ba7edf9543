#include "generator/check/wildcard.h"

#include <doctest/doctest.h>

#include <string>

namespace owldeck {
namespace {

TEST_CASE("wildcard: a path without one matches itself") {
  CHECK(matches_wildcard("a/b.py", "a/b.py"));
  CHECK_FALSE(matches_wildcard("a/b.py", "a/b"));
  CHECK_FALSE(matches_wildcard("a/b", "a/b.py"));
}

TEST_CASE("wildcard: a star is any characters of a name, or none") {
  CHECK(matches_wildcard("ch03/ch03.ipynb", "ch03/*.ipynb"));
  CHECK(matches_wildcard("ch03/ch03.ipynb", "*/ch*03*"));
  CHECK(matches_wildcard("abcabd", "*abd"));
  CHECK_FALSE(matches_wildcard("a/b/c", "a/*"));
  CHECK_FALSE(matches_wildcard("a", "a/*"));
}

TEST_CASE("wildcard: a question mark is one character") {
  CHECK(matches_wildcard("ch03", "ch0?"));
  CHECK(matches_wildcard("größe", "gr??e"));
  CHECK_FALSE(matches_wildcard("ch0", "ch0?"));
  CHECK_FALSE(matches_wildcard("a/b", "a?b"));
}

TEST_CASE("wildcard: two stars are any folders, or none") {
  CHECK(matches_wildcard("a/b/c/d.py", "a/**/d.py"));
  CHECK(matches_wildcard("a/d.py", "a/**/d.py"));
  CHECK(matches_wildcard("a/b/a/c", "**/a/c"));
  CHECK(matches_wildcard("a/b/c", "a/**"));
  CHECK_FALSE(matches_wildcard("a/b/c", "a/**/d"));
}

TEST_CASE("wildcard: a slash too many makes no difference") {
  CHECK(matches_wildcard("a/b", "a//b"));
}

TEST_CASE("wildcard: many stars take no time without end") {
  const std::string name(2'000, 'a');
  std::string pattern;
  for (int i = 0; i < 200; ++i) {
    pattern += "*a";
  }
  CHECK(matches_wildcard(name, pattern));
  CHECK_FALSE(matches_wildcard(name, pattern + "b"));
}

}  // namespace
}  // namespace owldeck
