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

TEST_CASE("construct: nothing is found nowhere") {
  CHECK(read_construct("# only a remark").empty());
  CHECK_FALSE(has("a", ""));
}

TEST_CASE("construct: tokens in common are counted in their order") {
  CHECK(count_common(read_construct("a = b @ c.T"), read_construct("b @ c")) ==
        3);
  CHECK(count_common(read_construct("c @ b"), read_construct("b @ c")) == 1);
}

}  // namespace
}  // namespace owldeck
