#include "generator/build/compare.h"

#include <doctest/doctest.h>

#include "generator/build/compare_page.h"
#include "generator/build/seen_pages.h"

using namespace owldeck;

namespace {

constexpr Pixel kWhite{255, 255, 255};
constexpr PixelSize kSize{192, 108};

// A white page with lines of `rows` and the page number as one grey dot.
SeenPage page(int number, const std::vector<int>& rows) {
  Picture picture{kSize, std::vector<Pixel>(192 * 108, kWhite)};
  for (const int row : rows) {
    for (int x = 10; x < 110; ++x) {
      picture.at(x, row) = {0, 0, 0};
    }
  }
  picture.at(180, 103) = {static_cast<std::uint8_t>(number), 0, 0};
  return seen_page("slide-0" + std::to_string(number), "", picture);
}

std::string text_of(const std::vector<PageComparison>& pages) {
  std::string text;
  for (const PageComparison& page : pages) {
    text += std::string(to_string(page.change)) + " " +
            (page.before ? page.before->name : "-") + " " +
            (page.after ? page.after->name : "-") + "\n";
  }
  return text;
}

const std::vector<int> kFirst{20, 22, 24, 26, 28, 30, 32, 34,
                              36, 38, 40, 42, 44, 46, 48, 50};
const std::vector<int> kSecond{21, 23, 25, 27, 29, 31, 33};
const std::vector<int> kThird{60, 62, 64, 66, 68};

std::vector<int> with_one_more(std::vector<int> rows) {
  rows.push_back(90);
  return rows;
}

}  // namespace

TEST_CASE("compare: equal decks have only pages that are the same") {
  const std::vector<SeenPage> pages{page(1, kFirst), page(2, kSecond)};
  CHECK(text_of(compare_pages(pages, pages)) ==
        "same slide-01 slide-01\nsame slide-02 slide-02\n");
}

TEST_CASE("compare: a page inserted moves those after it") {
  const std::vector<SeenPage> before{page(1, kFirst), page(2, kSecond)};
  const std::vector<SeenPage> after{page(1, kFirst), page(2, kThird),
                                    page(3, kSecond)};
  CHECK(text_of(compare_pages(before, after)) ==
        "same slide-01 slide-01\nadded - slide-02\nmoved slide-02 slide-03\n");
}

TEST_CASE("compare: a page that moves and changes is found again") {
  const std::vector<SeenPage> before{page(1, kFirst)};
  const std::vector<SeenPage> after{page(1, kThird),
                                    page(2, with_one_more(kFirst))};
  CHECK(text_of(compare_pages(before, after)) ==
        "added - slide-01\nchanged slide-01 slide-02\n");
}

TEST_CASE("compare: a page written anew has changed under its name") {
  const std::vector<SeenPage> before{page(1, kFirst)};
  const std::vector<SeenPage> after{page(1, kThird)};
  CHECK(text_of(compare_pages(before, after)) == "changed slide-01 slide-01\n");
}

TEST_CASE("compare: a page removed stands where it stood") {
  const std::vector<SeenPage> before{page(1, kFirst), page(2, kSecond),
                                     page(3, kThird)};
  const std::vector<SeenPage> after{page(1, kFirst), page(2, kThird)};
  CHECK(
      text_of(compare_pages(before, after)) ==
      "same slide-01 slide-01\nremoved slide-02 -\nmoved slide-03 slide-02\n");
}

TEST_CASE("compare: the share counts pixels beyond the tolerance") {
  const Picture white{{10, 10}, std::vector<Pixel>(100, kWhite)};
  Picture other = white;
  other.at(3, 4) = {254, 255, 255};
  other.at(5, 6) = {255, 253, 255};
  CHECK(difference_share(white, other, 0) == doctest::Approx(0.02));
  CHECK(difference_share(white, other, 1) == doctest::Approx(0.01));
  CHECK(difference_share(white, shrunk(white, 5), 0) == 1);
}

TEST_CASE("compare: the difference marks what changed and nothing else") {
  const Picture white{{2, 1}, {kWhite, kWhite}};
  Picture other = white;
  other.at(1, 0) = {0, 0, 255};
  const Picture marked = difference_picture(white, other, {1, 0, 0});
  CHECK(marked.at(0, 0) == kWhite);
  CHECK(marked.at(1, 0) == Pixel{255, 0, 0});
}

TEST_CASE("picture: a PNG holds what was encoded") {
  Picture picture{{3, 2}, std::vector<Pixel>(6, kWhite)};
  picture.at(2, 1) = {12, 200, 77};
  CHECK(decode_png(encode_png(picture)) == picture);
}

TEST_CASE("picture: bytes that are no PNG are no picture") {
  CHECK_FALSE(decode_png("GIF89a"));
  CHECK_FALSE(decode_png(""));
}

TEST_CASE("picture: a shrunk picture has the mean of its pixels") {
  const Picture picture{{2, 2}, {{0, 0, 0}, {100, 0, 0}, {0, 8, 0}, {0, 0, 0}}};
  CHECK(shrunk(picture, 1).at(0, 0) == Pixel{25, 2, 0});
}

TEST_CASE("compare page: nothing comes from outside the file") {
  const Picture picture{{4, 4}, std::vector<Pixel>(16, kWhite)};
  const std::string html = compare_page_html(
      {.title = "What changed",
       .pictures = {{"slide-01", "A title", "changed", picture, picture}}});
  for (const char* outside :
       {"http", "//", "url(", "@import", "<link", "<script", "file:"}) {
    CAPTURE(outside);
    std::string rest = html;
    for (std::size_t at = 0; (at = rest.find("base64,")) != rest.npos;) {
      rest.erase(at, rest.find('"', at) - at);
    }
    CHECK(rest.find(outside) == std::string::npos);
  }
  CHECK(html.find("src=\"data:image/png;base64,iVBORw0KGgo") !=
        std::string::npos);
}

TEST_CASE("compare page: texts cannot become markup") {
  const std::string html = compare_page_html(
      {.title = "a < b & c", .remarks = {"<b>bold</b> \"quoted\""}});
  CHECK(html.find("<h1>a &lt; b &amp; c</h1>") != std::string::npos);
  CHECK(html.find("&lt;b&gt;bold&lt;/b&gt; &quot;quoted&quot;") !=
        std::string::npos);
}

TEST_CASE("compare page: base 64 as in the examples of RFC 4648") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foobar") == "Zm9vYmFy");
}
