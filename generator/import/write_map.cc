#include "generator/import/write_map.h"

#include <algorithm>
#include <vector>

#include "generator/import/deck_yaml.h"
#include "generator/import/import_map.h"
#include "generator/import/learner_tree.h"
#include "generator/import/map_sections_text.h"
#include "generator/import/yaml_tree.h"

namespace owldeck {
namespace {

constexpr std::string_view kTableHead =
    "## Slide-by-slide map with hands-on anchors\n\n"
    "| Slide | Type | Topic | Hands-on Anchor |\n"
    "| --- | --- | --- | --- |\n";

/// The keys that are written as YAML, as words would not be read back.
struct AsYaml {
  Keys deck;
  std::vector<Keys> slides;
  friend bool operator==(const AsYaml&, const AsYaml&) = default;
};

const std::vector<YamlNode>& slides_of(const YamlNode& root) {
  static const std::vector<YamlNode> none;
  const YamlNode* slides = root.find("slides");
  return slides ? slides->items : none;
}

std::string body_of(const MapContents& contents, const AsYaml& as_yaml) {
  const YamlNode* title = contents.deck.find("deck")->find("title");
  // A title that would be read as something else stands in the YAML.
  const bool shown = title != nullptr && !as_yaml.deck.contains("title");
  std::string text = "# " + (shown ? title->scalar : "Course map") + "\n\n";
  text += deck_section(contents.deck, as_yaml.deck);
  text += structure_section(contents);
  text += kTableHead;
  const std::vector<YamlNode>& slides = slides_of(contents.deck);
  for (std::size_t i = 0; i < slides.size(); ++i) {
    text += slide_row(slides[i], as_yaml.slides[i]);
  }
  text += "\n## Slides\n\n";
  for (std::size_t i = 0; i < slides.size(); ++i) {
    text += slide_section(slides[i], as_yaml.slides[i]);
  }
  while (text.ends_with("\n\n")) {
    text.pop_back();
  }
  return text;
}

std::string whole_map(const MapContents& contents, const AsYaml& as_yaml) {
  return std::string(kCompleteMap) + "\n<!-- " + std::string(kInstructorMap) +
         " -->\n\n" + body_of(contents, as_yaml);
}

/// What import_map makes of `text`.
YamlNode read_back(const std::string& text) {
  Diagnostics ignored;
  const auto imported = import_map("map.md", text, "deck", {}, ignored);
  if (!imported || imported->decks.empty()) {
    return {};
  }
  const auto root =
      parse_yaml("deck.yaml", imported->files.at(imported->decks[0]), ignored);
  return root ? *root : YamlNode();
}

bool is_same(const YamlNode* a, const YamlNode* b) {
  return (a == nullptr && b == nullptr) ||
         (a != nullptr && b != nullptr && same_deck_yaml(*a, *b));
}

void add_differing(const YamlNode& wanted, const YamlNode* got, Keys& keys) {
  for (const YamlNode::Entry& entry : wanted.entries) {
    if (got == nullptr || !is_same(&entry.value, got->find(entry.key))) {
      keys.insert(entry.key);
    }
  }
}

/// Whether `got` has a key that `wanted` has not.
bool has_more(const YamlNode& wanted, const YamlNode* got) {
  return got != nullptr &&
         std::ranges::any_of(got->entries, [&](const auto& entry) {
           return wanted.find(entry.key) == nullptr;
         });
}

Keys all_keys(const YamlNode& map) {
  Keys keys;
  for (const YamlNode::Entry& entry : map.entries) {
    keys.insert(entry.key);
  }
  return keys;
}

AsYaml differing(const YamlNode& wanted, const YamlNode& got, AsYaml known) {
  const YamlNode& deck = *wanted.find("deck");
  const YamlNode* own = got.find("deck");
  add_differing(deck, own, known.deck);
  const std::vector<YamlNode>& slides = slides_of(wanted);
  const std::vector<YamlNode>& read = slides_of(got);
  for (std::size_t i = 0; i < slides.size(); ++i) {
    const YamlNode* slide = i < read.size() ? &read[i] : nullptr;
    add_differing(slides[i], slide, known.slides[i]);
    if (has_more(slides[i], slide) || slides.size() != read.size()) {
      known.slides[i] = all_keys(slides[i]);
    }
  }
  return known;
}

/// The keys to write as YAML so that the map is read back as `contents`.
AsYaml needed_yaml(const MapContents& contents) {
  AsYaml as_yaml;
  as_yaml.slides.resize(slides_of(contents.deck).size());
  constexpr int kMostRounds = 4;  // each can only add keys
  for (int i = 0; i < kMostRounds; ++i) {
    const AsYaml next = differing(
        contents.deck, read_back(whole_map(contents, as_yaml)), as_yaml);
    if (next == as_yaml) {
      break;
    }
    as_yaml = next;
  }
  return as_yaml;
}

}  // namespace

std::string write_map(const MapContents& contents) {
  return whole_map(contents, needed_yaml(contents));
}

std::string write_learner_map(const MapContents& contents) {
  MapContents learner = contents;
  learner.deck = learner_tree(contents.deck);
  return body_of(learner, needed_yaml(learner));
}

}  // namespace owldeck
