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
constexpr std::string_view kMap = "```markdown";
constexpr std::string_view kElsewhere = " elsewhere";
constexpr std::string_view kFence = "```";

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

YamlNode merged(const YamlNode& over, const YamlNode& under);

/// The keys of `over` take the places of those of `under`, in maps inside of
/// maps as well; one without a value takes a key away.
YamlNode merged_maps(const YamlNode& over, YamlNode under) {
  for (const YamlNode::Entry& entry : over.entries) {
    YamlNode* const value = find_value(under, entry.key);
    if (value == nullptr) {
      under.entries.push_back(entry);
    } else {
      *value = merged(entry.value, *value);
    }
  }
  std::erase_if(under.entries, [](const YamlNode::Entry& entry) {
    return entry.value.kind == YamlNode::Kind::Null;
  });
  return under;
}

YamlNode merged(const YamlNode& over, const YamlNode& under) {
  return over.kind == YamlNode::Kind::Map && under.kind == YamlNode::Kind::Map
             ? merged_maps(over, under)
             : over;
}

/// The slides of an example, each over the base's in the same place.
YamlNode merged_slides(const YamlNode& slides, const YamlNode& base) {
  YamlNode out = slides;
  for (std::size_t i = 0; i < slides.items.size(); ++i) {
    REQUIRE(i < base.items.size());
    YamlNode slide = base.items[i];
    if (slides.items[i].find("type") != nullptr) {
      std::erase_if(slide.entries, [](const YamlNode::Entry& each) {
        return each.key == "body";
      });
    }
    out.items[i] = merged(slides.items[i], slide);
  }
  return out;
}

ExampleKind kind_of(const std::string& fence) {
  if (fence.ends_with(kElsewhere)) {
    return ExampleKind::Elsewhere;
  }
  if (fence == kMap) {
    return ExampleKind::Map;
  }
  REQUIRE_MESSAGE((fence == kDeck || fence == kFile), fence);
  return ExampleKind::Deck;
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
  const YamlNode under = parsed(base);
  const YamlNode over = parsed(text);
  YamlNode out = merged(over, under);
  const YamlNode* const slides = over.find("slides");
  if (slides != nullptr && slides->kind == YamlNode::Kind::Sequence) {
    *find_value(out, "slides") = merged_slides(*slides, *under.find("slides"));
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
    } else if (line.starts_with(kFence)) {
      DocumentExample example{code, is_wrong, kind_of(line), fence_at(lines)};
      if (line == kDeck) {
        example.text = merged_over(base, example.text);
      }
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

}  // namespace owldeck
