#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/course/course.h"

using namespace owldeck;

namespace {

// A row of the course's slide map as it was ordered: four cells, the last one
// an anchor tag in backticks whose own bars separate its fields.
struct MapRow {
  std::string number;
  std::string type;
  std::string topic;
  std::string tag;
};

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" `");
  const std::size_t last = text.find_last_not_of(" `");
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

std::vector<std::string> split(const std::string& text, char separator,
                               std::size_t most) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  std::string part;
  while (parts.size() + 1 < most && std::getline(stream, part, separator)) {
    parts.push_back(trimmed(part));
  }
  std::getline(stream, part, '\0');
  parts.push_back(trimmed(part));
  return parts;
}

std::vector<MapRow> slide_map() {
  std::ifstream file(OWLDECK_SOURCE_DIR "/tests/fixtures/course/slide-map.md");
  std::vector<MapRow> rows;
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with("| ") && line.find("---") == std::string::npos &&
        !line.starts_with("| Slide")) {
      const auto cells = split(line.substr(2, line.rfind('|') - 2), '|', 4);
      rows.push_back({cells[0], cells[1], cells[2], cells[3]});
    }
  }
  return rows;
}

// "appendix" and part "A" as the map says it: "Appendix A".
std::string type_words(const Slide& slide) {
  std::string words{to_string(slide.type.value)};
  words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return slide.part.value.empty() ? words : words + " " + slide.part.value;
}

// "CH3-LAB-01..05": a range stays a range, its last number two digits wide.
std::string prerequisite_words(const Prerequisite& prerequisite) {
  if (!prerequisite.last_number) {
    return prerequisite.first.value;
  }
  const std::string last = std::to_string(*prerequisite.last_number);
  return prerequisite.first.value + ".." + (last.size() < 2 ? "0" : "") + last;
}

std::string tag_words(const Slide& slide) {
  if (!slide.anchor) {
    return "-";
  }
  const Anchor& anchor = *slide.anchor;
  std::string needs;
  for (const Prerequisite& prerequisite : anchor.prerequisites) {
    needs += (needs.empty() ? "" : ", ") + prerequisite_words(prerequisite);
  }
  REQUIRE(anchor.assets.size() == 1);
  return "[Hands-on Anchor: " + anchor.id.value +
         " | Asset: " + anchor.assets[0].value +
         " | Objective: " + anchor.objective.value +
         " | Pre-req: " + (needs.empty() ? "None" : needs) + "]";
}

}  // namespace

TEST_CASE("course: all thirty rows of the slide map, to the letter") {
  const std::vector<MapRow> rows = slide_map();
  const CheckedDeck course = course_deck();
  REQUIRE(rows.size() == 30);
  REQUIRE(course.deck.slides.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Slide& slide = course.deck.slides[i];
    CHECK(std::to_string(slide.number.value) == rows[i].number);
    CHECK(type_words(slide) == rows[i].type);
    CHECK(slide.topic.value == rows[i].topic);
    CHECK(tag_words(slide) == rows[i].tag);
  }
  CHECK(std::ranges::count_if(course.deck.slides, [](const Slide& slide) {
          return slide.anchor.has_value();
        }) == 17);
}

TEST_CASE("course: every source is used on a slide") {
  const CheckedDeck course = course_deck();
  CHECK(course.deck.sources.size() == 10);
  for (const Source& source : course.deck.sources) {
    CAPTURE(source.id.value);
    CHECK(std::ranges::any_of(course.deck.slides, [&](const Slide& slide) {
      return std::ranges::any_of(slide.sources, [&](const auto& used) {
        return used.value == source.id.value;
      });
    }));
  }
}

TEST_CASE("course: no owl insight stands on two slides") {
  const CheckedDeck course = course_deck();
  std::vector<std::string> owls;
  for (const Slide& slide : course.deck.slides) {
    owls.push_back(slide.owl.value);
  }
  std::ranges::sort(owls);
  CHECK(std::ranges::adjacent_find(owls) == owls.end());
}

TEST_CASE("course: the code slides show their four steps and no more") {
  const CheckedDeck course = course_deck();
  for (const int number : {15, 27}) {
    const auto& code =
        course.deck.slides[static_cast<std::size_t>(number - 1)].code;
    REQUIRE(code.has_value());
    CHECK(code->steps.size() == 4);
  }
}
