#include <doctest/doctest.h>

#include "render/text/formula.h"

using namespace owldeck;

namespace {

FormulaError error_of(std::string_view tex) {
  const auto result =
      set_formula(tex, {.palette = {{"flow", {}}, {"probability", {}}}});
  REQUIRE(std::holds_alternative<FormulaError>(result));
  return std::get<FormulaError>(result);
}

void check_error(std::string_view tex, std::size_t offset,
                 std::string_view message) {
  CAPTURE(tex);
  const FormulaError error = error_of(tex);
  CHECK(error.offset == offset);
  CHECK(error.message == message);
}

}  // namespace

TEST_CASE("formula: an unknown command is told with the nearest known one") {
  check_error(R"(x \frc{a}{b})", 2,
              R"(unknown command '\frc'; did you mean '\frac'?)");
  check_error(R"(\lamda)", 0,
              R"(unknown command '\lamda'; did you mean '\lambda'?)");
}

TEST_CASE("formula: an unknown colour is told with the nearest meaning") {
  check_error(R"(\color{flw}{x})", 0,
              "unknown colour 'flw'; did you mean 'flow'?");
}

TEST_CASE("formula: a brace without its partner is told where it stands") {
  check_error(R"(\frac{a}{b)", 8, "'{' without '}'");
  check_error(R"(\text{a)", 5, "'{' without '}'");
  check_error(R"(a}b)", 1, "'}' without '{'");
}

TEST_CASE("formula: a growing delimiter needs its partner") {
  check_error(R"(x \left( y)", 2, R"('\left' without '\right')");
  check_error(R"(x \right))", 2, R"('\right' without '\left')");
  check_error(R"(\left x \right))", 0,
              R"('\left' needs a delimiter such as '(')");
}

TEST_CASE("formula: a command without its argument is told") {
  check_error(R"(\frac{a})", 0, R"('\frac' lacks its argument)");
  check_error(R"(\sqrt)", 0, R"('\sqrt' lacks its argument)");
  check_error(R"(\text x)", 0, R"('\text' lacks its argument)");
  check_error("x_", 1, "'_' lacks its argument");
  check_error("x^_2", 1, "'^' lacks its argument");
}

TEST_CASE("formula: an empty argument is told") {
  check_error("x_{}", 2, "'_' has an empty argument");
}

TEST_CASE("formula: one symbol has one subscript") {
  check_error("x_i_j", 3, "two subscripts of one symbol");
  check_error("x^i^j", 3, "two superscripts of one symbol");
}

TEST_CASE("formula: characters that TeX reserves are refused") {
  check_error("a # b", 2, "'#' means nothing in a formula");
}

TEST_CASE("formula: what parts cells is refused outside of a matrix") {
  check_error("a & b", 2, "'&' means nothing outside of a matrix");
  check_error(R"(a \\ b)", 2, R"('\\' means nothing outside of a matrix)");
}

TEST_CASE("formula: an environment needs its end, and its own") {
  check_error(R"(x \begin{bmatrix} a)", 2,
              R"('\begin{bmatrix}' without '\end{bmatrix}')");
  check_error(R"(\begin{cases} a \end{matrix})", 16,
              R"('\end{matrix}' closes '\begin{cases}')");
  check_error(R"(a \end{cases})", 2, R"('\end' without '\begin')");
}

TEST_CASE("formula: an unknown environment is told with the nearest") {
  check_error(R"(\begin{bmatrx} a \end{bmatrx})", 0,
              "unknown environment 'bmatrx'; did you mean 'bmatrix'?");
}

TEST_CASE("formula: an alphabet says which letter it lacks") {
  check_error(R"(\mathcal{3})", 0, R"('\mathcal' has no letter '3')");
  check_error(R"(\mathbb{})", 0, R"('\mathbb' has an empty argument)");
}

TEST_CASE("formula: a root's index needs its bracket") {
  check_error(R"(\sqrt[3 {x})", 0, R"('\sqrt[' without ']')");
}

TEST_CASE("formula: a character that the font lacks is told") {
  check_error("x + \u65E5", 4, "the mathematical font has no '\u65E5'");
  check_error("\\text{\u65E5}", 6, "the mathematical font has no '\u65E5'");
}

TEST_CASE("formula: nesting of every kind ends before the stack does") {
  for (const std::string level :
       {"{", "x_{", R"(\sqrt)", R"(\sqrt{)", R"(\frac)", R"(\left()",
        R"(\color{flow})", R"(\hat)", R"(\begin{matrix})", R"(\sqrt[)"}) {
    CAPTURE(level);
    std::string tex;
    while (tex.size() + level.size() <= kMostFormulaBytes) {
      tex += level;
    }
    CHECK(error_of(tex).message == "groups are nested too deeply");
  }
}

TEST_CASE("formula: one that is longer than any is refused") {
  CHECK(std::holds_alternative<FormulaLayout>(
      set_formula(std::string(kMostFormulaBytes, 'x'), {})));
  check_error(std::string(kMostFormulaBytes + 1, 'x'), 0,
              "4097 bytes: expected at most 4096");
}

TEST_CASE("formula: ten fractions within each other are no mistake") {
  std::string tex = "x";
  for (int i = 0; i < 10; ++i) {
    tex = R"(\frac{1}{)" + tex + "}";
  }
  CHECK(std::holds_alternative<FormulaLayout>(set_formula(tex, {})));
}

TEST_CASE("formula: a letter of several bytes is quoted as a whole") {
  check_error("\\mathbb{\u00E9}", 0, "'\\mathbb' has no letter '\u00E9'");
  CHECK(error_of("\\\u00E9").message.starts_with("unknown command '\\\u00E9'"));
}

TEST_CASE("formula: an error about bytes that are no UTF-8 stands in it") {
  check_error("\\le\xFF", 0, "the mathematical font has no '\uFFFD'");
}
