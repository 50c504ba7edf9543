#include "render/scene/hash.h"

#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "render/scene/shapes.h"

using namespace owldeck;

namespace {

Scene sample() {
  Paragraph paragraph{.runs = {{.text = "query"}, {.text = "key"}}};
  paragraph.marker = Run{.text = "1"};
  Group group{.children = {{Rectangle{.rect = {0, 0, 10, 10}}},
                           {disc({5, 5}, 2, {1, 0, 0})}}};
  group.clip = Rect{0, 0, 5, 5};
  return {.nodes = {{group}, {TextBlock{.paragraphs = {paragraph}}}}};
}

TextBlock& text_of_sample(Scene& scene) {
  return std::get<TextBlock>(scene.nodes[1].value);
}

}  // namespace

TEST_CASE("hash_bytes: is XXH3-128 as its authors print it") {
  CHECK(hash_bytes("") == "99aa06d3014798d86001c324468d497f");
}

TEST_CASE("hash: equal Scenes have equal hashes") {
  CHECK(hash(sample()) == hash(sample()));
}

TEST_CASE("hash: minus zero is zero, as it is when Scenes are compared") {
  Scene negative = sample();
  std::get<Group>(negative.nodes[0].value).offset.x = -0.0;
  REQUIRE(negative == sample());
  CHECK(hash(negative) == hash(sample()));
}

TEST_CASE("hash: every kind of change gives another hash") {
  const std::vector<std::function<void(Scene&)>> changes{
      [](Scene&) {},
      [](Scene& scene) { scene.background.alpha = 0.5; },
      [](Scene& scene) { scene.size.width = 1280; },
      [](Scene& scene) { scene.nodes.pop_back(); },
      [](Scene& scene) { std::swap(scene.nodes[0], scene.nodes[1]); },
      [](Scene& scene) { std::get<Group>(scene.nodes[0].value).clip.reset(); },
      [](Scene& scene) {
        std::get<Group>(scene.nodes[0].value).children.pop_back();
      },
      [](Scene& scene) { text_of_sample(scene).info.alt = "x"; },
      [](Scene& scene) { text_of_sample(scene).info.link = "x"; },
      [](Scene& scene) { text_of_sample(scene).info.role = Role::Title; },
      [](Scene& scene) {
        text_of_sample(scene).paragraphs[0].marker->text = "2";
      },
      [](Scene& scene) {
        // The same letters, divided into runs elsewhere.
        text_of_sample(scene).paragraphs[0].runs = {{.text = "queryk"},
                                                    {.text = "ey"}};
      },
      [](Scene& scene) {
        text_of_sample(scene).paragraphs[0].runs[0].style.tracking = 1;
      },
      [](Scene& scene) {
        text_of_sample(scene).paragraphs[0].runs[0].formula = InlineFormula{};
      },
      [](Scene& scene) {
        text_of_sample(scene).paragraphs[0].runs[0].formula =
            InlineFormula{1, 2, 3, {{.fill = Color{1, 0, 0}}}};
      },
  };
  std::set<Hash> hashes;
  for (const auto& change : changes) {
    Scene scene = sample();
    change(scene);
    hashes.insert(hash(scene));
  }
  CHECK(hashes.size() == changes.size());
}

TEST_CASE("hash: a document's title, language and page names count") {
  const Document document{.title = "Attention",
                          .pages = {{.name = "slide-1", .scene = sample()}}};
  Document retitled = document;
  retitled.title = "Transformers";
  Document translated = document;
  translated.language = "de";
  Document renamed = document;
  renamed.pages[0].name = "slide-2";
  const std::set<Hash> hashes{hash(document), hash(retitled), hash(translated),
                              hash(renamed)};
  CHECK(hashes.size() == 4);
}

TEST_CASE("hash: a picture counts by its content, place and ink") {
  const auto bytes = std::make_shared<const std::string>("bytes");
  const Image image{.box = {0, 0, 4, 3},
                    .data = {ImageKind::Svg, {4, 3}, "aa", bytes}};
  const auto hash_of = [](const Image& changed) {
    return hash(Scene{.nodes = {{changed}}});
  };
  Image copied = image;
  copied.data.bytes = std::make_shared<const std::string>("bytes");
  CHECK(copied == image);
  CHECK(hash_of(copied) == hash_of(image));
  Image other = image;
  other.data.hash = "ab";
  Image moved = image;
  moved.box.x = 1;
  Image inked = image;
  inked.ink = {1, 0, 0};
  Image pixels = image;
  pixels.data.kind = ImageKind::Png;
  const std::set<Hash> hashes{hash_of(image), hash_of(other), hash_of(moved),
                              hash_of(inked), hash_of(pixels)};
  CHECK(hashes.size() == 5);
}
