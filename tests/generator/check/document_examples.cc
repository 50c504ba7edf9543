#include "tests/generator/check/document_examples.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "generator/check/explanation.h"
#include "generator/source/yaml.h"

namespace owldeck {
namespace {

constexpr std::string_view kDeck = "```yaml";
constexpr std::string_view kBase = "```yaml base";
constexpr std::string_view kFile = "```yaml file";
constexpr std::string_view kElsewhere = "```yaml elsewhere";

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') {
      out += '\\';
    }
    out += letter == '\n' ? "\\n" : std::string(1, letter);
  }
  return out + "\"";
}

/// A plain word or number stays plain, as quotes would make it text.
std::string scalar(const YamlNode& node) {
  const bool is_plain =
      !node.quoted && std::ranges::all_of(node.scalar, [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) != 0 ||
               letter == '.' || letter == '-' || letter == '_' || letter == '+';
      });
  return is_plain ? node.scalar : quoted(node.scalar);
}

std::string flow_text(const YamlNode& node) {
  std::string out;
  switch (node.kind) {
    case YamlNode::Kind::Null:
      return "null";
    case YamlNode::Kind::Scalar:
      return scalar(node);
    case YamlNode::Kind::Sequence:
      for (const YamlNode& item : node.items) {
        out += (out.empty() ? "" : ", ") + flow_text(item);
      }
      return "[" + out + "]";
    case YamlNode::Kind::Map:
      for (const YamlNode::Entry& entry : node.entries) {
        out += fmt::format("{}{}: {}", out.empty() ? "" : ", ",
                           quoted(entry.key), flow_text(entry.value));
      }
      return "{" + out + "}";
  }
  return out;
}

YamlNode parsed(const std::string& text) {
  Diagnostics diagnostics;
  auto node = parse_yaml("example", text, diagnostics);
  REQUIRE_MESSAGE(node.has_value(), text);
  REQUIRE_MESSAGE(node->kind == YamlNode::Kind::Map, text);
  return *node;
}

YamlNode* find_value(YamlNode& map, std::string_view key) {
  const auto found = std::ranges::find(map.entries, key, &YamlNode::Entry::key);
  return found == map.entries.end() ? nullptr : &found->value;
}

/// The keys of `over` replace those of `under`; nothing takes one away.
void replace_keys(const YamlNode& over, YamlNode& under) {
  for (const YamlNode::Entry& entry : over.entries) {
    std::erase_if(under.entries, [&](const YamlNode::Entry& each) {
      return each.key == entry.key;
    });
    if (entry.value.kind != YamlNode::Kind::Null) {
      under.entries.push_back(entry);
    }
  }
}

/// The slides of an example, each over the base's in the same place.
YamlNode merged_slides(const YamlNode& slides, const YamlNode& base) {
  YamlNode out = slides;
  for (std::size_t i = 0; i < slides.items.size(); ++i) {
    REQUIRE(i < base.items.size());
    YamlNode slide = base.items[i];
    if (slides.items[i].find("type") != nullptr) {
      std::erase_if(slide.entries, [](const YamlNode::Entry& each) {
        return each.key == "body" || each.key == "beginner";
      });
    }
    replace_keys(slides.items[i], slide);
    out.items[i] = std::move(slide);
  }
  return out;
}

std::string fence_at(std::istringstream& lines) {
  std::string out;
  for (std::string line; std::getline(lines, line) && line != "```";) {
    out += line + "\n";
  }
  return out;
}

}  // namespace

std::string merged_over(const std::string& base, const std::string& text) {
  YamlNode out = parsed(base);
  const YamlNode example = parsed(text);
  for (const YamlNode::Entry& entry : example.entries) {
    YamlNode* const under = find_value(out, entry.key);
    if (under == nullptr) {
      out.entries.push_back(entry);
    } else if (entry.value.kind == YamlNode::Kind::Map &&
               under->kind == YamlNode::Kind::Map) {
      replace_keys(entry.value, *under);
    } else if (entry.key == "slides" &&
               entry.value.kind == YamlNode::Kind::Sequence) {
      *under = merged_slides(entry.value, *under);
    } else {
      *under = entry.value;
    }
  }
  return flow_text(out) + "\n";
}

std::vector<DocumentExample> document_examples() {
  std::vector<DocumentExample> examples;
  std::istringstream lines{std::string(findings_document())};
  std::string code;
  std::string base;
  bool is_wrong = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ")) {
      code = line.substr(3);
    } else if (line == "Wrong:" || line == "Right:") {
      is_wrong = line == "Wrong:";
    } else if (line == kBase) {
      base = fence_at(lines);
    } else if (line.starts_with(kDeck)) {
      DocumentExample example{code, is_wrong, line != kElsewhere,
                              fence_at(lines)};
      if (line == kDeck) {
        example.deck = merged_over(base, example.deck);
      } else if (example.is_deck) {
        REQUIRE_MESSAGE(line == kFile, line);
      }
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

}  // namespace owldeck
