#include "generator/animation/easing.h"

#include <doctest/doctest.h>

#include <vector>

namespace owldeck {
namespace {

const std::vector<Easing> kAll{Easing::Smooth, Easing::Gentle, Easing::In,
                               Easing::Out, Easing::Linear};

}  // namespace

TEST_CASE("easing: starts at 0, ends at 1, never runs back or over") {
  CHECK(kAll.size() == kEasingNames.size());
  for (const Easing easing : kAll) {
    CAPTURE(kEasingNames[static_cast<std::size_t>(easing)]);
    CHECK(eased(-1, easing) == 0);
    CHECK(eased(0, easing) == 0);
    CHECK(eased(1, easing) == 1);
    CHECK(eased(2, easing) == 1);
    for (double x = 0; x < 0.995; x += 0.01) {
      CHECK(eased(x + 0.01, easing) > eased(x, easing));
    }
  }
}

TEST_CASE(
    "easing: smooth and gentle are slow at both ends, in and out at one") {
  const auto share = [](double x, Easing easing) { return eased(x, easing); };
  for (const Easing easing : {Easing::Smooth, Easing::Gentle}) {
    CHECK(share(0.1, easing) < 0.1);
    CHECK(share(0.9, easing) > 0.9);
    CHECK(share(0.5, easing) == doctest::Approx(0.5));
  }
  CHECK(share(0.1, Easing::Gentle) < share(0.1, Easing::Smooth));
  CHECK(share(0.5, Easing::In) < 0.5);
  CHECK(share(0.5, Easing::Out) > 0.5);
  CHECK(share(0.3, Easing::Linear) == doctest::Approx(0.3));
}

TEST_CASE("easing: between meets both ends exactly") {
  CHECK(between(0.1, 0.7, 0) == 0.1);
  CHECK(between(0.1, 0.7, 1) == 0.7);
  const Rect from{0.1, 0.2, 0.3, 0.4};
  const Rect to{0.7, 0.8, 0.9, 1.1};
  CHECK(between(from, to, 0) == from);
  CHECK(between(from, to, 1) == to);
  const Color dark{0.1, 0.1, 0.1, 1};
  const Color light{0.9, 0.8, 0.7, 1};
  CHECK(between(dark, light, 0) == dark);
  CHECK(between(dark, light, 1) == light);
}

}  // namespace owldeck
