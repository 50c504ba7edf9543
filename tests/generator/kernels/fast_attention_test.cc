#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/generator/kernels/case.h"

using namespace owldeck;

namespace {

/// Every implementation on every vector unit of this machine.
template <class Check>
void with_each(const Check& check) {
  for (const VectorUnit unit : vector_units()) {
    for (const FastImplementation implementation : kFastImplementations) {
      const std::string name = std::string(name_of(implementation)) + " on " +
                               std::string(name_of(unit));
      CAPTURE(name);
      check(implementation, unit);
    }
  }
}

void check_close(const AttentionCase& of) {
  const std::vector<double> expected = expected_of(of);
  with_each([&](FastImplementation implementation, VectorUnit unit) {
    CHECK(difference(of.run(implementation, unit), expected) < 1e-5);
  });
}

}  // namespace

TEST_CASE("fast attention: agrees with the plain sums at any sequence length") {
  for (const std::size_t tokens : {1, 2, 15, 16, 17, 33, 113, 300}) {
    CAPTURE(tokens);
    check_close({1, tokens, {24, 32, 2}});
  }
}

TEST_CASE("fast attention: agrees with the plain sums at any head size") {
  for (const std::size_t head_dim : {1, 3, 16, 33, 64}) {
    CAPTURE(head_dim);
    check_close({1, 37, {19, 3 * head_dim, 3}});
  }
}

TEST_CASE("fast attention: heads larger than a block of depth agree") {
  check_close({1, 40, {30, 300, 1}});
}

TEST_CASE("fast attention: inputs larger than a block of depth agree") {
  check_close({1, 20, {600, 32, 2}});
}

TEST_CASE("fast attention: agrees without a mask") {
  check_close({2, 290, {12, 16, 2, false}});
}

TEST_CASE("fast attention: agrees with biases") {
  check_close({1, 33, {20, 36, 3}, true});
}

TEST_CASE("fast attention: agrees on batches of short sequences") {
  check_close({40, 4, {16, 32, 4}, true});
}

TEST_CASE("fast attention: agrees on batches of long sequences") {
  check_close({3, 130, {16, 32, 2}});
}

TEST_CASE("fast attention: takes the scale that it is given") {
  check_close({1, 20, {16, 16, 2, true, 1.5F}});
}

TEST_CASE("fast attention: any number of threads gives the same bits") {
  const AttentionCase long_one{2, 301, {24, 48, 3}, true};
  const AttentionCase short_one{9, 5, {24, 48, 3}, true};
  for (const AttentionCase* of : {&long_one, &short_one}) {
    with_each([&](FastImplementation implementation, VectorUnit unit) {
      const Numbers one = of->run(implementation, unit, 1);
      CHECK(of->run(implementation, unit, 2) == one);
      CHECK(of->run(implementation, unit, 7) == one);
    });
  }
}

TEST_CASE("fast attention: the future changes no bit of what came before") {
  AttentionCase of{1, 300, {24, 32, 2}};
  const std::size_t kept = 137;
  AttentionCase changed = of;
  for (std::size_t i = kept * of.shape.d_in; i < changed.input.size(); ++i) {
    changed.input[i] = 50 - changed.input[i];
  }
  with_each([&](FastImplementation implementation, VectorUnit unit) {
    const Numbers before = of.run(implementation, unit);
    const Numbers after = changed.run(implementation, unit);
    const auto end = static_cast<std::ptrdiff_t>(kept * of.shape.d_model);
    CHECK(std::equal(before.begin(), before.begin() + end, after.begin()));
    CHECK(before.back() != after.back());
  });
}

TEST_CASE("streaming: does not even read the future") {
  AttentionCase of{1, 50, {24, 32, 2}};
  AttentionCase broken = of;
  const std::size_t kept = 21;
  std::fill(
      broken.input.begin() + static_cast<std::ptrdiff_t>(kept * of.shape.d_in),
      broken.input.end(), std::numeric_limits<float>::quiet_NaN());
  for (const VectorUnit unit : vector_units()) {
    const Numbers before = of.run(FastImplementation::Streaming, unit);
    const Numbers after = broken.run(FastImplementation::Streaming, unit);
    const auto end = static_cast<std::ptrdiff_t>(kept * of.shape.d_model);
    CHECK(std::equal(before.begin(), before.begin() + end, after.begin()));
    CHECK(std::isnan(after.back()));
  }
}

TEST_CASE("fast attention: the weights of a row sum to 1") {
  AttentionCase of{2, 290, {8, 8, 1}, true};
  std::fill(of.value.begin(), of.value.end(), 0.0F);
  std::fill(of.value_bias.begin(), of.value_bias.end(), 1.0F);
  std::fill(of.out.begin(), of.out.end(), 0.0F);
  for (std::size_t i = 0; i < 8; ++i) {
    of.out[9 * i] = 1;
  }
  std::fill(of.out_bias.begin(), of.out_bias.end(), 0.0F);
  with_each([&](FastImplementation implementation, VectorUnit unit) {
    for (const float sum : of.run(implementation, unit)) {
      REQUIRE(sum == doctest::Approx(1).epsilon(1e-6));
    }
  });
}

TEST_CASE("fast attention: scores of 1e30 give the value of the largest") {
  // Scores are 1e30 k with k of the keys -1, 1 and 0.5.
  AttentionCase of{1, 3, {1, 1, 1, false}};
  of.input = {-1, 1, 0.5F};
  of.query = {0};
  of.query_bias = {1e15F};
  of.key = {1e15F};
  of.value = of.out = {1};
  with_each([&](FastImplementation implementation, VectorUnit unit) {
    CHECK(of.run(implementation, unit) == Numbers{1, 1, 1});
  });
}

TEST_CASE("fast attention: a row of scores of minus infinity gives zeros") {
  AttentionCase of{1, 3, {1, 1, 1}};
  of.input = {1, 2, 3};
  of.query = {1e20F};
  of.key = {-1e20F};
  of.value = of.out = {1};
  with_each([&](FastImplementation implementation, VectorUnit unit) {
    CHECK(of.run(implementation, unit) == Numbers{0, 0, 0});
  });
}

TEST_CASE("streaming: a block of minus infinity before others does no harm") {
  // The first 300 keys of every query have scores of minus infinity.
  AttentionCase of{1, 400, {1, 1, 1, false}};
  std::fill(of.input.begin(), of.input.begin() + 300, -1.0F);
  std::fill(of.input.begin() + 300, of.input.end(), 0.0F);
  of.query = {0};
  of.query_bias = {1e20F};
  of.key = {1e20F};
  of.value = of.out = {1};
  of.value_bias = {5};
  with_each([&](FastImplementation implementation, VectorUnit unit) {
    for (const float result : of.run(implementation, unit)) {
      REQUIRE(result == doctest::Approx(5));
    }
  });
}

TEST_CASE("fast attention: a workspace serves modules of other sizes") {
  const AttentionCase large{1, 60, {24, 32, 2}};
  const AttentionCase small{1, 7, {8, 8, 2}};
  Workspace workspace(2);
  for (const AttentionCase* of : {&large, &small, &large}) {
    const FastAttention attention(of->shape, of->weights());
    Numbers output(of->tokens * of->shape.d_model);
    attention.run(FastImplementation::Streaming, of->input, 1, of->tokens,
                  output, workspace);
    CHECK(output == of->run(FastImplementation::Streaming));
  }
}
