#include "generator/import/map_sections_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "generator/import/import_map.h"
#include "generator/import/words.h"
#include "generator/import/write_yaml.h"
#include "generator/import/yaml_tree.h"

namespace owldeck {
namespace {

std::string text_of(const YamlNode& map, std::string_view key) {
  const YamlNode* node = map.find(key);
  return node ? node->scalar : std::string();
}

std::string rules_text(const YamlNode& instructor) {
  std::string text;
  if (const YamlNode* rules = instructor.find("rules")) {
    text += "## Internal rules (do not render)\n\n";
    for (const YamlNode& rule : rules->items) {
      text += "- " + rule.scalar + "\n";
    }
    text += "\n";
  }
  if (instructor.find("notes") != nullptr) {
    text += "## Notes for the instructor\n\n" +
            fenced("markdown", text_of(instructor, "notes")) + "\n";
  }
  return text;
}

std::string sources_text(const YamlNode& sources) {
  std::string text = "## Sources\n\n";
  for (const YamlNode& source : sources.items) {
    const std::string url = text_of(source, "url");
    text += fmt::format("- [{}]({}) {{#{}}}\n", text_of(source, "title"),
                        url.empty() ? text_of(source, "path") : url,
                        text_of(source, "id"));
  }
  return text + "\n";
}

std::string capitalized(std::string word) {
  if (!word.empty() && is_letter(word[0])) {
    word[0] = static_cast<char>(word[0] & ~0x20);
  }
  return word;
}

std::string cell(const std::string& text) {
  return replace_all(on_one_line(text), "|", "\\|");
}

std::string joined(const YamlNode* list, const std::string& between) {
  std::string text;
  for (const YamlNode& item : list ? list->items : std::vector<YamlNode>{}) {
    text += (text.empty() ? "" : between) + item.scalar;
  }
  return text;
}

std::string tag_text(const YamlNode& anchor) {
  const std::string needs = joined(anchor.find("prerequisites"), ", ");
  return fmt::format(
      "`[Hands-on Anchor: {} | Asset: {} | Objective: {} | Pre-req: {}]`",
      text_of(anchor, "id"), joined(anchor.find("assets"), "; "),
      text_of(anchor, "objective"), needs.empty() ? "None" : needs);
}

/// The keys of a slide that have a form in a map.
constexpr std::array<std::string_view, 13> kWordKeys{
    "slide",   "type",     "part",   "topic",   "title", "subtitle",  "body",
    "options", "beginner", "anchor", "sources", "owl",   "instructor"};

/// What is said of a slide in words, under labels.
class SlideText {
 public:
  SlideText(const YamlNode& slide, const Keys& as_yaml)
      : slide_(slide), as_yaml_(as_yaml) {}

  [[nodiscard]] std::string write() {
    text_ = "### Slide " + text_of(slide_, "slide");
    if (const YamlNode* title = shown("title")) {
      text_ += ": " + title->scalar;
    }
    text_ += "\n\n";
    add_line("Subtitle", "subtitle");
    add_text("Body", shown("body"));
    add_options();
    add_beginner();
    if (const YamlNode* sources = shown("sources")) {
      text_ += "**Sources:** " + joined(sources, ", ") + "\n\n";
    }
    add_line("Wise Owl", "owl");
    add_yaml();
    add_instructor();
    return std::move(text_);
  }

 private:
  [[nodiscard]] const YamlNode* shown(std::string_view key) const {
    return as_yaml_.contains(key) ? nullptr : slide_.find(key);
  }

  void add_line(const std::string& label, std::string_view key) {
    if (const YamlNode* node = shown(key)) {
      text_ += fmt::format("**{}:** {}\n\n", label, node->scalar);
    }
  }

  void add_text(const std::string& label, const YamlNode* node) {
    if (node != nullptr) {
      text_ += fmt::format("**{}:**\n\n{}\n", label,
                           fenced("markdown", node->scalar));
    }
  }

  void add_options() {
    const YamlNode* options = shown("options");
    if (options == nullptr) {
      return;
    }
    text_ += "**Options:**\n\n";
    char letter = 'A';
    for (const YamlNode& option : options->items) {
      text_ += fmt::format("- {}) {}\n", letter++, option.scalar);
    }
    text_ += "\n";
  }

  void add_beginner() {
    if (const YamlNode* corner = shown("beginner")) {
      text_ += fmt::format(
          "**Beginner's corner:**\n\n- What it means: {}\n- Why it matters: "
          "{}\n- Common mistake: {}\n\n",
          text_of(*corner, "means"), text_of(*corner, "matters"),
          text_of(*corner, "mistake"));
    }
  }

  void add_yaml() {
    YamlNode rest = yaml_map();
    for (const YamlNode::Entry& entry : slide_.entries) {
      const bool in_words =
          std::ranges::find(kWordKeys, entry.key) != kWordKeys.end() &&
          !as_yaml_.contains(entry.key);
      if (!in_words) {
        set_key(rest, entry.key, entry.value);
      }
    }
    if (!rest.entries.empty()) {
      text_ += fenced("yaml", write_yaml(rest)) + "\n";
    }
  }

  void add_instructor() {
    const YamlNode* own = shown("instructor");
    if (own == nullptr) {
      return;
    }
    if (const YamlNode* minutes = own->find("minutes")) {
      text_ += "**Minutes:** " + minutes->scalar + "\n\n";
    }
    add_text("Speaker notes", own->find("notes"));
    add_text("Answer", own->find("answer"));
    add_text("Rationale", own->find("rationale"));
  }

  const YamlNode& slide_;
  const Keys& as_yaml_;
  std::string text_;
};

}  // namespace

std::string fenced(const std::string& language, std::string_view text) {
  std::size_t longest = 2;
  for (std::size_t at = text.find('`'); at != std::string_view::npos;
       at = text.find('`', at)) {
    const std::size_t end =
        std::min(text.find_first_not_of('`', at), text.size());
    longest = std::max(longest, end - at);
    at = end;
  }
  const std::string fence(longest + 1, '`');
  while (text.ends_with('\n')) {
    text.remove_suffix(1);
  }
  return fmt::format("{}{}\n{}\n{}\n", fence, language, text, fence);
}

std::string deck_section(const YamlNode& root, const Keys& as_yaml) {
  std::string text;
  YamlNode deck = *root.find("deck");
  const YamlNode* instructor = deck.find("instructor");
  if (instructor != nullptr && !as_yaml.contains("instructor")) {
    text += rules_text(*instructor);
    remove_key(deck, "instructor");
  }
  const YamlNode* sources = deck.find("sources");
  if (sources != nullptr && !as_yaml.contains("sources")) {
    text += sources_text(*sources);
    remove_key(deck, "sources");
  }
  if (!as_yaml.contains("title")) {
    remove_key(deck, "title");
  }
  YamlNode rest = yaml_map();
  set_key(rest, "deck", std::move(deck));
  for (const char* key : {"experiments", "animations"}) {
    if (const YamlNode* node = root.find(key)) {
      set_key(rest, key, *node);
    }
  }
  return text + "## Deck\n\n" + fenced("yaml", write_yaml(rest)) + "\n";
}

std::string structure_section(const MapContents& contents) {
  if (!contents.blueprint) {
    return {};
  }
  std::string text =
      fmt::format("## {}-slide structure\n\n", contents.blueprint->slides);
  for (const BlueprintRange& range : contents.blueprint->ranges) {
    text += range.first == range.last
                ? fmt::format("- Slide {}: {}\n", range.first, range.name)
                : fmt::format("- Slides {}-{}: {}\n", range.first, range.last,
                              range.name);
  }
  text += "\n";
  if (contents.own_blueprint.kind == YamlNode::Kind::Map) {
    text += fenced("yaml", write_yaml(contents.own_blueprint)) + "\n";
  }
  return text;
}

std::string slide_row(const YamlNode& slide, const Keys& as_yaml) {
  const YamlNode* anchor =
      as_yaml.contains("anchor") ? nullptr : slide.find("anchor");
  const std::string part = text_of(slide, "part");
  return fmt::format(
      "| {} | {}{} | {} | {} |\n", text_of(slide, "slide"),
      capitalized(text_of(slide, "type")), part.empty() ? "" : " " + part,
      cell(text_of(slide, "topic")), anchor ? tag_text(*anchor) : "-");
}

std::string slide_section(const YamlNode& slide, const Keys& as_yaml) {
  return SlideText(slide, as_yaml).write();
}

}  // namespace owldeck
