#include "generator/check/named_code.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

/// The names of `text`, with blanks between; '`' before those in backticks.
std::string named(std::string_view text) {
  std::string out;
  for (const NamedCode& each : find_named_code(text)) {
    out += out.empty() ? "" : " ";
    out += (each.is_marked ? "`" : "") + each.name;
  }
  return out;
}

TEST_CASE("named code: words in backticks are names") {
  CHECK(named("run `dropout` and `SelfAttention_v1`") ==
        "`dropout `SelfAttention_v1");
  CHECK(named("call `torch.softmax(x, dim=-1)`") == "`softmax");
  CHECK(named("look at `state_dict()`") == "`state_dict");
}

TEST_CASE("named code: two humps or an inner underscore make a name") {
  CHECK(named("trace CausalAttention and state_dict effects") ==
        "CausalAttention state_dict");
  CHECK(named("choose d_out") == "d_out");
}

TEST_CASE("named code: other words are none") {
  CHECK(named("explain QK^T, scale, mask, Softmax") == "");
  CHECK(named("line-by-line explain split->attention->concat->proj") == "");
  CHECK(named("inspect Q/K/V projection output shapes") == "");
}

TEST_CASE("named code: mathematics and computed text are none") {
  CHECK(named("divide by $\\sqrt{d_model}$ and by d_k") == "");
  CHECK(named("{{ causal.head_queries | shape }} stays") == "");
}

TEST_CASE("named code: paths and files are none") {
  CHECK(named("open ch03/01_main-chapter-code/ch03.ipynb") == "");
  CHECK(named("open `gpt_download.py` and my_notes.md.") == "");
  CHECK(named("see https://example.org/a_bc/DefGhi") == "");
}

TEST_CASE("named code: keywords, commands and products are none") {
  CHECK(named("`None`, `return`, `pip install x`, PyTorch, NaN, LoRA") == "");
}

TEST_CASE("named code: a name is found once, at its first place") {
  const auto found = find_named_code("a `f_one` and f_one");
  REQUIRE(found.size() == 1);
  CHECK(found[0].start == 3);
}

TEST_CASE("named code: a backtick that is not closed ends the names") {
  CHECK(named("a_bc `b_cd") == "a_bc");
}

}  // namespace
}  // namespace owldeck
