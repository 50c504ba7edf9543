#include "generator/check/named_sections.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace owldeck {
namespace {

/// What `text` names: `3.4.1`, or `3.3-3.5` for a range; with blanks between.
std::string named(std::string_view text) {
  std::string out;
  for (const NamedSections& each : find_named_sections(text)) {
    out += out.empty() ? "" : " ";
    out += each.first == each.last
               ? each.first
               : fmt::format("{}-{}", each.first, each.last);
  }
  return out;
}

TEST_CASE("named sections: numbers and ranges behind the word are found") {
  CHECK(named("complete core sections 3.3-3.5 run-path") == "3.3-3.5");
  CHECK(named("follow section 3.4.1.") == "3.4.1");
  CHECK(named("Section 7: timing") == "7");
  CHECK(named("see \u00A73.4 and \u00A7\u00A7 3.5\u20133.6") == "3.4 3.5-3.6");
  CHECK(named("sections 3.3 to 3.5") == "3.3-3.5");
}

TEST_CASE("named sections: the word may be short, or stand before a colon") {
  CHECK(named("sec. 3.4, Sect. 3.5 and sec 3.6") == "3.4 3.5 3.6");
  CHECK(named("Sections: 3.3-3.5") == "3.3-3.5");
  CHECK(named("section\u00A03.4") == "3.4");
  CHECK(named("sector 3.4, second 3.4, section3.4") == "");
}

TEST_CASE("named sections: a list names several") {
  CHECK(named("sections 3.3, 3.4 and 3.6") == "3.3 3.4 3.6");
  CHECK(named("sections 1, 2 and 7") == "1 2 7");
}

TEST_CASE("named sections: a count behind a section is none") {
  CHECK(named("do section 3.4 and 2 exercises") == "3.4");
}

TEST_CASE("named sections: the end of a range may be short") {
  CHECK(named("sections 3.3.1-3") == "3.3.1-3.3.3");
}

TEST_CASE("named sections: other numbers are none") {
  CHECK(named("run 3.4 times, in 2 sections") == "");
  CHECK(named("intersection 3.4") == "");
  CHECK(named("the sections of chapter 3") == "");
}

TEST_CASE("named sections: those of another text are left out") {
  CHECK(named("see section 3.2 of the paper") == "");
  CHECK(named("section 2.7 of chapter 2") == "");
  CHECK(named("section 3.2 of the notebook") == "3.2");
  CHECK(named("section 3.2 of ch03.ipynb") == "3.2");
}

TEST_CASE("named sections: the place is that of the number") {
  const auto found = find_named_sections("do sections 3.3-3.5 now");
  REQUIRE(found.size() == 1);
  CHECK(found[0].start == 12);
  CHECK(found[0].bytes == 7);
}

TEST_CASE("named sections: a whole text is a number, a range or neither") {
  CHECK(read_sections("3.4-3.5").value().last == "3.5");
  CHECK(read_sections("7").value().first == "7");
  CHECK_FALSE(read_sections("3.4 Trainable weights").has_value());
  CHECK_FALSE(read_sections("Variant B").has_value());
}

}  // namespace
}  // namespace owldeck
