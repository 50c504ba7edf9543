#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "generator/deck/load.h"
#include "tests/generator/import/maps.h"

using namespace owldeck;

namespace {

Deck course_deck_by_hand() {
  SourceTexts sources;
  Diagnostics diagnostics;
  auto deck = load_deck(OWLDECK_SOURCE_DIR "/content/attention/deck.yaml",
                        DiskFiles(), sources, diagnostics);
  REQUIRE(deck.has_value());
  return std::move(*deck);
}

std::vector<std::string> prerequisites(const Anchor& anchor) {
  std::vector<std::string> texts;
  for (const Prerequisite& each : anchor.prerequisites) {
    texts.push_back(
        each.first.value +
        (each.last_number ? ".." + std::to_string(*each.last_number) : ""));
  }
  return texts;
}

std::vector<std::string> assets(const Anchor& anchor) {
  std::vector<std::string> texts;
  for (const auto& asset : anchor.assets) {
    texts.push_back(asset.value);
  }
  return texts;
}

std::string place_of(const Source& source) {
  return source.url ? source.url->value : source.path->value;
}

}  // namespace

TEST_CASE("course map: thirty slides as in the deck made by hand") {
  const Deck by_hand = course_deck_by_hand();
  const Deck imported =
      load_imported(import_text(map_text("chapter-3-course")));
  REQUIRE(imported.slides.size() == 30);
  REQUIRE(by_hand.slides.size() == 30);
  for (std::size_t i = 0; i < by_hand.slides.size(); ++i) {
    const Slide& wanted = by_hand.slides[i];
    const Slide& slide = imported.slides[i];
    CAPTURE(i);
    CHECK(slide.number.value == wanted.number.value);
    CHECK(slide.type.value == wanted.type.value);
    CHECK(slide.part.value == wanted.part.value);
    CHECK(slide.topic.value == wanted.topic.value);
  }
}

TEST_CASE("course map: seventeen anchors as in the deck made by hand") {
  const Deck by_hand = course_deck_by_hand();
  const Deck imported =
      load_imported(import_text(map_text("chapter-3-course")));
  int anchors = 0;
  for (std::size_t i = 0; i < by_hand.slides.size(); ++i) {
    const auto& wanted = by_hand.slides[i].anchor;
    const auto& anchor = imported.slides[i].anchor;
    CAPTURE(i);
    REQUIRE(anchor.has_value() == wanted.has_value());
    if (wanted) {
      ++anchors;
      CHECK(anchor->id.value == wanted->id.value);
      CHECK(assets(*anchor) == assets(*wanted));
      CHECK(anchor->objective.value == wanted->objective.value);
      CHECK(prerequisites(*anchor) == prerequisites(*wanted));
    }
  }
  CHECK(anchors == 17);
}

TEST_CASE(
    "course map: sources with their places, and titles where it has any") {
  const Deck by_hand = course_deck_by_hand();
  const Deck imported =
      load_imported(import_text(map_text("chapter-3-course")));
  REQUIRE(imported.sources.size() == by_hand.sources.size());
  for (std::size_t i = 0; i < by_hand.sources.size(); ++i) {
    CHECK(place_of(imported.sources[i]) == place_of(by_hand.sources[i]));
    if (by_hand.sources[i].url) {
      CHECK(imported.sources[i].title.value == by_hand.sources[i].title.value);
    }
  }
}

TEST_CASE("course map: its structure is the blueprint two-hour-30") {
  const Import result = import_text(map_text("chapter-3-course"));
  const Deck deck = load_imported(result);
  REQUIRE(deck.blueprint.has_value());
  CHECK(deck.blueprint->value == "two-hour-30");
  CHECK(result.map->files.size() == 1);
}

TEST_CASE("course map: rules, guidance and animations are for the instructor") {
  const std::string deck = import_text(map_text("chapter-3-course")).deck();
  const std::size_t slides = deck.find("\nslides:");
  CHECK(deck.find("Do not render prompt labels") < slides);
  for (const char* kept : {"hour7-attention-score-flow-animation.py",
                           "hour8-multihead-causal-mask-animation.py",
                           "Must align to `ch03.ipynb` sections 3.4-3.5.",
                           "4. concatenate + output projection"}) {
    CAPTURE(kept);
    CHECK(deck.find(kept) > slides);
    CHECK(deck.find(kept) != std::string::npos);
  }
}

TEST_CASE("course map: nothing in it is unknown") {
  const Import result = import_text(map_text("chapter-3-course"));
  INFO(print(result.diagnostics, {}));
  CHECK(result.diagnostics.all().empty());
}

TEST_CASE("course map: gates that it has nothing for say so") {
  const Deck deck = load_imported(import_text(map_text("chapter-3-course")));
  std::vector<Gate> gates;
  for (const GateSetting& setting : deck.gates) {
    CHECK(setting.state.value == GateState::Warning);
    CHECK(setting.reason.value.starts_with("the map "));
    gates.push_back(setting.gate.value);
  }
  CHECK(gates == std::vector<Gate>{Gate::Code, Gate::Owl, Gate::Beginner,
                                   Gate::Minutes, Gate::Sources,
                                   Gate::Animations});
}
