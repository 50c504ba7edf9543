#include "generator/check/construct.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

bool has(std::string_view code, std::string_view construct) {
  return find_construct(read_construct(code), read_construct(construct))
      .has_value();
}

TEST_CASE("construct: blanks, comments and breaks make no difference") {
  CHECK(has("x = f(\n    a,  # first\n    b)", "f(a, b)"));
  CHECK(has("s=queries@keys.transpose(1,2)", "queries @ keys.transpose"));
}

TEST_CASE("construct: brackets may stay open") {
  CHECK(has("w = torch.softmax(x / y, dim=-1)", "torch.softmax("));
  CHECK(has("k = keys.view(b, n)", ".view("));
}

TEST_CASE("construct: words are compared whole") {
  CHECK_FALSE(has("masked_fill_(x)", "masked_fill("));
  CHECK_FALSE(has("all_queries @ keys", "queries @ keys"));
}

TEST_CASE("construct: quotes make no difference") {
  CHECK(has("f(\"mask\", m)", "f('mask'"));
}

TEST_CASE("construct: a start that fails is taken up again") {
  CHECK(has("a + a + a + b", "a + a + b"));
}

TEST_CASE("construct: starts that fail again and again cost no more") {
  std::string code;
  for (int i = 0; i < 100'000; ++i) {
    code += "a + ";
  }
  // Tried anew from every token, this were a billion comparisons.
  CHECK_FALSE(has(code, code.substr(0, 40'000) + "b"));
}

TEST_CASE("construct: nothing is found nowhere") {
  CHECK(read_construct("# only a remark").empty());
  CHECK_FALSE(has("a", ""));
}

/// The line of `code` that is nearest to `construct`, or "".
std::string near_line(std::string_view code, std::string_view construct) {
  const auto tokens = read_construct(code);
  const auto near = nearest_line(tokens, read_construct(construct));
  return near ? code_line(code, tokens[near->token].line) : "";
}

TEST_CASE("construct: the nearest line has most tokens in their order") {
  const std::string_view code = "a = keys @ queries\n  b = queries.T @ keys\nc";
  CHECK(near_line(code, "queries @ keys") == "b = queries.T @ keys");
  CHECK(near_line(code, "d(e, f)") == "");
}

TEST_CASE("construct: of lines as near the first is meant") {
  CHECK(near_line("x = f(a)\ny = f(a)", "f(b)") == "x = f(a)");
}

TEST_CASE("construct: a line that is not there is empty") {
  CHECK(code_line("a\nb", 3).empty());
  CHECK(code_line("", 1).empty());
}

}  // namespace
}  // namespace owldeck
