#include "generator/check/notebook_sections.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

Notebook with_headings(const std::vector<std::string>& headings) {
  Notebook notebook;
  for (const std::string& heading : headings) {
    const std::size_t end = heading.find_first_not_of("0123456789.");
    std::string number = heading.substr(0, end);
    if (number.ends_with('.')) {
      number.pop_back();
    }
    notebook.sections.push_back({2, number, heading, 0, 0});
  }
  return notebook;
}

const Notebook kNotebook =
    with_headings({"3.4 Trainable weights", "3.4.1 Step by step",
                   "3.4.2 A class", "5. Einsum", "Variant A: Simple",
                   "Variant B: Other", "Buffers and state_dict"});

/// The heading that is found, or "".
std::string found(std::string_view heading) {
  const NotebookSection* section = find_heading(kNotebook, heading);
  return section == nullptr ? "" : section->heading;
}

TEST_CASE("notebook sections: a number is found whole") {
  REQUIRE(find_section(kNotebook, "3.4.1") != nullptr);
  CHECK(find_section(kNotebook, "3.4.1")->heading == "3.4.1 Step by step");
  CHECK(find_section(kNotebook, "3") == nullptr);
}

TEST_CASE("notebook sections: a heading may be written without its number") {
  CHECK(found("Step by Step") == "3.4.1 Step by step");
  CHECK(found("einsum") == "5. Einsum");
  CHECK(found("Buffers and `state_dict`") == "Buffers and state_dict");
}

TEST_CASE("notebook sections: the first words of one heading are enough") {
  CHECK(found("Variant B") == "Variant B: Other");
  CHECK(found("Variant") == "");
  CHECK(found("Variant B: Oth") == "");
}

TEST_CASE("notebook sections: the numbers beside a missing one are listed") {
  CHECK(list_sections({&kNotebook}, "3.4.7") == "there are 3.4.1, 3.4.2");
  CHECK(list_sections({&kNotebook}, "9.9.9") ==
        "there are 3.4, 3.4.1, 3.4.2, 5");
}

TEST_CASE("notebook sections: without numbers the headings are listed") {
  const Notebook plain = with_headings({"An example"});
  CHECK(list_sections({&plain}, "3.1") == "there is 'An example'");
  CHECK(list_sections({}, "3.1") == "");
}

}  // namespace
}  // namespace owldeck
