#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "generator/kernels/vector_unit.h"

using namespace owldeck;

namespace {

float exponential(VectorUnit unit, float x) {
  float result = 0;
  kernels_for(unit).exponentials(&x, 1, &result);
  return result;
}

}  // namespace

TEST_CASE("exponential: right to two units in the last place") {
  std::vector<float> x;
  for (float at = -87; at <= 0; at += 0.0007F) {
    x.push_back(at);
  }
  std::vector<float> result(x.size());
  for (const VectorUnit unit : vector_units()) {
    kernels_for(unit).exponentials(x.data(), x.size(), result.data());
    double worst = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double exact = std::exp(static_cast<double>(x[i]));
      worst = std::max(worst, std::abs(result[i] - exact) / exact);
    }
    CHECK(worst < 0x1p-22);  // a unit in the last place is 2^-24 to 2^-23
  }
}

TEST_CASE("exponential: 0 gives exactly 1") {
  for (const VectorUnit unit : vector_units()) {
    CHECK(exponential(unit, 0) == 1);
  }
}

TEST_CASE("exponential: what is too small for a float is exactly 0") {
  for (const VectorUnit unit : vector_units()) {
    for (const float x :
         {-104.0F, -1e30F, -std::numeric_limits<float>::infinity()}) {
      CHECK(exponential(unit, x) == 0);
    }
  }
}

TEST_CASE("exponential: NaN stays NaN") {
  for (const VectorUnit unit : vector_units()) {
    CHECK(
        std::isnan(exponential(unit, std::numeric_limits<float>::quiet_NaN())));
  }
}
