#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "generator/import/deck_context.h"
#include "generator/import/deck_tree.h"
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

/// Whether something stands behind the end of a sentence.
bool goes_on(std::string_view text) {
  text = trim(text);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool ends = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (ends && !is_digit(text[i + 1]) && !is_letter(text[i + 1])) {
      return true;
    }
  }
  return false;
}

/// More than one sentence, a fragment, or the same as on another slide.
bool has_odd_owls(const MapDeck& map) {
  constexpr std::size_t kFewestWords = 5;
  constexpr std::size_t kMostWords = 26;
  std::set<std::string> seen;
  return std::ranges::any_of(map.slides, [&](const MapSlide& slide) {
    if (slide.owl.empty()) {
      return false;
    }
    const std::string words = plain_words(slide.owl);
    const std::size_t count = split_words(words, " ").size();
    const bool several = goes_on(slide.owl);
    return several || count < kFewestWords || count > kMostWords ||
           !seen.insert(words).second;
  });
}

std::string text_in(const YamlNode& node) {
  std::string text = node.scalar + "\n";
  for (const YamlNode& item : node.items) {
    text += text_in(item);
  }
  for (const YamlNode::Entry& entry : node.entries) {
    text += entry.key == "anchor" ? "" : text_in(entry.value);
  }
  return text;
}

/// The part of an id before its first dash, or "".
std::string beginning(const std::string& id) {
  const std::size_t dash = id.find('-');
  return dash == std::string::npos ? "" : id.substr(0, dash);
}

/// Whether words name a slide, or an id like those of the anchors, that is not
/// there.
bool speaks_of_others(const std::vector<YamlNode>& slides, const MapDeck& map) {
  std::set<std::string> ids;
  std::set<std::string> beginnings;
  std::set<int> numbers;
  for (const MapSlide& slide : map.slides) {
    numbers.insert(slide.number);
    numbers.insert(static_cast<int>(&slide - map.slides.data()) + 1);
  }
  for (std::string& id : anchors_of(map)) {
    ids.insert(std::move(id));
  }
  for (std::string& id : assumed_by(map)) {
    ids.insert(std::move(id));
  }
  for (const std::string& id : ids) {
    beginnings.insert(beginning(id));
  }
  bool after_slide = false;
  for (const YamlNode& slide : slides) {
    for (const std::string& word :
         split_words(text_in(slide), " \n\t.,;:!?()[]{}`*\"'|/#")) {
      const std::size_t dash = word.find('-');
      const auto number = read_number(word.substr(0, dash));
      const bool no_slide = after_slide && number && !numbers.contains(*number);
      const bool no_anchor = dash != std::string::npos &&
                             beginnings.contains(beginning(word)) &&
                             !ids.contains(word);
      if (no_slide || no_anchor) {
        return true;
      }
      const std::string small = lower_case(word);
      after_slide = small == "slide" || small == "slides" ||
                    (after_slide && (number || small == "and" ||
                                     small == "to" || small == "or"));
    }
  }
  return false;
}

}  // namespace

YamlNode gates_tree(const DeckGaps& gaps, const std::vector<YamlNode>& slides,
                    const DeckContext& context) {
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
  if (gaps.code.empty() && !gaps.odd_code.empty()) {
    gates.add("code",
              "the map's code is not whole, or says too little of its "
              "steps, on " +
                  slides_text(gaps.odd_code));
  }
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
  if (speaks_of_others(slides, map)) {
    gates.add("references",
              "the map speaks of slides or anchors that it does not have");
  }
  gates.add("animations", "films that can be drawn", gaps.films);
  return gates.take();
}

}  // namespace owldeck
