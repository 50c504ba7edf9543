#include "render/scene/color.h"

#include <doctest/doctest.h>

using namespace owldeck;
using doctest::Approx;

namespace {

const Color kBlack{0, 0, 0};
const Color kWhite{1, 1, 1};

}  // namespace

TEST_CASE("parse_color: reads six hexadecimal digits of either case") {
  CHECK(parse_color("#1A365d") ==
        Color{0x1A / 255.0, 0x36 / 255.0, 0x5D / 255.0});
}

TEST_CASE("parse_color: refuses what is no #RRGGBB") {
  for (const char* text :
       {"", "#", "1A365D", "#1A365", "#1A365D0", "#1A365G", "#+A365D"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_color(text));
  }
}

TEST_CASE("to_string: gives back what parse_color read") {
  CHECK(to_string(*parse_color("#0E7490")) == "#0e7490");
}

TEST_CASE("to_string: shows alpha only where a colour is not opaque") {
  CHECK(to_string(faded(kWhite, 0.5)) == "#ffffff80");
}

TEST_CASE("faded: multiplies alpha alone") {
  CHECK(faded({0.1, 0.2, 0.3, 0.5}, 0.5) == Color{0.1, 0.2, 0.3, 0.25});
}

TEST_CASE("contrast_ratio: black on white is the largest there is") {
  CHECK(contrast_ratio(kBlack, kWhite) == Approx(21));
}

TEST_CASE("contrast_ratio: a colour on itself is 1") {
  CHECK(contrast_ratio(kWhite, kWhite) == Approx(1));
}

TEST_CASE("contrast_ratio: #767676 on white just passes 4.5, as WCAG says") {
  CHECK(contrast_ratio(*parse_color("#767676"), kWhite) ==
        Approx(4.54).epsilon(0.001));
}

TEST_CASE("contrast_ratio: does not depend on which colour is the ground") {
  const Color amber = *parse_color("#B45309");
  CHECK(contrast_ratio(amber, kWhite) == contrast_ratio(kWhite, amber));
}

TEST_CASE("mix: starts and ends exactly at its colours") {
  const Color from = *parse_color("#FAFAFA");
  const Color to = *parse_color("#CC690E");
  CHECK(mix(from, to, 0) == from);
  CHECK(mix(from, to, 1) == to);
}

TEST_CASE("mix: black and white meet at OKLab lightness one half") {
  // 0.5 cubed is the linear light of the grey; its sRGB code is 0x63.
  CHECK(to_string(mix(kBlack, kWhite, 0.5)) == "#636363");
}

TEST_CASE("mix: red and blue meet where OKLab puts them") {
  CHECK(to_string(mix({1, 0, 0}, {0, 0, 1}, 0.5)) == "#8c53a2");
}

TEST_CASE("mix: alpha goes evenly") {
  CHECK(mix(faded(kBlack, 0.2), faded(kWhite, 0.6), 0.25).alpha == Approx(0.3));
}
