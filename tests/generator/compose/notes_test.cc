#include "generator/compose/notes.h"

#include <doctest/doctest.h>

#include "render/scene/dump.h"
#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

Slide with_notes() {
  Slide slide = concept_slide(6);
  InstructorContent content;
  content.notes = at("ask the *zebra*");
  content.minutes = {4, {}};
  content.answer = at("the okapi");
  slide.instructor = InstructorOnly<InstructorContent>(content);
  return slide;
}

std::string all_text(const Document& document) {
  std::string text;
  for (const Page& page : document.pages) {
    text += page.title + "\n" + text_of(page.scene);
  }
  return text;
}

TEST_CASE("notes: the learner's document has no word of the instructor") {
  Studio studio;
  const Document document = studio.compose(deck_of({with_notes()}));
  CHECK(document.pages.size() == 1);
  const std::string text = all_text(document);
  for (const char* word : {"zebra", "okapi", "4 minutes", "instructor"}) {
    CHECK(text.find(word) == std::string::npos);
  }
}

TEST_CASE("notes: the instructor's page follows its slide") {
  Studio studio;
  const Document document =
      studio.compose(deck_of({with_notes()}), Audience::Instructor);
  REQUIRE(document.pages.size() == 2);
  CHECK(document.pages[1].name == "slide-06-notes");
  const std::string text = text_of(document.pages[1].scene);
  for (const char* word :
       {"zebra", "okapi", "4 minutes", "For the instructor"}) {
    CHECK(text.find(word) != std::string::npos);
  }
}

TEST_CASE("notes: the page has one title beside the picture of the slide") {
  Studio studio;
  const Document document =
      studio.compose(deck_of({with_notes()}), Audience::Instructor);
  const auto& nodes = document.pages.at(1).scene.nodes;
  CHECK(count_role(nodes, Role::Title) == 1);
  CHECK(count_role(nodes, Role::Figure) == 1);
}

TEST_CASE("notes: a picture keeps no structure, names or links") {
  Scene scene;
  Group group;
  TextBlock block;
  block.info = {Role::List, "body", "", ""};
  Paragraph item;
  item.list_item = true;
  item.runs.push_back({"words", {}, "https://example.org", 0});
  block.paragraphs = {item};
  group.children.push_back({block});
  scene.nodes.push_back({group});
  const Group picture = picture_of(scene, {10, 20}, 480, "small");
  CHECK(picture.scale == 0.25);
  CHECK(picture.info.alt == "small");
  CHECK(find_node(picture.children, "body") == nullptr);
  CHECK(count_role(picture.children, Role::List) == 0);
  CHECK(find_run(picture.children, "words")->link.empty());
}

}  // namespace
}  // namespace owldeck
