#include "generator/import/learner_tree.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/import/deck_yaml.h"
#include "generator/import/yaml_tree.h"

namespace owldeck {
namespace {

/// Takes over from `from` the keys that are in `allowed`.
template <std::size_t size>
YamlNode allowed_keys(const YamlNode& from,
                      const std::array<std::string_view, size>& allowed) {
  YamlNode map = yaml_map();
  for (const YamlNode::Entry& entry : from.entries) {
    if (std::ranges::find(allowed, entry.key) != allowed.end()) {
      set_key(map, entry.key, entry.value);
    }
  }
  return map;
}

YamlNode learner_code(const YamlNode& code) {
  constexpr std::array<std::string_view, 5> kCode{"language", "text", "steps",
                                                  "edge_case", "result"};
  constexpr std::array<std::string_view, 5> kStep{"lines", "meaning", "title",
                                                  "shape", "result"};
  YamlNode learner = allowed_keys(code, kCode);
  if (const YamlNode* steps = learner.find("steps")) {
    YamlNode list = *steps;
    for (YamlNode& step : list.items) {
      step = allowed_keys(step, kStep);
    }
    set_key(learner, "steps", std::move(list));
  }
  return learner;
}

YamlNode learner_slide(const YamlNode& slide) {
  constexpr std::array<std::string_view, 15> kSlide{
      "slide",    "type",     "layout", "part",    "title",
      "subtitle", "body",     "figure", "code",    "options",
      "beginner", "outcomes", "anchor", "sources", "owl"};
  YamlNode learner = allowed_keys(slide, kSlide);
  if (const YamlNode* code = learner.find("code")) {
    set_key(learner, "code", learner_code(*code));
  }
  if (const YamlNode* title = slide.find("title")) {
    set_key(learner, "topic", *title);
  }
  return learner;
}

bool is_for_learners(const YamlNode& node) {
  const YamlNode* audience = node.find("audience");
  return audience == nullptr || audience->scalar == "learner";
}

/// Without anything, however deep, that is marked as the instructor's.
YamlNode without_marked(const YamlNode& node) {
  YamlNode out = node;
  std::erase_if(out.items,
                [](const YamlNode& item) { return !is_for_learners(item); });
  std::erase_if(out.entries, [](const YamlNode::Entry& entry) {
    return !is_for_learners(entry.value);
  });
  for (YamlNode& item : out.items) {
    item = without_marked(item);
  }
  for (YamlNode::Entry& entry : out.entries) {
    entry.value = without_marked(entry.value);
  }
  return out;
}

YamlNode allowed_deck(const YamlNode& root) {
  constexpr std::array<std::string_view, 9> kDeck{
      "id",   "title",     "subtitle",   "language", "theme",
      "look", "blueprint", "repository", "sources"};
  YamlNode learner = yaml_map();
  set_key(learner, "deck", allowed_keys(*root.find("deck"), kDeck));
  for (const char* key : {"experiments", "animations"}) {
    if (const YamlNode* node = root.find(key)) {
      set_key(learner, key, *node);
    }
  }
  std::vector<YamlNode> slides;
  if (const YamlNode* list = root.find("slides")) {
    for (const YamlNode& slide : list->items) {
      slides.push_back(learner_slide(slide));
    }
  }
  set_key(learner, "slides", yaml_list(std::move(slides)));
  sort_deck_keys(learner);
  return learner;
}

}  // namespace

YamlNode learner_tree(const YamlNode& deck) {
  return allowed_deck(without_marked(deck));
}

}  // namespace owldeck
