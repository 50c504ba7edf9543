#pragma once

#include <charconv>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>

#include "generator/source/yaml.h"

namespace owldeck {

/// A plain scalar as YAML 1.2 (core schema) reads it: what an editor sees.
/// Infinities and NaN stay text, as JSON has none.
inline nlohmann::json json_of_plain(const std::string& text) {
  static const std::regex whole("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  static const std::regex number(
      "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  if (text == "true" || text == "True" || text == "TRUE") {
    return true;
  }
  if (text == "false" || text == "False" || text == "FALSE") {
    return false;
  }
  if (std::regex_match(text, whole)) {
    const bool octal = text.starts_with("0o");
    const bool hexadecimal = text.starts_with("0x");
    const std::string digits = octal || hexadecimal ? text.substr(2) : text;
    const int base = octal ? 8 : hexadecimal ? 16 : 10;
    const char* const start = digits.data() + (digits[0] == '+' ? 1 : 0);
    const char* const end = digits.data() + digits.size();
    std::int64_t value = 0;
    if (std::from_chars(start, end, value, base).ec == std::errc()) {
      return value;
    }
  }
  if (std::regex_match(text, number)) {
    const char* const start = text.data() + (text[0] == '+' ? 1 : 0);
    double value = 0;
    std::from_chars(start, text.data() + text.size(), value);
    return value;
  }
  return text;
}

inline nlohmann::json json_of(const YamlNode& node) {
  nlohmann::json json;
  switch (node.kind) {
    case YamlNode::Kind::Null:
      break;
    case YamlNode::Kind::Scalar:
      json = node.quoted ? nlohmann::json(node.scalar)
                         : json_of_plain(node.scalar);
      break;
    case YamlNode::Kind::Sequence:
      json = nlohmann::json::array();
      for (const YamlNode& item : node.items) {
        json.push_back(json_of(item));
      }
      break;
    case YamlNode::Kind::Map:
      json = nlohmann::json::object();
      for (const YamlNode::Entry& entry : node.entries) {
        json[entry.key] = json_of(entry.value);
      }
      break;
  }
  return json;
}

}  // namespace owldeck
