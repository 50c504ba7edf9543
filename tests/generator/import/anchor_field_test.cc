#include "generator/import/anchor_field.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "generator/import/prerequisite_list.h"
#include "generator/import/words.h"

using namespace owldeck;

namespace {

/// The tag's fields as they stand in the text.
std::vector<std::string> parts_of(const std::string& text) {
  const std::vector<TagPlace> tags = find_tags(text);
  REQUIRE(tags.size() == 1);
  std::vector<std::string> parts;
  for (const AnchorPart& part : tags[0].parts) {
    parts.emplace_back(
        trim(std::string_view(text).substr(part.begin, part.end - part.begin)));
  }
  return parts;
}

std::string tag(const std::string& objective) {
  return "| 5 | `[Hands-on Anchor: A-1 | Asset: a.ipynb | Objective: " +
         objective + " | Pre-req: None]` | [more]";
}

std::vector<std::string> ids(const std::string& text) {
  std::vector<std::string> found;
  for (const IdRange& range : read_prerequisites(text).ids) {
    found.push_back(to_string(range));
  }
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("anchor tag: an objective keeps its bars, brackets and backticks") {
  for (const std::string objective :
       {"run it", "P(a|b)", "compare a | b | c", "a[0] and [1]", "`x[0]`",
        "half-open [0, 1)", "`a` and `b | c`", "close ] early", "one ` tick",
        "note: a colon", "Key | Value: pairs"}) {
    CAPTURE(objective);
    CHECK(parts_of(tag(objective)) ==
          Texts{"A-1", "a.ipynb", objective, "None"});
  }
}

TEST_CASE("anchor tag: fields may come in any order and under other names") {
  CHECK(parts_of("[hands-on anchor: A-1 | Requires: B-1 | Files: a; b | "
                 "Goal: all]") == Texts{"A-1", "B-1", "a; b", "all"});
}

TEST_CASE("anchor tag: names may be in bold type") {
  CHECK(
      parts_of("[**Hands-on Anchor:** A-1 | **Asset:** a | **Pre-req:** B]") ==
      Texts{"A-1", "a", "B"});
}

TEST_CASE("anchor tag: an id alone is a tag") {
  CHECK(parts_of("see [Anchor: A-1] there") == Texts{"A-1"});
}

TEST_CASE("anchor tag: two on a line are two") {
  const auto tags = find_tags("[Anchor: A-1] and [Anchor: A-2 | Asset: b]");
  REQUIRE(tags.size() == 2);
  CHECK(tags[0].closed);
  CHECK(tags[1].closed);
}

TEST_CASE("anchor tag: without a bracket at its end it is not closed") {
  const auto tags = find_tags("[Hands-on Anchor: A-1 | Asset: a");
  REQUIRE(tags.size() == 1);
  CHECK_FALSE(tags[0].closed);
}

TEST_CASE("anchor tag: other brackets are none") {
  CHECK(find_tags("[a link](https://a.b) [x] [ ] a[0] [Note: text]").empty());
}

TEST_CASE("prerequisites: none in all its spellings") {
  for (const std::string text : {"None", "none", "-", "\xE2\x80\x94", "", "n/a",
                                 "N/A", "None.", "`None`"}) {
    CAPTURE(text);
    CHECK(ids(text).empty());
    CHECK(read_prerequisites(text).other.empty());
  }
}

TEST_CASE("prerequisites: lists in all their spellings") {
  for (const std::string text :
       {"A-1, B-2", "A-1; B-2", "A-1 and B-2", "A-1, and B-2", "A-1 & B-2",
        "`A-1`, `B-2`", "A-1<br>B-2", "[A-1], [B-2]", "A-1, B-2."}) {
    CAPTURE(text);
    CHECK(ids(text) == Texts{"A-1", "B-2"});
  }
}

TEST_CASE("prerequisites: ranges in all their spellings") {
  for (const std::string text :
       {"A-01..05", "A-01..A-05", "A-01...05", "A-01 to A-05",
        "A-01 through 05", "A-01 - A-05",
        "A-01\xE2\x80\x93"
        "05",
        "A-01 \xE2\x80\x93 A-05"}) {
    CAPTURE(text);
    CHECK(ids(text) == Texts{"A-01..05"});
  }
}

TEST_CASE("prerequisites: two ranges") {
  CHECK(ids("CH3-LAB-01..05, CH3-LAB-06..13") ==
        Texts{"CH3-LAB-01..05", "CH3-LAB-06..13"});
}

TEST_CASE("prerequisites: what is no id is told apart") {
  const PrerequisiteList list = read_prerequisites("CH2-LAB-05, basic Python");
  CHECK(list.ids.size() == 1);
  CHECK(list.other == Texts{"basic Python"});
}

TEST_CASE("prerequisites: a range names all its ids") {
  CHECK(ids_of({"A-08", 11}) == Texts{"A-08", "A-09", "A-10", "A-11"});
}
