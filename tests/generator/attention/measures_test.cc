#include "generator/attention/measures.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace owldeck {
namespace {

using Row = std::vector<float>;

doctest::Approx near(double value) {
  return doctest::Approx(value).epsilon(1e-6);
}

TEST_CASE("measures: of n equal weights") {
  for (const std::size_t n : {1u, 2u, 4u, 64u}) {
    CAPTURE(n);
    const Row row(n, 1.0f / static_cast<float>(n));
    const auto count = static_cast<double>(n);
    CHECK(entropy(row) == near(std::log(count)));
    CHECK(largest_weight(row) == near(1 / count));
    CHECK(gradient_norm(row) == near(std::sqrt(count - 1) / count));
  }
}

TEST_CASE("measures: of all weight on one key") {
  const Row row{0.0f, 1.0f, 0.0f};
  CHECK(entropy(row) == 0.0);
  CHECK_FALSE(std::signbit(entropy(row)));
  CHECK(largest_weight(row) == 1.0);
  CHECK(gradient_norm(row) == 0.0);
}

TEST_CASE("measures: by hand") {
  const Row row{0.2f, 0.3f, 0.5f};
  CHECK(entropy(row) == near(0.2 * std::log(5.0) + 0.3 * std::log(10.0 / 3) +
                             0.5 * std::log(2.0)));
  CHECK(largest_weight(row) == 0.5);
  // diag(p) - p p^T has 0.16, 0.21, 0.25 and -0.06, -0.10, -0.15.
  CHECK(gradient_norm(row) == near(std::sqrt(0.2044)));
}

TEST_CASE("measures: weights of 0 are not there") {
  const Row hidden{0.25f, 0.75f, 0.0f, 0.0f};
  const Row visible{0.25f, 0.75f};
  CHECK(entropy(hidden) == entropy(visible));
  CHECK(gradient_norm(hidden) == gradient_norm(visible));
}

TEST_CASE("measures: a gradient near 0 keeps its digits") {
  const Row row{1.0f - 0x1p-20f, 0x1p-20f};
  // For two weights it is 2 p (1 - p).
  CHECK(gradient_norm(row) == near(2 * (1 - 0x1p-20) * 0x1p-20));
}

Tensor two_heads() {
  return {{{"head", 2}, {"query", 2}, {"key", 2}},
          {1.0f, 0.0f, 0.5f, 0.5f, 0.75f, 0.25f, 1.0f, 0.0f}};
}

TEST_CASE("measures: means by query run over the heads") {
  const std::vector<double> wanted{0.875, 0.75};
  CHECK(means_by_query(two_heads(), largest_weight) == wanted);
}

TEST_CASE("measures: the mean of rows runs over all of them") {
  CHECK(mean_of_rows(two_heads(), largest_weight) == 0.8125);
}

TEST_CASE("measures: the future is every key after its query") {
  CHECK(largest_future_weight(two_heads()) == 0.25);
  const Tensor past{{{"query", 2}, {"key", 2}}, {1.0f, 0.0f, 0.5f, 0.5f}};
  CHECK(largest_future_weight(past) == 0.0);
}

TEST_CASE("measures: the largest difference of tensors") {
  const Tensor a{{{"token", 3}}, {1.0f, -2.0f, 3.0f}};
  const Tensor b{{{"token", 3}}, {1.5f, -4.0f, 3.0f}};
  CHECK(largest_difference(a, b) == 2.0);
  CHECK(largest_difference(a, a) == 0.0);
}

TEST_CASE("measures: a difference of infinities is none") {
  const float infinity = std::numeric_limits<float>::infinity();
  const Tensor a{{{"token", 2}}, {-infinity, 1.0f}};
  const Tensor b{{{"token", 2}}, {-infinity, 1.5f}};
  CHECK(largest_difference(a, b) == 0.5);
}

}  // namespace
}  // namespace owldeck
