#include "generator/build/contact_sheet.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/generator/build/program.h"

using namespace owldeck;

namespace {

Document pages(int count) {
  Document document;
  for (int i = 1; i <= count; ++i) {
    document.pages.push_back(
        {.name = "slide-0" + std::to_string(i), .scene = {}});
    document.pages.back().scene.background = {0, 0, 1};
  }
  return document;
}

std::vector<Group> pictures_of(const Scene& sheet) {
  std::vector<Group> pictures;
  for (const Node& node : sheet.nodes) {
    if (const auto* group = std::get_if<Group>(&node.value)) {
      pictures.push_back(*group);
    }
  }
  return pictures;
}

std::vector<std::string> labels_of(const Scene& sheet) {
  std::vector<std::string> labels;
  for (const Node& node : sheet.nodes) {
    if (const auto* block = std::get_if<TextBlock>(&node.value)) {
      labels.push_back(block->paragraphs.at(0).runs.at(0).text);
    }
  }
  return labels;
}

}  // namespace

TEST_CASE("contact sheet: every page has its place, all on the sheet") {
  const Scene sheet = contact_sheet(pages(7), Theme{});
  std::set<std::pair<double, double>> places;
  for (const Group& picture : pictures_of(sheet)) {
    places.insert({picture.offset.x, picture.offset.y});
    CHECK(picture.offset.x + picture.clip->width * picture.scale <=
          sheet.size.width);
    CHECK(picture.offset.y + picture.clip->height * picture.scale <=
          sheet.size.height);
  }
  CHECK(places.size() == 7);
}

TEST_CASE("contact sheet: every page has its number under it") {
  const Scene sheet = contact_sheet(pages(6), Theme{});
  CHECK(labels_of(sheet) ==
        std::vector<std::string>{"1", "2", "3", "4", "5", "6"});
}

TEST_CASE("contact sheet: a page keeps its own ground") {
  const Scene sheet = contact_sheet(pages(1), Theme{});
  const Group picture = pictures_of(sheet).at(0);
  const auto& ground = std::get<Rectangle>(picture.children.at(0).value);
  CHECK(ground.fill == Fill{Color{0, 0, 1}});
}

TEST_CASE("contact sheet: a page of notes is called so") {
  CHECK(sheet_label("slide-07-notes") == "7 notes");
  CHECK(sheet_label("slide-10") == "10");
}

TEST_CASE("contact sheet: a simulation of anything else is a wrong use") {
  const TemporaryFolder root;
  CHECK(run_program(root, "build --format pdf --simulate grey").status == 2);
  CHECK(run_program(root, "build --format contact-sheet --simulate gray")
            .status == 2);
}
