#include "generator/compose/check_page.h"

#include <doctest/doctest.h>

#include "render/scene/shapes.h"
#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

constexpr Color kWhite{1, 1, 1, 1};
constexpr Color kBlack{0, 0, 0, 1};
constexpr Color kGrey{0.5, 0.5, 0.5, 1};

Node block(const std::string& id, const Rect& rect) {
  return {Rectangle{.info = {.id = id}, .rect = rect, .fill = kWhite}};
}

Node words(const std::string& text, const TextStyle& style) {
  TextBlock line = label(text, {100, 100}, style);
  line.info.id = "body";
  return {std::move(line)};
}

/// What is found on a page of slide 7 with these nodes.
std::vector<Diagnostic> judged(std::vector<Node> nodes,
                               const LayoutVariant& variant = {}) {
  Studio studio;
  const AudienceDeck deck =
      for_audience(deck_of({concept_slide(7)}), Audience::Learner);
  Layout layout;
  layout.type = "concept";
  const ComposeInputs inputs = studio.inputs();
  const SlideContext context{deck,    deck.slides().front(), inputs, layout,
                             variant, studio.diagnostics};
  Scene page;
  page.background = kWhite;
  page.nodes = std::move(nodes);
  check_page(page, true, context);
  return studio.diagnostics.all();
}

TEST_CASE("overlap: two slots are named with the units that they share") {
  const auto found = judged(
      {block("body", {100, 100, 200, 200}), block("owl", {280, 0, 200, 400})});
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "slide-overlap");
  CHECK(found[0].message == "body of slide 7 overlaps owl by 20 units");
}

TEST_CASE("overlap: slots that touch do not overlap") {
  CHECK(judged({block("body", {100, 100, 200, 200}),
                block("owl", {300, 100, 200, 200})})
            .empty());
}

TEST_CASE("overlap: what leaves the page is named with how far") {
  const auto found = judged({block("body", {1900, 100, 50, 200})});
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "body of slide 7 leaves the page by 30 units");
}

TEST_CASE("overlap: decoration may lie under everything") {
  CHECK(judged(
            {block("", {0, 0, 1920, 1080}), block("owl", {300, 100, 200, 200})})
            .empty());
}

TEST_CASE("contrast: pale text is quoted with slot and slide") {
  const auto found = judged({words("pale", {.size = 24, .color = kGrey})});
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "contrast");
  CHECK(found[0].message ==
        "'pale' in body of slide 7 is hard to read: contrast 3.9, needed 4.5");
  CHECK(found[0].hint == "the colours are #808080 on #ffffff");
}

TEST_CASE("contrast: large text needs less") {
  CHECK(judged({words("pale", {.size = 32, .color = kGrey})}).empty());
  CHECK(judged({words("pale", {.size = 24, .weight = 700, .color = kGrey})})
            .empty());
}

TEST_CASE("contrast: text is compared with the shape that it stands on") {
  Node dark = block("", {0, 0, 400, 400});
  std::get<Rectangle>(dark.value).fill = kBlack;
  const Node text = words("dark", {.size = 24, .color = kBlack});
  CHECK(judged({text, dark}).empty());
  CHECK(judged({dark, text}).size() == 1);
}

TEST_CASE("contrast: every place along a line is judged") {
  Node dark = block("", {260, 0, 400, 400});
  std::get<Rectangle>(dark.value).fill = kBlack;
  const Node text =
      words("ends on the dark", {.size = 24, .color = {0.1, 0.1, 0.1, 1}});
  CHECK(judged({dark, text}).size() == 1);
}

TEST_CASE("contrast: what a shape beside the text has is nothing to it") {
  Node dark = block("", {400, 0, 400, 400});
  std::get<Rectangle>(dark.value).fill = kBlack;
  CHECK(judged({dark, words("dark", {.size = 24, .color = kBlack})}).empty());
}

TEST_CASE("contrast: body text is not large") {
  CHECK(judged({words("pale", {.size = 30, .color = kGrey})}).size() == 1);
}

TEST_CASE("contrast: one pair of colours is reported once in a slot") {
  Group group;
  group.info.id = "body";
  group.children = {words("one", {.size = 20, .color = kGrey}),
                    words("two", {.size = 20, .color = kGrey})};
  CHECK(judged({{group}}).size() == 1);
}

TEST_CASE("contrast: separators are ornament") {
  CHECK(judged({words("  ·  ", {.size = 20, .color = kGrey})}).empty());
}

/// A figure of these nodes.
Node figure(std::vector<Node> nodes) {
  Group group;
  group.info = {.role = Role::Figure, .alt = "a figure"};
  group.children = std::move(nodes);
  return {std::move(group)};
}

Node name_at(Point baseline, const std::string& text) {
  return {label(text, baseline, {.size = 20, .color = kBlack})};
}

TEST_CASE("figure text: one over another is found with both and how far") {
  const auto found = judged(
      {figure({name_at({100, 100}, "keys"), name_at({135, 100}, "queries")})});
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "text-overlap");
  CHECK(found[0].message ==
        "'keys' and 'queries' in figure of slide 7 overlap by 5 units");
}

TEST_CASE("figure text: one beside another is fine") {
  CHECK(judged({figure({name_at({100, 100}, "keys"),
                        name_at({145, 100}, "queries")})})
            .empty());
}

TEST_CASE("figure text: what a shape covers is no text any more") {
  const Node cover = block("", {0, 0, 400, 400});
  CHECK(judged({figure({name_at({100, 100}, "keys"), cover,
                        name_at({120, 100}, "queries")})})
            .empty());
}

TEST_CASE("figure text: what is cut is found with how much") {
  Group cut;
  cut.clip = Rect{0, 0, 120, 400};
  cut.children = {name_at({100, 100}, "keys")};
  const auto found = judged({figure({{cut}})});
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "text-overflow");
  CHECK(found[0].message ==
        "'keys' in figure of slide 7 is cut: 20 units over");
}

TEST_CASE("figure text: what leaves the figure's slot is found with how far") {
  LayoutVariant variant;
  variant.slots = {{.name = "figure", .area = {0, 0, 120, 400}}};
  const auto found = judged({figure({name_at({100, 100}, "keys")})}, variant);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "text-overflow");
  CHECK(found[0].message ==
        "'keys' in figure of slide 7 does not fit its slot 'figure': 20 units "
        "over");
}

TEST_CASE("figure: one without alternative text is found") {
  Group figure;
  figure.info.role = Role::Figure;
  const auto found = judged({{figure}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "figure-alt");
  CHECK(found[0].message == "figure of slide 7 has no alternative text");
}

}  // namespace
}  // namespace owldeck
