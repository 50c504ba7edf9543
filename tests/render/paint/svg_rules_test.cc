#include "render/paint/svg_rules.h"

#include "tests/render/paint/pictures.h"

namespace owldeck {
namespace {

std::string problem(const std::string& inside,
                    const std::string& attributes = "") {
  return problem_of(ImageKind::Svg, svg_of(inside, attributes));
}

std::string nested(int depth) {
  std::string text;
  for (int i = 0; i < depth; ++i) {
    text += "<g>";
  }
  for (int i = 0; i < depth; ++i) {
    text += "</g>";
  }
  return text;
}

TEST_CASE("svg: what drawing programs write is read") {
  const std::string prolog =
      "\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>\n"
      "<!-- <script> in words -->\n"
      "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
      "'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n";
  const std::string inside =
      "<defs><g id='a'/><clipPath id='c'/></defs>"
      "<style><![CDATA[ rect { fill: url('#p') } ]]></style>"
      "<use xlink:href='#a'/><g clip-path=\"url(#c)\"/>"
      "<g style='fill:url(&quot;#p&quot;)'/><text>a &lt; b &amp; c</text>";
  CHECK(problem_of(ImageKind::Svg,
                   prolog + svg_of(inside,
                                   " xmlns:xlink='http://www.w3.org/1999/"
                                   "xlink'")) == "");
}

TEST_CASE("svg: entities of its own are refused") {
  CHECK(problem_of(ImageKind::Svg,
                   "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>" +
                       svg_of("<text>&b;</text>")) ==
        "the SVG defines entities of its own");
}

TEST_CASE("svg: deep nesting is refused") {
  CHECK(problem(nested(kDeepestSvg - 1)) == "");
  CHECK(problem(nested(kDeepestSvg)) ==
        "line 1 of the SVG: elements nested more than 64 deep");
  CHECK_FALSE(problem(nested(200'000)).empty());
}

TEST_CASE("svg: too many elements are refused") {
  std::string many;
  for (int i = 0; i < kMostSvgElements; ++i) {
    many += "<g/>";
  }
  CHECK(problem(many) == "line 1 of the SVG: more than 30000 elements");
}

/// Ten uses of ten uses ..., `levels` deep: a picture of 10^levels elements.
std::string uses_of_uses(int levels) {
  std::string text = "<g id='a0'/>";
  for (int i = 1; i <= levels; ++i) {
    text += "<g id='a" + std::to_string(i) + "'>";
    for (int k = 0; k < 10; ++k) {
      text += "<use href='#a" + std::to_string(i - 1) + "'/>";
    }
    text += "</g>";
  }
  return text;
}

TEST_CASE("svg: uses of uses that stand for too many elements are refused") {
  constexpr const char* kProblem =
      "with its <use>s written out the SVG has more than 30000 elements";
  CHECK(problem(uses_of_uses(3)) == "");
  CHECK(problem(uses_of_uses(12)) == kProblem);
  CHECK(problem("<g id='a'><use href='#a'/></g>") == kProblem);
}

TEST_CASE("svg: scripts, links, pictures and HTML inside are refused") {
  for (const std::string name :
       {"script", "a", "image", "feImage", "foreignObject"}) {
    CHECK(problem("<" + name + "/>") ==
          "line 1 of the SVG: <" + name + "> is not drawn");
  }
  CHECK(problem("\n\n<svg:image/>", " xmlns:svg='x'") ==
        "line 3 of the SVG: <image> is not drawn");
}

TEST_CASE("svg: a href leads to a part of the file or nowhere") {
  constexpr const char* kProblem =
      "line 1 of the SVG: a href that leads out of the file";
  CHECK(problem("<use href='file:///etc/hosts#a'/>") == kProblem);
  CHECK(problem("<use href='other.svg#a'/>") == kProblem);
  CHECK(problem("<use href='https://example.org/a.svg#a'/>") == kProblem);
  CHECK(problem("<use href='data:image/svg+xml,#a'/>") == kProblem);
  CHECK(problem("<use href='&#x66;ile:///a'/>") == kProblem);
}

TEST_CASE("svg: a style leads to a part of the file or nowhere") {
  constexpr const char* kProblem =
      "line 1 of the SVG: a url() that leads out of the file";
  CHECK(problem("<g fill='url(other.svg#a)'/>") == kProblem);
  CHECK(problem("<style>g { fill: URL( 'file:///a' ) }</style>") == kProblem);
  CHECK(problem("<style><![CDATA[@import 'a.css';]]></style>") ==
        "line 1 of the SVG: a style sheet that is not in the file");
  CHECK(problem_of(ImageKind::Svg,
                   "<?xml-stylesheet href='a.css'?>" + svg_of("")) ==
        "a style sheet that is not in the file");
}

TEST_CASE("svg: other encodings than UTF-8 are refused") {
  CHECK(problem_of(ImageKind::Svg, "<?xml version='1.0' encoding='UTF-16'?>" +
                                       svg_of("")) == "it is no text in UTF-8");
  CHECK(problem_of(ImageKind::Svg, {"<\0s\0v\0g\0", 8}) ==
        "it is no text in UTF-8");
}

TEST_CASE("svg: the reader's language changes nothing") {
  CHECK(problem("<switch><g systemLanguage='de'/></switch>") ==
        "line 1 of the SVG: a choice by the reader's language");
}

TEST_CASE("svg: markup that breaks off anywhere is refused") {
  const std::string whole =
      svg_of("<!-- x --><style>g{}</style><g id='a'>b</g>");
  for (std::size_t size = 1; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(problem_of(ImageKind::Svg, whole.substr(0, size)).empty());
  }
}

}  // namespace
}  // namespace owldeck
