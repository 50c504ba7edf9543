#include "render/paint/image_painter.h"

#include <cairo.h>

#include <thread>

#include "tests/render/paint/pictures.h"
#include "tests/render/paint/pixels.h"

namespace owldeck {
namespace {

using doctest::Approx;

const Color kWhite{1, 1, 1};
const Color kRed{1, 0, 0};
const Color kBlue{0, 0, 1};

Node svg_node(const std::string& inside, const Rect& box,
              const Color& ink = {}) {
  return {Image{.box = box,
                .data = read_image(ImageKind::Svg, svg_of(inside)),
                .ink = ink}};
}

Node faded(Node node, double opacity) {
  Group group{.opacity = opacity};
  group.children.push_back(std::move(node));
  return {std::move(group)};
}

constexpr const char* kFull = "<rect width='40' height='40' fill='#f00'/>";

TEST_CASE("paint: a PNG fills its box and nothing else") {
  const Pixels pixels(
      {{Image{.box = {2, 2, 8, 4},
              .data = read_image(ImageKind::Png, small_png())}}},
      {12, 8});
  CHECK(pixels.at(9, 4) == kBlue);
  CHECK(pixels.at(2, 4).red == 1);
  CHECK(pixels.at(2, 4).blue == Approx(0.5).epsilon(0.02));
  CHECK(pixels.at(0, 4) == kWhite);
  CHECK(pixels.at(5, 7) == kWhite);
}

TEST_CASE("paint: an SVG is scaled into its box") {
  const Pixels pixels({svg_node(kFull, {4, 2, 8, 8})}, {16, 12});
  CHECK(pixels.at(4, 2) == kRed);
  CHECK(pixels.inked() == Rect{4, 2, 8, 8});
}

TEST_CASE("paint: currentColor is the node's ink") {
  const std::string square =
      "<rect width='40' height='40' "
      "fill='currentColor'/>";
  CHECK(Pixels({svg_node(square, {0, 0, 4, 4}, kBlue)}, {4, 4}).at(1, 1) ==
        kBlue);
  CHECK(Pixels({svg_node(square, {0, 0, 4, 4}, kRed)}, {4, 4}).at(1, 1) ==
        kRed);
}

TEST_CASE("paint: a picture fades with its group") {
  const Pixels svg({faded(svg_node(kFull, {0, 0, 4, 4}), 0.5)}, {4, 4});
  CHECK(svg.at(1, 1).green == Approx(0.5).epsilon(0.02));
  const Pixels png(
      {faded({Image{.box = {0, 0, 4, 2},
                    .data = read_image(ImageKind::Png, small_png())}},
             0.5)},
      {4, 2});
  CHECK(png.at(3, 1).green == Approx(0.5).epsilon(0.02));
}

TEST_CASE("paint: what stands outside of an SVG's size is cut off") {
  const Pixels pixels(
      {svg_node("<rect x='-90' y='-90' width='900' height='900'/>",
                {4, 4, 4, 4})},
      {12, 12});
  CHECK(pixels.inked() == Rect{4, 4, 4, 4});
}

TEST_CASE("paint: letters of an SVG are the deck's, whatever it names") {
  const auto ink = [](const std::string& family) {
    return Pixels({svg_node("<text x='2' y='30' font-size='30' " + family +
                                ">Rag</text>",
                            {0, 0, 80, 80})},
                  {80, 80})
        .total_ink();
  };
  const double inter = ink("font-family='Inter'");
  CHECK(inter > 0);
  CHECK(ink("") == inter);
  CHECK(ink("font-family='Arial, sans-serif'") == inter);
  CHECK(ink("font-family='No Such Family'") == inter);
  CHECK(ink("font-family='JetBrains Mono'") != inter);
}

TEST_CASE("paint: threads draw the same picture at the same time") {
  const std::vector<Node> nodes{
      {Image{.box = {0, 0, 40, 20},
             .data = read_image(ImageKind::Png, small_png())}},
      svg_node("<circle cx='20' cy='20' r='18' fill='url(#none) #00f'/>",
               {0, 0, 40, 40})};
  const double expected = Pixels(nodes, {40, 40}).total_ink();
  std::vector<double> inks(4);
  std::vector<std::thread> threads;
  for (double& ink : inks) {
    threads.emplace_back([&] { ink = Pixels(nodes, {40, 40}).total_ink(); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(inks == std::vector<double>(4, expected));
}

}  // namespace
}  // namespace owldeck
