#include "generator/import/yaml_tree.h"

#include <fmt/format.h>

#include <algorithm>

namespace owldeck {

YamlNode yaml_text(std::string text) {
  YamlNode node = yaml_word(std::move(text));
  node.quoted = true;
  return node;
}

YamlNode yaml_word(std::string word) {
  YamlNode node;
  node.kind = YamlNode::Kind::Scalar;
  node.scalar = std::move(word);
  return node;
}

YamlNode yaml_number(int number) {
  return yaml_word(fmt::format("{}", number));
}

YamlNode yaml_list(const std::vector<std::string>& texts) {
  std::vector<YamlNode> items;
  for (const std::string& text : texts) {
    items.push_back(yaml_text(text));
  }
  return yaml_list(std::move(items));
}

YamlNode yaml_list(std::vector<YamlNode> items) {
  YamlNode node;
  node.kind = YamlNode::Kind::Sequence;
  node.items = std::move(items);
  return node;
}

YamlNode yaml_map() {
  YamlNode node;
  node.kind = YamlNode::Kind::Map;
  return node;
}

void set_key(YamlNode& map, std::string_view key, YamlNode value) {
  map.kind = YamlNode::Kind::Map;
  const auto found = std::ranges::find(map.entries, key, &YamlNode::Entry::key);
  if (found != map.entries.end()) {
    found->value = std::move(value);
    return;
  }
  YamlNode::Entry entry;
  entry.key = key;
  entry.value = std::move(value);
  map.entries.push_back(std::move(entry));
}

void set_text(YamlNode& map, std::string_view key, const std::string& text) {
  if (!text.empty()) {
    set_key(map, key, yaml_text(text));
  }
}

void set_keys(YamlNode& map, const YamlNode& from) {
  for (const YamlNode::Entry& entry : from.entries) {
    set_key(map, entry.key, entry.value);
  }
}

void remove_key(YamlNode& map, std::string_view key) {
  std::erase_if(map.entries, [key](const YamlNode::Entry& entry) {
    return entry.key == key;
  });
}

void sort_keys(YamlNode& map, const std::vector<std::string>& order) {
  std::ranges::stable_sort(map.entries, {}, [&](const YamlNode::Entry& entry) {
    return std::ranges::find(order, entry.key) - order.begin();
  });
}

}  // namespace owldeck
