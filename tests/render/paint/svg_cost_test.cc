#include "render/paint/svg_cost.h"

#include <fmt/format.h>

#include "render/paint/svg_rules.h"
#include "tests/render/paint/pictures.h"

namespace owldeck {
namespace {

std::string problem(const std::string& inside) {
  return problem_of(ImageKind::Svg, svg_of(inside));
}

std::string repeated(const std::string& part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) {
    out += part;
  }
  return out;
}

/// `kind`s that each are drawn with the one before, twice.
std::string chain(const std::string& kind, const std::string& attribute,
                  int length) {
  std::string out = fmt::format("<{0} id='x0'><rect/></{0}>", kind);
  for (int i = 1; i < length; ++i) {
    out += fmt::format(
        "<{0} id='x{1}'><rect {2}='url(#x{3})'/><rect {2}='url(#x{3})'/></{0}>",
        kind, i, attribute, i - 1);
  }
  return out + fmt::format("<rect {}='url(#x{})'/>", attribute, length - 1);
}

TEST_CASE("svg cost: masks of masks are counted as they are drawn") {
  CHECK(problem(chain("mask", "mask", 3)) == "");
  CHECK(problem(chain("mask", "mask", 25)).find("more than 30000 elements") !=
        std::string::npos);
}

TEST_CASE("svg cost: so are patterns, markers and clips") {
  CHECK(problem(chain("pattern", "fill", 25)) != "");
  CHECK(problem(chain("marker", "marker-end", 25)) != "");
  CHECK(problem(chain("clipPath", "clip-path", 25)) != "");
  CHECK(problem("<mask id='a'><rect mask='url(#a)'/></mask>") != "");
}

TEST_CASE("svg cost: effects are few") {
  const std::string blur =
      "<filter id='f'><feGaussianBlur stdDeviation='9'/></filter>";
  CHECK(problem(blur + repeated("<rect filter='url(#f)'/>", 20)) == "");
  CHECK(problem(blur + repeated("<rect filter='url(#f)'/>", 60)) != "");
}

TEST_CASE("svg cost: effects without bounds are refused") {
  for (const char* effect :
       {"feTurbulence", "feConvolveMatrix", "feMorphology", "feTile",
        "feDisplacementMap", "feDiffuseLighting", "feSpecularLighting"}) {
    CHECK(problem(fmt::format("<filter id='f'><{} numOctaves='9'/></filter>",
                              effect)) ==
          fmt::format("line 1 of the SVG: <{}> is not drawn", effect));
  }
}

TEST_CASE("svg cost: groups that are laid over the rest are hundreds") {
  CHECK(problem(repeated("<g opacity='.5'/>", 550)) == "");
  CHECK(problem(repeated("<g opacity='.5'/>", 1100)) != "");
  CHECK(problem(repeated("<g style='fill: red; opacity :.5'/>", 1100)) != "");
  // As drawing programs write it everywhere.
  CHECK(problem(repeated("<g style='opacity:1;fill-opacity:.5;filter:none'/>",
                         1100)) == "");
}

TEST_CASE("svg cost: lines have no more dashes than anyone sees") {
  const auto dashed = [](const std::string& path, const std::string& dashes) {
    return problem(
        fmt::format("<path d='{}' stroke-dasharray='{}'/>", path, dashes));
  };
  CHECK(dashed("M0 0L1000 0", "4 2") == "");
  const std::string millions = "the lines of the SVG have millions of dashes";
  CHECK(dashed("M-8000000 0L8000000 0", "0.5 0.5") == millions);
  CHECK(dashed("M0 0L1000 0", "1e-9") == millions);
  CHECK(dashed("M0 0L1e300 0", "1") == millions);
  CHECK(
      problem("<g style='stroke-dasharray:1e-6 1e-6'><circle r='100'/></g>") ==
      millions);
}

TEST_CASE("svg cost: text, attributes and style sheets have limits") {
  CHECK(problem("<text>" + std::string(kMostSvgTextBytes, 'a') + "</text>") ==
        "");
  CHECK(problem("<text>" + std::string(kMostSvgTextBytes + 1, 'a') +
                "</text>") == "the SVG has more than 16384 bytes of text");
  CHECK(problem("<path d='" + std::string(kMostSvgAttributeBytes + 1, ' ') +
                "'/>") ==
        "line 1 of the SVG: an attribute of more than 65536 bytes");
  CHECK(problem("<style>" + std::string(kMostSvgStyleBytes + 1, ' ') +
                "</style>") == "the SVG has too many rules of style");
  CHECK(problem("<style>" + repeated("a,", 3000) + "a{}</style>" +
                repeated("<g/>", 1000)) ==
        "the SVG has too many rules of style");
  CHECK(problem("<!--" + std::string(kMostSvgBytes, ' ') + "-->")
            .ends_with("expected at most 1048576"));
}

TEST_CASE("svg cost: a style sheet cannot hide what elements take") {
  CHECK(problem("<style>rect{mask:url(#m)}</style>") != "");
  CHECK(problem("<style>rect{m\\61sk:url(#m)}</style>") != "");
  CHECK(problem("<pattern id='p'/><style>rect{fill:url(#p)}</style><rect/>") ==
        "a style sheet of the SVG fills elements with patterns");
  CHECK(problem("<linearGradient id='g'><stop/></linearGradient>"
                "<style>rect{fill:url(#g)}</style><rect/>") == "");
}

TEST_CASE("svg cost: nor can escapes in an attribute") {
  CHECK(problem("<rect mask='u\\72l(#m)'/>") ==
        "line 1 of the SVG: an attribute with escapes");
  CHECK(problem("<rect aria-label='a&#10;b' content='\\a'/>") == "");
  CHECK(problem("<rect stroke-dasharray='&#49;'/>") ==
        "line 1 of the SVG: an attribute with escapes");
}

}  // namespace
}  // namespace owldeck
