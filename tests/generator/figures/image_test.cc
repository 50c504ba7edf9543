#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::Studio;

Figure picture_of(ImageKind kind, Size size) {
  ImageFigure image{.file = test::at("pictures/a.png")};
  image.data = {kind, size, "aa", std::make_shared<const std::string>()};
  Figure figure = test::figure_of(image);
  figure.alt = test::at("two arcs");
  return figure;
}

/// The picture, placed on the page.
Image drawn_image(const std::optional<Group>& drawn) {
  REQUIRE(drawn.has_value());
  const auto& inner = std::get<Group>(drawn->children.front().value);
  Image image = std::get<Image>(inner.children.front().value);
  image.box.x += inner.offset.x;
  image.box.y += inner.offset.y;
  return image;
}

TEST_CASE("image: an SVG fills its place as far as its proportions let it") {
  Studio studio;
  studio.area = {100, 200, 800, 600};
  CHECK(drawn_image(studio.draw(picture_of(ImageKind::Svg, {40, 10}))).box ==
        Rect{100, 400, 800, 200});
  CHECK(
      drawn_image(studio.draw(picture_of(ImageKind::Svg, {9000, 9000}))).box ==
      Rect{200, 200, 600, 600});
  CHECK(studio.diagnostics.all().empty());
}

TEST_CASE("image: a PNG with enough pixels is scaled down to its place") {
  Studio studio;
  studio.area = {100, 200, 800, 600};
  CHECK(drawn_image(studio.draw(picture_of(ImageKind::Png, {1600, 800}))).box ==
        Rect{100, 300, 800, 400});
  CHECK(studio.diagnostics.all().empty());
}

TEST_CASE("image: a PNG's pixels take two units at most, with a warning") {
  Studio studio;
  studio.area = {100, 200, 800, 600};
  CHECK(drawn_image(studio.draw(picture_of(ImageKind::Png, {100, 50}))).box ==
        Rect{400, 450, 200, 100});
  REQUIRE(studio.diagnostics.all().size() == 1);
  const Diagnostic& warning = studio.diagnostics.all().front();
  CHECK(warning.severity == Severity::Warning);
  CHECK(warning.code == "image-pixels");
  CHECK(warning.message ==
        "'pictures/a.png' has 100 x 50 pixels and is drawn on 200 x 100");
}

TEST_CASE("image: the deck says what it shows") {
  Studio studio;
  const auto drawn = studio.draw(picture_of(ImageKind::Svg, {40, 10}));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.role == Role::Figure);
  CHECK(drawn->info.alt == "two arcs");
}

TEST_CASE("image: the theme's text is what currentColor becomes") {
  Studio studio;
  CHECK(drawn_image(studio.draw(picture_of(ImageKind::Svg, {40, 10}))).ink ==
        studio.theme.text);
}

}  // namespace
}  // namespace owldeck
