#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "generator/import/deck_context.h"
#include "generator/import/words.h"
#include "generator/import/yaml_tree.h"

namespace owldeck {
namespace {

/// `slide 4`, `slides 4, 7 and 9`, `30 slides`.
std::string slides_text(std::vector<int> numbers) {
  constexpr std::size_t kMostNamed = 6;
  const auto again = std::ranges::unique(numbers);
  numbers.erase(again.begin(), again.end());
  if (numbers.size() > kMostNamed) {
    return fmt::format("{} slides", numbers.size());
  }
  std::string text = numbers.size() == 1 ? "slide " : "slides ";
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    text += i == 0 ? "" : (i + 1 == numbers.size() ? " and " : ", ");
    text += fmt::format("{}", numbers[i]);
  }
  return text;
}

class GateWriter {
 public:
  explicit GateWriter(std::size_t slides) : slides_(slides) {}

  void add(const std::string& gate, const std::string& reason) {
    YamlNode setting = yaml_map();
    set_key(setting, "state", yaml_word("warning"));
    set_key(setting, "reason", yaml_text(reason));
    set_key(tree_, gate, std::move(setting));
  }

  void add(const std::string& gate, const std::string& what,
           const std::vector<int>& numbers) {
    if (!numbers.empty()) {
      add(gate, numbers.size() == slides_
                    ? fmt::format("the map has no {}", what)
                    : fmt::format("the map has no {} for {}", what,
                                  slides_text(numbers)));
    }
  }

  [[nodiscard]] YamlNode take() { return std::move(tree_); }

 private:
  std::size_t slides_;
  YamlNode tree_ = yaml_map();
};

/// Whether slides begin with 1 and none is missing.
bool is_in_order(const MapDeck& map) {
  for (std::size_t i = 0; i < map.slides.size(); ++i) {
    if (map.slides[i].number != static_cast<int>(i) + 1) {
      return false;
    }
  }
  return true;
}

bool covers(const MapDeck& map) {
  int last = 0;
  for (const MapRange& range : map.structure) {
    last = std::max(last, range.last);
  }
  return map.structure.empty() || last == static_cast<int>(map.slides.size());
}

std::size_t uncited(const DeckContext& context, const DeckGaps& gaps) {
  return static_cast<std::size_t>(
      std::ranges::count_if(context.sources, [&](const MapSource& source) {
        return std::ranges::find(gaps.cited, source.id) == gaps.cited.end();
      }));
}

/// More than one sentence, a fragment, or the same as on another slide.
bool has_odd_owls(const MapDeck& map) {
  constexpr std::size_t kFewestWords = 5;
  constexpr std::size_t kMostWords = 30;
  std::set<std::string> seen;
  return std::ranges::any_of(map.slides, [&](const MapSlide& slide) {
    if (slide.owl.empty()) {
      return false;
    }
    const std::string words = plain_words(slide.owl);
    const std::size_t count = split_words(words, " ").size();
    const std::string_view inner =
        std::string_view(slide.owl).substr(0, slide.owl.size() - 1);
    const bool several = inner.find(". ") != std::string_view::npos ||
                         inner.find("! ") != std::string_view::npos ||
                         inner.find("? ") != std::string_view::npos;
    return several || count < kFewestWords || count > kMostWords ||
           !seen.insert(words).second;
  });
}

}  // namespace

YamlNode gates_tree(const DeckGaps& gaps, const DeckContext& context) {
  const MapDeck& map = context.map;
  GateWriter gates(map.slides.size());
  if (!is_in_order(map)) {
    gates.add("structure", "the map's slides are not numbered from 1 on");
  } else if (!covers(map)) {
    gates.add("structure", "the map's structure has other slides than its map");
  } else {
    gates.add("structure", "answers", gaps.answers);
  }
  gates.add("anchors", "anchors", gaps.anchors);
  gates.add("code", "code", gaps.code);
  gates.add("owl", "owl sentences", gaps.owl);
  if (gaps.owl.empty() && has_odd_owls(map)) {
    gates.add("owl", "the owl sentences are as the map has them");
  }
  gates.add("beginner", "beginner's corners", gaps.beginner);
  if (!gaps.too_long.empty()) {
    gates.add("fit",
              "the map says more than fits on " + slides_text(gaps.too_long));
  }
  gates.add("minutes", "minutes", gaps.minutes);
  if (const std::size_t count = uncited(context, gaps)) {
    gates.add("sources",
              count == context.sources.size()
                  ? std::string("the map cites no sources on its slides")
                  : fmt::format("the map cites {} of its {} sources on slides",
                                context.sources.size() - count,
                                context.sources.size()));
  }
  gates.add("animations", "films that can be drawn", gaps.films);
  return gates.take();
}

}  // namespace owldeck
