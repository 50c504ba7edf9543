#include "render/paint/image_file.h"

#include "tests/render/paint/pictures.h"

namespace owldeck {
namespace {

/// `png` with another width and height in its first chunk.
std::string with_size(std::string png, std::string width, std::string height) {
  png.replace(16, 4, width.insert(0, 4 - width.size(), '\0'));
  return png.replace(20, 4, height.insert(0, 4 - height.size(), '\0'));
}

Size size_of(const std::string& svg) {
  return read_image(ImageKind::Svg, svg).size;
}

TEST_CASE("image: a PNG becomes pixels, colours multiplied by alpha") {
  const ImageData data = read_image(ImageKind::Png, small_png());
  CHECK(data.size == Size{2, 1});
  CHECK(*data.bytes == std::string{"\x00\x00\x80\x80\xff\x00\x00\xff", 8});
}

TEST_CASE("image: the same file read twice is equal, another is not") {
  const ImageData data = read_image(ImageKind::Png, small_png());
  CHECK(data == read_image(ImageKind::Png, small_png()));
  CHECK(data != read_image(ImageKind::Svg, svg_of("")));
  CHECK(read_image(ImageKind::Svg, svg_of("")) !=
        read_image(ImageKind::Svg, svg_of(" ")));
}

TEST_CASE("image: a PNG cut anywhere is refused") {
  const std::string whole = small_png();
  // The end chunk, 12 bytes, says nothing of the picture.
  for (std::size_t size = 8; size < whole.size() - 12; ++size) {
    CAPTURE(size);
    CHECK(problem_of(ImageKind::Png, whole.substr(0, size)) ==
          "the PNG is broken or cut short");
  }
}

TEST_CASE("image: an empty file is refused") {
  CHECK(problem_of(ImageKind::Png, "") == "the file is empty");
  CHECK(problem_of(ImageKind::Svg, "") == "the file is empty");
}

TEST_CASE("image: a file of the other kind is refused") {
  CHECK(problem_of(ImageKind::Png, svg_of("")) == "its content is no PNG");
  CHECK(problem_of(ImageKind::Svg, "no markup") == "its content is no SVG");
  CHECK(problem_of(ImageKind::Svg, "<html></html>") == "its content is no SVG");
  CHECK(problem_of(ImageKind::Svg, small_png()) == "it is no text in UTF-8");
}

TEST_CASE("image: a PNG that claims a huge size is refused unread") {
  CHECK(problem_of(ImageKind::Png,
                   with_size(small_png(), {"\x20\x01", 2}, {"\x01", 1})) ==
        "the PNG has 8193 x 1 pixels: expected at most 8192 x 8192, and 32 "
        "million");
  CHECK(problem_of(ImageKind::Png,
                   with_size(small_png(), {"\x20\x00", 2}, {"\x10\x00", 2})) ==
        "the PNG has 8192 x 4096 pixels: expected at most 8192 x 8192, and 32 "
        "million");
  CHECK(
      problem_of(ImageKind::Png, with_size(small_png(), {"\xff\xff\xff\xff", 4},
                                           {"\xff\xff\xff\xff", 4}))
          .starts_with("the PNG has 4294967295 x 4294967295 pixels"));
}

TEST_CASE("image: a PNG of no size is refused") {
  CHECK_FALSE(
      problem_of(ImageKind::Png, with_size(small_png(), {"\0", 1}, {"\0", 1}))
          .empty());
}

TEST_CASE("image: a file above the limit is refused") {
  CHECK(problem_of(ImageKind::Svg, std::string(kMostImageBytes + 1, ' ')) ==
        "the file has 8388609 bytes: expected at most 8388608");
}

TEST_CASE("image: an SVG's size is its width and height, in any unit") {
  CHECK(size_of(svg_of("")) == Size{40, 40});
  CHECK(size_of("<svg xmlns='http://www.w3.org/2000/svg' width='1in' "
                "height='2in'/>") == Size{96, 192});
}

TEST_CASE("image: an SVG's size is its viewBox if it says no lengths") {
  constexpr const char* kBox =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='5 5 30 20'";
  CHECK(size_of(kBox + std::string("/>")) == Size{30, 20});
  CHECK(size_of(kBox + std::string(" width='100%' height='100%'/>")) ==
        Size{30, 20});
}

TEST_CASE("image: an SVG without a size is refused") {
  constexpr const char* kNoSize = "the SVG does not say how large it is";
  const std::string start = "<svg xmlns='http://www.w3.org/2000/svg'";
  CHECK(problem_of(ImageKind::Svg, start + "/>") == kNoSize);
  CHECK(problem_of(ImageKind::Svg, start + " width='0' height='9'/>") ==
        kNoSize);
  CHECK(problem_of(ImageKind::Svg, start + " viewBox='0 0 0 9'/>") == kNoSize);
  CHECK_FALSE(
      problem_of(ImageKind::Svg, start + " width='-3' height='9'/>").empty());
}

TEST_CASE("image: an SVG larger than the limit is refused") {
  CHECK(problem_of(ImageKind::Svg,
                   "<svg xmlns='http://www.w3.org/2000/svg' width='16385' "
                   "height='9'/>") ==
        "the SVG is 16385 x 9 units large: expected at most 16384");
}

}  // namespace
}  // namespace owldeck
