#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "generator/import/deck_yaml.h"
#include "generator/import/write_map.h"
#include "tests/generator/import/maps.h"

using namespace owldeck;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A deck of an import with its blueprint.
MapContents contents_of(const Import& result, const std::string& path) {
  MapContents contents;
  Diagnostics diagnostics;
  const TextFiles files(result.map->files);
  auto root = read_deck_yaml(path, files, diagnostics);
  REQUIRE(root.has_value());
  contents.deck = std::move(*root);
  const YamlNode* name = contents.deck.find("deck")->find("blueprint");
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  const auto text =
      name ? files.read((path.find('/') == std::string::npos ? "" : folder) +
                        "templates/blueprints/" + name->scalar + ".yaml")
           : std::nullopt;
  if (text) {
    contents.blueprint = load_blueprint("b.yaml", *text, diagnostics);
    contents.own_blueprint = *parse_yaml("b.yaml", *text, diagnostics);
  }
  return contents;
}

MapContents course_contents() {
  MapContents contents;
  Diagnostics diagnostics;
  contents.deck =
      *read_deck_yaml(OWLDECK_SOURCE_DIR "/content/attention/deck.yaml",
                      DiskFiles(), diagnostics);
  contents.blueprint = built_in_blueprints().front();
  return contents;
}

std::vector<std::string> texts_of(const YamlNode& node) {
  std::vector<std::string> texts;
  if (node.kind == YamlNode::Kind::Scalar && node.scalar.size() > 12) {
    texts.push_back(node.scalar.substr(0, node.scalar.find('\n')));
  }
  for (const YamlNode& item : node.items) {
    for (std::string& text : texts_of(item)) {
      texts.push_back(std::move(text));
    }
  }
  for (const auto& entry : node.entries) {
    for (std::string& text : texts_of(entry.value)) {
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

}  // namespace

TEST_CASE("map as Markdown: the course deck comes back the same") {
  const MapContents contents = course_contents();
  const Import again = import_text(write_map(contents));
  CHECK(again.diagnostics.all().empty());
  const MapContents read = contents_of(again, "deck.yaml");
  CHECK(same_deck_yaml(read.deck, contents.deck));
}

TEST_CASE("map as Markdown: an imported map comes back byte for byte") {
  for (const std::string& name : map_names()) {
    const Import result = import_text(map_text(name));
    REQUIRE(result.map.has_value());
    for (const std::string& path : result.map->decks) {
      CAPTURE(path);
      const Import again = import_text(write_map(contents_of(result, path)));
      CHECK(again.deck() == result.file(path));
    }
  }
}

TEST_CASE("map as Markdown: a blueprint of its own comes back with it") {
  const Import result = import_text(map_text("chapter-2-manifest"));
  const Import again = import_text(write_map(contents_of(result, "deck.yaml")));
  CHECK(again.map->files == result.map->files);
}

TEST_CASE("map as Markdown: reads like a course map") {
  const std::string text = write_map(course_contents());
  for (const char* part :
       {"# Attention mechanics\n", "- Slides 3-12: concept foundations\n",
        "| 2 | Agenda | attention journey and lab goals | - |\n",
        "| 15 | Code A | tight bridge: single-head attention forward path | "
        "`[Hands-on Anchor: CH3-CODE-01 | Asset: "
        "ch03/01_main-chapter-code/ch03.ipynb | Objective: explain QK^T, "
        "scale, mask, softmax | Pre-req: CH3-LAB-03]` |\n",
        "### Slide 3: A chain forgets, a direct look does not\n",
        "- What it means: Far words and near words are equally easy to "
        "reach\n"}) {
    CAPTURE(part);
    CHECK(holds(text, part));
  }
}

TEST_CASE("map as Markdown: its head says that it is for the instructor") {
  const std::string text = write_map(course_contents());
  CHECK(text.starts_with(std::string(kCompleteMap) + "\n<!-- For the "
                                                     "instructor alone: "));
}

TEST_CASE("map as Markdown: the learner's has nothing of the instructor's") {
  for (const std::string& name : map_names()) {
    const Import result = import_text(map_text(name));
    for (const std::string& path : result.map->decks) {
      CAPTURE(path);
      const MapContents contents = contents_of(result, path);
      const std::string text = write_learner_map(contents);
      CHECK_FALSE(holds(text, "Speaker notes"));
      CHECK_FALSE(holds(text, "gates:"));
      CHECK_FALSE(holds(text, "instructor"));
    }
  }
  const MapContents course = course_contents();
  const std::string text = write_learner_map(course);
  std::size_t secrets = 0;
  for (const YamlNode& slide : course.deck.find("slides")->items) {
    for (const std::string& secret : texts_of(*slide.find("instructor"))) {
      CAPTURE(secret);
      CHECK_FALSE(holds(text, secret));
      ++secrets;
    }
  }
  CHECK(secrets >= 60);
}

TEST_CASE("map as Markdown: the learner's is a map that can be imported") {
  const Import again = import_text(write_learner_map(course_contents()));
  CHECK(again.map.has_value());
}

TEST_CASE("map as Markdown: odd texts come back too") {
  Import result;
  result.map.emplace();
  result.map->files["deck.yaml"] =
      "deck:\n  id: odd\n  title: '*Odd* | `title`: {#x}'\n  sources:\n"
      "    - {id: a, title: 'a](b', url: 'https://a.b/c_(d)'}\n"
      "  instructor:\n    rules: ['- a rule', '1. b', '  c ']\n"
      "    notes: \"```\\nx\\n```\"\n"
      "slides:\n  - slide: 1\n    type: concept\n    topic: 'a | **b** \\ c'\n"
      "    title: 'Slide 2: Concept - x'\n"
      "    body: \"## Head\\n\\n- a\\n\\n````\\n\"\n"
      "    owl: 'Wisdom: **bold:** [Anchor: X-1]'\n"
      "    anchor: {id: A-1, assets: [], objective: 'a ] | Asset: b', "
      "prerequisites: []}\n"
      "    instructor: {answer: 'B', notes: '<details>'}\n"
      "  - slide: 2\n    type: quiz\n    part: B\n    topic: none\n"
      "    title: '1. Why?'\n    options: ['A) x', '[x] y', '(correct)']\n"
      "    beginner: {means: 'Why: x', matters: ' ', mistake: '- z'}\n"
      "    instructor: {answer: 'B', rationale: 'A. because', minutes: 0}\n";
  const MapContents contents = contents_of(result, "deck.yaml");
  const Import again = import_text(write_map(contents));
  const MapContents read = contents_of(again, "deck.yaml");
  CAPTURE(write_map(contents));
  CHECK(same_deck_yaml(read.deck, contents.deck));
}
