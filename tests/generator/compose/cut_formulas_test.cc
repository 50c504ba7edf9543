#include "generator/compose/cut_formulas.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

using Formulas = std::vector<CutFormula>;

/// The Markdown that is left, with a `#` for each formula.
std::string rest_of(std::string_view text) {
  std::string rest = cut_formulas(text).markdown;
  for (char& byte : rest) {
    byte = byte == '\0' ? '#' : byte;
  }
  return rest;
}

TEST_CASE("cut_formulas: takes what stands between dollar signs") {
  CHECK(cut_formulas("a $x_i$ b").formulas == Formulas{{"x_i", false}});
  CHECK(rest_of("a $x_i$ b $y$.") == "a # b #.");
}

TEST_CASE("cut_formulas: two dollar signs are a formula of its own line") {
  CHECK(cut_formulas("$$\nx\n$$").formulas == Formulas{{"\nx\n", true}});
}

TEST_CASE("cut_formulas: prices are no formulas") {
  CHECK(rest_of("from $5 to $6") == "from $5 to $6");
  CHECK(rest_of("$ 5$ and one $") == "$ 5$ and one $");
}

TEST_CASE("cut_formulas: an escaped dollar sign is left to Markdown") {
  CHECK(rest_of(R"(\$x\$)") == R"(\$x\$)");
  CHECK(cut_formulas(R"($a\$b$)").formulas == Formulas{{R"(a\$b)", false}});
}

TEST_CASE("cut_formulas: code is left as it is") {
  CHECK(rest_of("`$x$` and ``a ` $y$``") == "`$x$` and ``a ` $y$``");
  CHECK(rest_of("a ` that closes nothing and $x$") ==
        "a ` that closes nothing and #");
}

TEST_CASE("cut_formulas: a formula ends with its paragraph") {
  CHECK(rest_of("a $x\n\ny$ b") == "a $x\n\ny$ b");
}

TEST_CASE("cut_formulas: text may end anywhere") {
  CHECK(rest_of("$") == "$");
  CHECK(rest_of("$$") == "$$");
  CHECK(rest_of("a\\") == "a\\");
}

}  // namespace
}  // namespace owldeck
