#include "generator/deck/decode_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

#include "generator/source/utf8.h"

namespace owldeck {
namespace {

bool is_small(char letter) {
  return letter >= 'a' && letter <= 'z';
}
bool is_capital(char letter) {
  return letter >= 'A' && letter <= 'Z';
}
bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool is_name_letter(char letter) {
  return is_small(letter) || is_capital(letter) || is_digit(letter) ||
         letter == '-' || letter == '_';
}

bool is_id_letter(char letter) {
  return is_small(letter) || is_digit(letter) || letter == '-';
}

/// Colours by meaning.
constexpr std::array<std::string_view, 5> kMeanings{
    "core", "flow", "probability", "risk", "safe"};

/// The number that all of `text` is, from 1.
std::optional<int> line_number(std::string_view text) {
  int value = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stopped != end || value < 1) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

bool check_name(const Span& span, std::string_view name,
                Diagnostics& diagnostics) {
  if (!name.empty() && std::all_of(name.begin(), name.end(), is_name_letter)) {
    return true;
  }
  return wrong_value(span, fmt::format("'{}' is no name", name), diagnostics,
                     "use letters, digits, '-' and '_'");
}

bool decode_name(const YamlNode& node, Located<std::string>& out,
                 Diagnostics& diagnostics) {
  if (!decode_value(node, out, diagnostics)) {
    return false;
  }
  if (!check_name(node.span, out.value, diagnostics)) {
    out.span = {};
    return false;
  }
  return true;
}

bool check_id(const Span& span, std::string_view id, Diagnostics& diagnostics) {
  if (!id.empty() && id.size() <= kMostIdLetters && id[0] != '-' &&
      std::all_of(id.begin(), id.end(), is_id_letter)) {
    return true;
  }
  return wrong_value(span, fmt::format("'{}' cannot name a file", id),
                     diagnostics, "use a-z, 0-9 and '-', 64 at most");
}

bool decode_id(const YamlNode& node, Located<std::string>& out,
               Diagnostics& diagnostics) {
  if (!decode_value(node, out, diagnostics)) {
    return false;
  }
  if (!check_id(node.span, out.value, diagnostics)) {
    out.span = {};
    return false;
  }
  return true;
}

bool decode_url(const YamlNode& node, std::optional<Located<std::string>>& out,
                Diagnostics& diagnostics) {
  if (!decode_value(node, out, diagnostics)) {
    return false;
  }
  const std::string& url = out->value;
  const bool is_address =
      url.starts_with("https://") || url.starts_with("http://");
  if (is_address && url.find_first_of(" \t\r\n\"<>") == std::string::npos) {
    return true;
  }
  return wrong_value(node.span, fmt::format("'{}' is no web address", url),
                     diagnostics, "write https://...");
}

std::vector<YamlNode> split_scalar(const YamlNode& node, char separator) {
  if (node.kind != YamlNode::Kind::Scalar ||
      node.scalar.find(separator) == std::string::npos) {
    return {node};
  }
  std::vector<YamlNode> parts;
  // A quote stands before the text, as far as the place tells.
  int column = node.span.column + (node.quoted ? 1 : 0);
  std::string_view rest = node.scalar;
  while (true) {
    const std::size_t end = rest.find(separator);
    const std::string_view part = rest.substr(0, end);
    const std::size_t first = part.find_first_not_of(" \t\n");
    if (first != std::string_view::npos) {
      const std::size_t last = part.find_last_not_of(" \t\n");
      YamlNode& made = parts.emplace_back(node);
      made.scalar = std::string(part.substr(first, last - first + 1));
      made.span.column = column + count_characters(part.substr(0, first));
      made.span.length = count_characters(made.scalar);
    }
    if (end == std::string_view::npos) {
      return parts.empty() ? std::vector{node} : parts;
    }
    column += count_characters(part) + 1;
    rest.remove_prefix(end + 1);
  }
}

bool decode_path(const YamlNode& node, Located<std::string>& out,
                 Diagnostics& diagnostics) {
  if (!decode_value(node, out, diagnostics)) {
    return false;
  }
  const std::filesystem::path path(out.value);
  const bool climbs = std::find(path.begin(), path.end(), "..") != path.end();
  if (!path.empty() && !path.is_absolute() && !climbs) {
    return true;
  }
  out.span = {};
  return wrong_value(
      node.span,
      fmt::format("'{}' is no path below a folder", path.generic_string()),
      diagnostics, "leave out '..' and a '/' in front");
}

bool decode_meaning(const YamlNode& node, Located<std::string>& out,
                    Diagnostics& diagnostics) {
  if (!decode_value(node, out, diagnostics)) {
    return false;
  }
  if (std::find(kMeanings.begin(), kMeanings.end(), out.value) !=
      kMeanings.end()) {
    return true;
  }
  return unknown_word(node.span, "meaning", out.value,
                      {kMeanings.begin(), kMeanings.end()}, diagnostics);
}

bool decode_tensor(const YamlNode& node, Located<std::string>& out,
                   Diagnostics& diagnostics) {
  if (!decode_value(node, out, diagnostics)) {
    return false;
  }
  // 1.5 is a number, not a tensor 5 of an experiment 1.
  const std::size_t dot = out.value.find('.');
  if (dot != std::string::npos && dot > 0 && dot + 1 < out.value.size() &&
      !is_digit(out.value[dot + 1])) {
    return true;
  }
  out.span = {};
  return wrong_value(node.span, fmt::format("{} is no tensor", describe(node)),
                     diagnostics,
                     "write experiment.tensor, such as causal.weights");
}

bool decode_range(const YamlNode& node, NumberRange& out,
                  Diagnostics& diagnostics) {
  constexpr std::string_view kExpected = "a number or a range such as 2-4";
  if (node.kind != YamlNode::Kind::Scalar) {
    return wrong_type(node, kExpected, diagnostics);
  }
  const std::string_view text = node.scalar;
  const std::size_t dash = text.find('-');
  const auto first = line_number(text.substr(0, dash));
  const auto last = dash == std::string_view::npos
                        ? first
                        : line_number(text.substr(dash + 1));
  if (!first || !last) {
    return wrong_type(node, kExpected, diagnostics);
  }
  if (*last < *first) {
    return wrong_value(node.span, fmt::format("range {} is turned round", text),
                       diagnostics, fmt::format("write {}-{}", *last, *first));
  }
  out = {*first, *last};
  return true;
}

bool check_bounds(const Span& span, double value, double least, double most,
                  Diagnostics& diagnostics) {
  if (value >= least && value <= most) {
    return true;
  }
  return wrong_value(span,
                     fmt::format("{} is not from {} to {}", value, least, most),
                     diagnostics);
}

bool wrong_count(const YamlNode& list, int least, int most,
                 Diagnostics& diagnostics) {
  return wrong_value(list.span,
                     fmt::format("{} items: there are {} to {}",
                                 list.items.size(), least, most),
                     diagnostics);
}

// The pattern of names lets all whole numbers pass, and both booleans.
template <>
Schema schema_read_by<decode_name>(SchemaDefinitions& definitions) {
  return definitions.refer("name", [](SchemaDefinitions& /*unused*/) {
    Schema schema = string_schema("^[A-Za-z0-9_-]+$");
    schema.types = {"string", "integer", "boolean"};
    return schema;
  });
}

template <>
Schema schema_read_by<decode_id>(SchemaDefinitions& definitions) {
  return definitions.refer("id", [](SchemaDefinitions& /*unused*/) {
    Schema schema = string_schema("^[a-z0-9][a-z0-9-]*$");
    schema.types = {"string", "integer", "boolean"};
    schema.most_letters = static_cast<int>(kMostIdLetters);
    schema.minimum = 0;  // what is negative begins with '-'
    return schema;
  });
}

template <>
Schema schema_read_by<decode_url>(SchemaDefinitions& /*definitions*/) {
  return string_schema("^https?://[^ \\t\\r\\n\"<>]*$");
}

template <>
Schema schema_read_by<decode_path>(SchemaDefinitions& definitions) {
  return definitions.refer("path", [](SchemaDefinitions& /*unused*/) {
    return text_schema("^(?!/)(?!(.*/)?\\.\\.(/|$)).*[^ \\t\\r\\n]");
  });
}

template <>
Schema schema_read_by<decode_meaning>(SchemaDefinitions& /*definitions*/) {
  return word_schema({kMeanings.begin(), kMeanings.end()});
}

template <>
Schema schema_read_by<decode_tensor>(SchemaDefinitions& definitions) {
  return definitions.refer("tensor", [](SchemaDefinitions& /*unused*/) {
    return string_schema("^[^.]+\\.[^0-9]");
  });
}

template <>
Schema schema_read_by<decode_range>(SchemaDefinitions& definitions) {
  return definitions.refer("range", [](SchemaDefinitions& inner) {
    Schema number = schema_of(Type<int>{}, inner);
    number.minimum = 1;
    return any_schema(
        {number, string_schema("^0*[1-9][0-9]*(-0*[1-9][0-9]*)?$")});
  });
}

}  // namespace owldeck
