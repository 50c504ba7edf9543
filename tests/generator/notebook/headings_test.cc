#include "generator/notebook/headings.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

NotebookSection only(std::string_view markdown) {
  const auto found = find_headings(markdown, 0);
  REQUIRE(found.size() == 1);
  return found[0];
}

TEST_CASE("headings: a heading has a level, a number and its words") {
  const NotebookSection section = only("text\n\n### 3.4.1 Step by step\nmore");
  CHECK(section.level == 3);
  CHECK(section.number == "3.4.1");
  CHECK(section.heading == "3.4.1 Step by step");
}

TEST_CASE("headings: other ways to number a heading are known") {
  CHECK(only("## 1. Wrapper").number == "1");
  CHECK(only("## Exercise 3.1").number == "3.1");
  CHECK(only("## Section 2: Setup").number == "2");
  CHECK(only("### 10.2 Speed").number == "10.2");
}

TEST_CASE("headings: a chapter's number and a size are no section's") {
  CHECK(only("# Chapter 3: Attention").number.empty());
  CHECK(only("## 3D pictures").number.empty());
  CHECK(only("## An example").number.empty());
}

TEST_CASE("headings: marks and tags are not part of the words") {
  CHECK(only("## Buffers and `state_dict`").heading ==
        "Buffers and state_dict");
  CHECK(only("## <a id=\"x\"></a>**3.1** Long ##").heading == "3.1 Long");
  CHECK(only("## if a < b").heading == "if a < b");
}

TEST_CASE("headings: fenced and indented code has none") {
  CHECK(find_headings("```python\n# a remark\n```\n", 0).empty());
  CHECK(find_headings("~~~~\n# a\n~~~\n# b\n~~~~\n", 0).empty());
  CHECK(find_headings("    # indented\n", 0).empty());
  CHECK(find_headings("```\n# a\n```\n# after\n", 0).size() == 1);
}

TEST_CASE("headings: a hash without a blank, or seven, are none") {
  CHECK(find_headings("#tag\n####### deep\n", 0).empty());
}

TEST_CASE("headings: a section holds its subsections") {
  std::vector<NotebookSection> sections{{1, "", "Title", 0, 0},
                                        {2, "3.1", "3.1", 2, 2},
                                        {3, "3.1.1", "3.1.1", 4, 4},
                                        {2, "3.2", "3.2", 7, 7}};
  close_sections(sections, 10);
  CHECK(sections[0].last_cell == 9);
  CHECK(sections[1].last_cell == 6);
  CHECK(sections[2].last_cell == 6);
  CHECK(sections[3].last_cell == 9);
}

TEST_CASE("headings: two headings of a cell both hold that cell") {
  std::vector<NotebookSection> sections{{2, "1", "1", 3, 3},
                                        {2, "2", "2", 3, 3}};
  close_sections(sections, 5);
  CHECK(sections[0].last_cell == 3);
  CHECK(sections[1].first_cell == 3);
  CHECK(sections[1].last_cell == 4);
}

}  // namespace
}  // namespace owldeck
