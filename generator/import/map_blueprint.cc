#include "generator/import/map_blueprint.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/import/deck_context.h"
#include "generator/import/words.h"
#include "generator/import/yaml_tree.h"

namespace owldeck {
namespace {

bool allows(const Blueprint& blueprint, int number, SlideType type) {
  return std::ranges::any_of(
      blueprint.ranges, [&](const BlueprintRange& range) {
        return range.first <= number && number <= range.last &&
               std::ranges::find(range.types, type) != range.types.end();
      });
}

/// Whether `range` begins and ends where ranges of `blueprint` do.
bool is_made_of(const MapRange& range, const Blueprint& blueprint) {
  const auto begins = [&](const BlueprintRange& each) {
    return each.first == range.first;
  };
  const auto ends = [&](const BlueprintRange& each) {
    return each.last == range.last;
  };
  return std::ranges::any_of(blueprint.ranges, begins) &&
         std::ranges::any_of(blueprint.ranges, ends);
}

bool matches(const MapDeck& map, const Blueprint& blueprint) {
  return map.slides.size() == static_cast<std::size_t>(blueprint.slides) &&
         session_minutes(map) == blueprint.minutes &&
         std::ranges::all_of(map.structure,
                             [&](const MapRange& range) {
                               return is_made_of(range, blueprint);
                             }) &&
         std::ranges::all_of(map.slides, [&](const MapSlide& slide) {
           return allows(blueprint, slide.number, type_of(slide, map));
         });
}

void add_type(std::vector<std::string>& types, SlideType type) {
  std::string word(to_string(type));
  if (std::ranges::find(types, word) == types.end()) {
    types.push_back(std::move(word));
  }
}

YamlNode range_tree(const MapRange& range, const MapDeck& map) {
  std::vector<std::string> types;
  for (const std::string& words : split_words(range.words, "+/,&;")) {
    if (const auto type = read_type(words)) {
      add_type(types, type->type);
    }
  }
  for (const MapSlide& slide : map.slides) {
    if (range.first <= slide.number && slide.number <= range.last) {
      add_type(types, type_of(slide, map));
    }
  }
  if (types.empty()) {
    add_type(types, SlideType::Concept);
  }
  YamlNode tree = yaml_map();
  set_key(tree, "name", yaml_text(range.words));
  set_key(tree, "slides",
          yaml_word(range.first == range.last
                        ? fmt::format("{}", range.first)
                        : fmt::format("{}-{}", range.first, range.last)));
  std::vector<YamlNode> items;
  for (const std::string& type : types) {
    items.push_back(yaml_word(type));
  }
  set_key(tree, "types", yaml_list(std::move(items)));
  return tree;
}

/// The number before `unit` in `words`, such as the 2 of `2 hours`.
int number_before(const std::string& words, std::string_view unit) {
  const std::vector<std::string> all = split_words(words, " ");
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i] == unit || all[i] == std::string(unit) + "s") {
      return read_number(all[i - 1]).value_or(0);
    }
  }
  return 0;
}

}  // namespace

int session_minutes(const MapDeck& map) {
  constexpr int kMinutesOfSlide = 4;
  constexpr int kMost = 6000;
  const std::string words = plain_words(map.title);
  int sum = 0;
  bool complete = !map.slides.empty();
  for (const MapSlide& slide : map.slides) {
    complete = complete && slide.minutes.has_value();
    sum += slide.minutes.value_or(0);
  }
  int minutes = complete ? sum : 0;
  for (const std::string_view unit : {"hour", "hr", "h"}) {
    minutes = minutes > 0 ? minutes : 60 * number_before(words, unit);
  }
  for (const std::string_view unit : {"minute", "min"}) {
    minutes = minutes > 0 ? minutes : number_before(words, unit);
  }
  if (minutes == 0) {
    minutes = kMinutesOfSlide * static_cast<int>(map.slides.size());
  }
  return std::clamp(minutes, 1, kMost);
}

std::optional<std::string> matching_blueprint(
    const MapDeck& map, const std::vector<Blueprint>& known) {
  const auto found = std::ranges::find_if(
      known,
      [&](const Blueprint& blueprint) { return matches(map, blueprint); });
  return found == known.end() ? std::nullopt : std::optional(found->name);
}

YamlNode blueprint_tree(const MapDeck& map, const std::string& name) {
  int last = 0;
  std::vector<YamlNode> ranges;
  for (const MapRange& range : map.structure) {
    if (range.first <= range.last && range.first > last) {
      ranges.push_back(range_tree(range, map));
      last = range.last;
    }
  }
  YamlNode session = yaml_map();
  const int slides = static_cast<int>(map.slides.size());
  set_key(session, "name", yaml_text("Session"));
  set_key(session, "slides", yaml_word(fmt::format("1-{}", slides)));
  YamlNode tree = yaml_map();
  set_key(tree, "blueprint", yaml_text(name));
  set_key(tree, "slides", yaml_number(slides));
  set_key(tree, "minutes", yaml_number(session_minutes(map)));
  set_key(tree, "parts", yaml_list(std::vector<YamlNode>{session}));
  set_key(tree, "ranges", yaml_list(std::move(ranges)));
  return tree;
}

}  // namespace owldeck
