#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "generator/deck/decode.h"
#include "generator/source/yaml.h"

/// Trees of YAML made by hand.
namespace owldeck {

[[nodiscard]] YamlNode yaml_text(std::string text);
/// A number, or a word that stands for a value.
[[nodiscard]] YamlNode yaml_word(std::string word);
[[nodiscard]] YamlNode yaml_number(int number);
[[nodiscard]] YamlNode yaml_list(const std::vector<std::string>& texts);
[[nodiscard]] YamlNode yaml_list(std::vector<YamlNode> items);
[[nodiscard]] YamlNode yaml_map();

/// Sets `key` of a map, also if it is there.
void set_key(YamlNode& map, std::string_view key, YamlNode value);
/// Sets `key` to a text that is not empty.
void set_text(YamlNode& map, std::string_view key, const std::string& text);
/// Takes every key of `from` over.
void set_keys(YamlNode& map, const YamlNode& from);
void remove_key(YamlNode& map, std::string_view key);

/// Sorts keys as `order` has them; others stay behind, as they were.
void sort_keys(YamlNode& map, const std::vector<std::string>& order);

/// The keys of a table, in its order.
template <class T>
[[nodiscard]] std::vector<std::string> keys_of(Fields<T> fields) {
  std::vector<std::string> keys;
  for (const Field<T>& field : fields) {
    keys.emplace_back(field.key);
  }
  return keys;
}

}  // namespace owldeck
