#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/generator/import/maps.h"

using namespace owldeck;

namespace {

std::string errors_of(const std::string& text) {
  const Import result = import_text(text);
  CHECK_FALSE(result.map.has_value());
  return findings(result.diagnostics);
}

std::string warnings_of(const std::string& text) {
  const Import result = import_text(text);
  CHECK(result.map.has_value());
  return findings(result.diagnostics);
}

const std::string kHead =
    "# Deck\n\n| Slide | Type | Topic | Anchor |\n|---|---|---|---|\n";

}  // namespace

TEST_CASE("import: a map without slides is empty") {
  CHECK(errors_of("# Deck\n\n") == "0:0 map-empty the map has no slides\n");
  CHECK(errors_of("") == "0:0 map-empty the map has no slides\n");
}

TEST_CASE("import: a slide's number twice names both places") {
  const std::string text =
      kHead + "| 1 | Title | a | - |\n| 1 | Concept | b | - |\n";
  CHECK(errors_of(text) == "6:1 map-slide slide 1 is here twice\n");
  const Import result = import_text(text);
  REQUIRE(result.diagnostics.all()[0].notes.size() == 1);
  CHECK(result.diagnostics.all()[0].notes[0].span.line == 5);
}

TEST_CASE("import: two sections of one slide are an error") {
  CHECK(errors_of("## Slide 2: Concept - a\n\n## Slide 2: Concept - b\n") ==
        "3:4 map-slide slide 2 is here twice\n");
}

TEST_CASE("import: an unknown type gets the nearest") {
  const std::string text = kHead + "| 1 | Practicle | a | - |\n";
  CHECK(errors_of(text) == "5:7 map-type unknown slide type 'Practicle'\n");
  CHECK(import_text(text).diagnostics.all()[0].hint ==
        "did you mean 'practical'?");
}

TEST_CASE("import: an unknown type in brackets of a heading") {
  CHECK(errors_of("## Slide 1 (Conzept): a\n") ==
        "1:13 map-type unknown slide type 'Conzept'\n");
}

TEST_CASE("import: an anchor without an id, at its place") {
  CHECK(errors_of(kHead +
                  "| 1 | Practical | a | `[Hands-on Anchor: | Asset: x | "
                  "Objective: y | Pre-req: None]` |\n") ==
        "5:24 map-anchor this anchor has no id\n");
}

TEST_CASE("import: an anchor that is never closed, at its place") {
  CHECK(errors_of("## Slide 1: Practical - a\n\n[Hands-on Anchor: A-1 | "
                  "Asset: x\n") == "3:1 map-anchor this anchor has no end\n");
}

TEST_CASE("import: an anchor's id with spaces") {
  CHECK(errors_of("## Slide 1: Practical - a\n\n[Hands-on Anchor: A 1 | "
                  "Asset: x]\n") ==
        "3:19 map-anchor 'A 1' is no anchor's id\n");
}

TEST_CASE("import: several errors are told in one run") {
  const std::string text =
      kHead + "| 1 | Foo | a | [Anchor: ] |\n| 1 | Concept | b | - |\n";
  CHECK(import_text(text).diagnostics.all().size() == 3);
}

TEST_CASE("import: bytes that are no text, at their place") {
  CHECK(errors_of("# A\n\nb\xFF\n") == "3:2 map-text byte 0xFF is not UTF-8\n");
}

TEST_CASE("import: what belongs nowhere is kept and told once") {
  const std::string text = "# Deck\n\nSome words.\nMore words.\n\n" +
                           std::string(
                               "| Slide | Type | Topic |\n|--|--|--|\n"
                               "| 1 | Title | a |\n");
  CHECK(warnings_of(text) ==
        "3:1 map-unknown this belongs to no slide and to no part of a "
        "deck\n");
  CHECK(import_text(text).deck().find("Some words. More words.") !=
        std::string::npos);
}

TEST_CASE("import: an unknown label of a slide is kept and told") {
  const std::string text =
      "## Slide 1: Concept - a\n\n**Mystery:** forty-two\n\nWords.\n";
  CHECK(warnings_of(text) ==
        "3:14 map-unknown 'Mystery' has no place on a slide\n");
  const Deck deck = load_imported(import_text(text));
  CHECK(deck.slides[0].body.value.find("forty-two") == std::string::npos);
  CHECK(import_text(text).deck().find("forty-two") != std::string::npos);
}

TEST_CASE("import: an unknown column is kept and told") {
  CHECK(warnings_of("| Slide | Type | Topic | Mood |\n|--|--|--|--|\n"
                    "| 1 | Title | a | happy |\n") ==
        "3:19 map-unknown 'Mood' has no place on a slide\n");
}

TEST_CASE("import: prerequisites that are no ids are kept and told") {
  const std::string text =
      "## Slide 1: Practical - a\n\n[Anchor: A-1 | Asset: x | Objective: y | "
      "Pre-req: a laptop]\n";
  CHECK(warnings_of(text) ==
        "3:51 map-unknown 'a laptop' is no anchor's id, so no "
        "prerequisite\n");
}

TEST_CASE("import: too many cells go back to the topic") {
  const std::string text = kHead + "| 1 | Title | a | b | c | - |\n";
  CHECK(import_text(text).diagnostics.all().size() == 1);
  CHECK(load_imported(import_text(text)).slides[0].topic.value == "a | b | c");
}

TEST_CASE("import: a long title is short on the slide and whole in the notes") {
  const std::string title =
      "a title of very many words that can by no means stand on one line of a "
      "slide and so has to end early";
  const std::string text = "## Slide 1: Concept - " + title + "\n";
  const Deck deck = load_imported(import_text(text));
  CHECK(deck.slides[0].topic.value == title);
  CHECK(deck.slides[0].title.value.size() < title.size());
  CHECK(deck.slides[0].title.value.ends_with("\xE2\x80\xA6"));
  CHECK(warnings_of(text).find("map-long") != std::string::npos);
}

TEST_CASE("import: a map is complete by its first line alone") {
  const Slide slide = import_slide(
      "## Slide 1\n\n| Field | Content |\n|---|---|\n"
      "| Owl | <!-- owldeck map: complete --> |\n| Anchor | A-1 |\n");
  CHECK(slide.anchor.has_value());
}
