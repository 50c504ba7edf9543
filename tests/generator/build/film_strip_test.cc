#include "generator/build/film_strip.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/stage.h"
#include "render/scene/shapes.h"

using namespace owldeck;

namespace {

/// A film of so many steps of ten seconds, whose pictures say when they are.
Clip film_of(int steps) {
  Clip clip;
  clip.id = "flow";
  clip.title = "One query";
  clip.seconds = 10 * steps;
  clip.at = [](double seconds) {
    Scene scene;
    scene.background = {0, 0, 1, 1};
    TextBlock moment = label(fmt::format("{:.3f}", seconds), {100, 100}, {});
    moment.info.id = "moment";
    TextBlock caption = label("a caption", {100, 952}, {});
    caption.info.id = "caption";
    scene.nodes = {Node{moment}, Node{caption}};
    return scene;
  };
  for (int i = 0; i < steps; ++i) {
    clip.chapters.push_back(
        {10.0 * i, fmt::format("Step {}", i), fmt::format("Told {}.", i)});
    clip.captions.push_back(
        {10.0 * i, 10.0 * (i + 1), fmt::format("Caption {}", i)});
  }
  return clip;
}

Theme sample_theme() {
  Theme theme;
  theme.ground = {0.05, 0.1, 0.2, 1};
  theme.text = {0.95, 0.95, 1, 1};
  theme.ink_dark = {0.05, 0.1, 0.2, 1};
  return theme;
}

Document strip_of(int steps) {
  return film_strip(film_of(steps), {"A deck", "de"}, sample_theme());
}

std::vector<std::string> words_of(const Scene& scene, Role role) {
  std::vector<std::string> words;
  for (const Node& node : scene.nodes) {
    const auto* block = std::get_if<TextBlock>(&node.value);
    if (block != nullptr && block->info.role == role) {
      words.push_back(block->paragraphs.at(0).runs.at(0).text);
    }
  }
  return words;
}

std::vector<Group> pictures_of(const Scene& scene) {
  std::vector<Group> pictures;
  for (const Node& node : scene.nodes) {
    if (const auto* group = std::get_if<Group>(&node.value)) {
      pictures.push_back(*group);
    }
  }
  return pictures;
}

std::vector<std::string> texts_in(const Group& picture) {
  std::vector<std::string> texts;
  for (const Node& node : picture.children) {
    if (const auto* block = std::get_if<TextBlock>(&node.value)) {
      texts.push_back(block->paragraphs.at(0).runs.at(0).text);
    }
  }
  return texts;
}

}  // namespace

TEST_CASE("film strip: four steps a page, all of them") {
  const Document strip = strip_of(6);
  REQUIRE(strip.pages.size() == 2);
  CHECK(words_of(strip.pages[0].scene, Role::Heading) ==
        std::vector<std::string>{"Step 0", "Step 1", "Step 2", "Step 3"});
  CHECK(words_of(strip.pages[1].scene, Role::Heading) ==
        std::vector<std::string>{"Step 4", "Step 5"});
}

TEST_CASE("film strip: a picture shows the end of its step") {
  const std::vector<Group> pictures =
      pictures_of(strip_of(2).pages.at(0).scene);
  REQUIRE(pictures.size() == 2);
  CHECK(texts_in(pictures[0]) == std::vector<std::string>{"9.999"});
  CHECK(texts_in(pictures[1]) == std::vector<std::string>{"19.999"});
}

TEST_CASE("film strip: times and caption stand below, the caption only there") {
  const Document strip = strip_of(1);
  CHECK(
      words_of(strip.pages.at(0).scene, Role::Paragraph) ==
      std::vector<std::string>{"1 step in 0:10", "0:00 to 0:10", "Caption 0"});
}

TEST_CASE("film strip: a step without a caption has none") {
  Clip clip = film_of(2);
  clip.captions.pop_back();
  const Document strip = film_strip(clip, {"A deck", "en"}, sample_theme());
  CHECK(words_of(strip.pages.at(0).scene, Role::Paragraph) ==
        std::vector<std::string>{"2 steps in 0:20", "0:00 to 0:10", "Caption 0",
                                 "0:10 to 0:20"});
}

TEST_CASE("film strip: a picture is told to who cannot see it") {
  const Group picture = pictures_of(strip_of(1).pages.at(0).scene).at(0);
  CHECK(picture.info.role == Role::Figure);
  CHECK(picture.info.alt == "“Step 0” has come to rest. Told 0.");
}

TEST_CASE("film strip: a step without numbers is told by its name") {
  Clip clip = film_of(1);
  clip.chapters[0].told = "";
  const Document strip = film_strip(clip, {"A deck", "en"}, sample_theme());
  CHECK(pictures_of(strip.pages.at(0).scene).at(0).info.alt ==
        "“Step 0” has come to rest.");
}

TEST_CASE("film strip: a picture ends above the film's step line") {
  const Group picture = pictures_of(strip_of(1).pages.at(0).scene).at(0);
  CHECK(picture.clip == Rect{0, 0, kPage.width, kStepLineTop});
}

TEST_CASE("film strip: the paper is white, and a picture keeps its ground") {
  const Scene page = strip_of(1).pages.at(0).scene;
  CHECK(page.background == Color{1, 1, 1, 1});
  const Group picture = pictures_of(page).at(0);
  const auto& ground = std::get<Rectangle>(picture.children.at(0).value);
  CHECK(ground.fill == Fill{Color{0, 0, 1, 1}});
}

TEST_CASE("film strip: every picture is on the paper and over no other") {
  const Scene page = strip_of(4).pages.at(0).scene;
  std::vector<Rect> places;
  for (const Group& picture : pictures_of(page)) {
    const Rect place{picture.offset.x, picture.offset.y,
                     picture.clip->width * picture.scale,
                     picture.clip->height * picture.scale};
    CHECK(place.x > 0);
    CHECK(place.right() < page.size.width);
    CHECK(place.bottom() < page.size.height);
    for (const Rect& other : places) {
      CHECK((place.x >= other.right() || place.y >= other.bottom()));
    }
    places.push_back(place);
  }
  CHECK(places.size() == 4);
}

TEST_CASE("film strip: the document has the film's title and its language") {
  const Document strip = strip_of(5);
  CHECK(strip.title == "One query");
  CHECK(strip.language == "de");
  CHECK(words_of(strip.pages.at(1).scene, Role::Title) ==
        std::vector<std::string>{"One query"});
  CHECK(strip.pages.at(0).title == "Step 0 to Step 3");
  CHECK(strip.pages.at(1).title == "Step 4");
}
