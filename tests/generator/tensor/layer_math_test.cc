#include "generator/tensor/layer_math.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace owldeck {
namespace {

Tensor matrix(std::size_t rows, std::size_t columns,
              std::vector<float> values) {
  return {{{"token", rows}, {"d_model", columns}}, std::move(values)};
}

Tensor vector(std::vector<float> values) {
  return {{{"", values.size()}}, std::move(values)};
}

TEST_CASE("linear: multiplies with the transposed weight and adds the bias") {
  const Tensor result =
      linear(matrix(2, 2, {1, 2, 3, 4}), matrix(3, 2, {1, 0, 0, 1, 1, 1}),
             vector({10, 20, 30}), "d_ff");
  CHECK(result ==
        Tensor{{{"token", 2}, {"d_ff", 3}}, {11, 22, 33, 13, 24, 37}});
}

TEST_CASE("layer norm: a row has mean 0 and variance 1 before the weight") {
  const Tensor result = layer_norm(matrix(2, 2, {1, 3, -5, 5}), vector({1, 2}),
                                   vector({0, 10}), 0.0);
  CHECK(result == matrix(2, 2, {-1, 12, -1, 12}));
}

TEST_CASE("layer norm: the variance is the biased one") {
  const Tensor result =
      layer_norm(matrix(1, 4, {0, 0, 0, 4}), vector({1, 1, 1, 1}),
                 vector({0, 0, 0, 0}), 0.0);
  CHECK(result.values[3] == static_cast<float>(std::sqrt(3.0)));
}

TEST_CASE("layer norm: equal values become the bias") {
  const Tensor result = layer_norm(matrix(1, 3, {7, 7, 7}), vector({1, 2, 3}),
                                   vector({4, 5, 6}), 1e-5);
  CHECK(result == matrix(1, 3, {4, 5, 6}));
}

TEST_CASE("activated: the exact GELU is x times the normal distribution") {
  const Tensor result = activated(matrix(1, 3, {0, 1, -1}), Activation::Gelu);
  CHECK(result.values ==
        std::vector<float>{0.0f, 0.8413447461f, -0.1586552539f});
}

TEST_CASE("activated: the GELU by tanh differs in the fourth digit") {
  const Tensor result =
      activated(matrix(1, 3, {0, 1, -1}), Activation::GeluTanh);
  CHECK(result.values ==
        std::vector<float>{0.0f, 0.8411919906f, -0.1588080094f});
}

TEST_CASE("activated: large values pass or vanish") {
  for (const Activation activation :
       {Activation::Gelu, Activation::GeluTanh, Activation::Relu}) {
    const Tensor result = activated(matrix(1, 2, {1e30f, -1e30f}), activation);
    CHECK(result.values[0] == 1e30f);
    CHECK(result.values[1] == 0.0f);
  }
}

TEST_CASE("activated: ReLU lets no negative value through") {
  CHECK(activated(matrix(1, 3, {-2, 0, 3}), Activation::Relu) ==
        matrix(1, 3, {0, 0, 3}));
}

TEST_CASE("sum: adds value by value and keeps the first one's axes") {
  const Tensor other{{{"x", 1}, {"y", 2}}, {10, 20}};
  CHECK(sum(matrix(1, 2, {1, 2}), other) == matrix(1, 2, {11, 22}));
}

TEST_CASE("rows at: rows in any order, repeated or not") {
  const Tensor table{{{"word", 3}, {"d_model", 2}}, {1, 2, 3, 4, 5, 6}};
  const std::array<std::size_t, 3> indices{2, 0, 2};
  CHECK(rows_at(table, indices, "token") == matrix(3, 2, {5, 6, 1, 2, 5, 6}));
}

TEST_CASE("joined: tensors stand behind each other along the first axis") {
  const Tensor first{{{"layer", 1}, {"token", 2}}, {1, 2}};
  const Tensor second{{{"layer", 2}, {"token", 2}}, {3, 4, 5, 6}};
  CHECK(joined({&first, &second}) ==
        Tensor{{{"layer", 3}, {"token", 2}}, {1, 2, 3, 4, 5, 6}});
}

}  // namespace
}  // namespace owldeck
