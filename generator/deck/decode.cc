#include "generator/deck/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <system_error>

#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr int kMostQuoted = 40;  ///< characters of the user's text in a message

std::string shorten(std::string_view text) {
  std::size_t end = 0;
  for (int count = 0; end < text.size(); ++count) {
    const Utf8Character next = first_character(text.substr(end));
    if (count == kMostQuoted || is_control(next.code)) {
      return std::string(text.substr(0, end)) + "...";
    }
    end += static_cast<std::size_t>(next.bytes);
  }
  return std::string(text);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// `text` without its sign.
std::string_view magnitude(std::string_view text) {
  return text.starts_with('-') ? text.substr(1) : text;
}

bool has_leading_zero(std::string_view text) {
  const std::string_view digits = magnitude(text);
  return digits.size() > 1 && digits[0] == '0' && is_digit(digits[1]);
}

/// Refuses what is no number at all, and numbers that readers of YAML disagree
/// about: 010 is eight to some and ten to others.
bool check_number(const YamlNode& node, std::string_view expected,
                  std::string_view allowed, Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Scalar) {
    return wrong_type(node, expected, diagnostics);
  }
  const std::string& text = node.scalar;
  const bool is_number = !magnitude(text).empty() &&
                         text.find_first_not_of(allowed) == std::string::npos &&
                         std::any_of(text.begin(), text.end(), is_digit);
  if (!is_number) {
    return wrong_type(node, expected, diagnostics);
  }
  if (node.quoted) {
    return wrong_type(node, expected, diagnostics, "remove the quotes");
  }
  if (has_leading_zero(text)) {
    return wrong_type(node, expected, diagnostics,
                      "a number has no zero before it");
  }
  return true;
}

/// The number in `node`, which `check_number` let through.
template <class T>
bool read_number(const YamlNode& node, std::string_view expected, T& out,
                 Diagnostics& diagnostics) {
  const char* const end = node.scalar.data() + node.scalar.size();
  T value{};
  const auto [stopped, error] = std::from_chars(node.scalar.data(), end, value);
  const bool negative_unsigned =
      std::is_unsigned_v<T> && node.scalar.starts_with('-') &&
      magnitude(node.scalar).find('-') == std::string_view::npos;
  if (error == std::errc::result_out_of_range || negative_unsigned) {
    return wrong_value(node.span,
                       fmt::format("{} is out of range", shorten(node.scalar)),
                       diagnostics);
  }
  if (error != std::errc() || stopped != end) {
    return wrong_type(node, expected, diagnostics);
  }
  out = value;
  return true;
}

template <class T>
bool decode_integer(const YamlNode& node, T& out, Diagnostics& diagnostics) {
  constexpr std::string_view kExpected = "a whole number";
  return check_number(node, kExpected, "-0123456789", diagnostics) &&
         read_number(node, kExpected, out, diagnostics);
}

bool is_not_finite(std::string_view text) {
  constexpr std::string_view kWords[] = {".nan", ".NaN", ".NAN", ".inf",
                                         ".Inf", ".INF", "nan",  "NaN",
                                         "inf",  "Inf",  "-nan"};
  return std::find(std::begin(kWords), std::end(kWords), text) !=
             std::end(kWords) ||
         (text.starts_with('-') && is_not_finite(text.substr(1)));
}

}  // namespace

std::string describe(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::Null:
      return "nothing";
    case YamlNode::Kind::Sequence:
      return "a list";
    case YamlNode::Kind::Map:
      return "a map";
    case YamlNode::Kind::Scalar:
      break;
  }
  return fmt::format("'{}'", shorten(node.scalar));
}

bool wrong_type(const YamlNode& node, std::string_view expected,
                Diagnostics& diagnostics, std::string hint) {
  diagnostics.error(
      node.span, "wrong-type",
      fmt::format("expected {}, found {}", expected, describe(node)),
      std::move(hint));
  return false;
}

bool wrong_value(const Span& span, std::string message,
                 Diagnostics& diagnostics, std::string hint) {
  diagnostics.error(span, "wrong-value", std::move(message), std::move(hint));
  return false;
}

bool unknown_word(const Span& span, std::string_view kind,
                  std::string_view word, const std::vector<std::string>& known,
                  Diagnostics& diagnostics) {
  diagnostics.error(span, "unknown-word",
                    fmt::format("unknown {} '{}'", kind, shorten(word)),
                    suggest(word, known));
  return false;
}

std::string list_hint(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::Map) {
    return "write '- ' before each item";
  }
  const bool is_none = node.kind == YamlNode::Kind::Null ||
                       node.scalar == "none" || node.scalar == "None";
  return is_none ? "write [] for none" : "write [ ] around it";
}

bool decode_value(const YamlNode& node, std::string& out,
                  Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Scalar) {
    return wrong_type(node, "text", diagnostics);
  }
  const std::size_t last = node.scalar.find_last_not_of(" \t\r\n");
  out = node.scalar.substr(0, last == std::string::npos ? 0 : last + 1);
  return true;
}

bool decode_value(const YamlNode& node, int& out, Diagnostics& diagnostics) {
  return decode_integer(node, out, diagnostics);
}

bool decode_value(const YamlNode& node, std::uint64_t& out,
                  Diagnostics& diagnostics) {
  return decode_integer(node, out, diagnostics);
}

bool decode_value(const YamlNode& node, double& out, Diagnostics& diagnostics) {
  if (node.kind == YamlNode::Kind::Scalar && is_not_finite(node.scalar)) {
    return wrong_value(node.span,
                       fmt::format("{} is no finite number", node.scalar),
                       diagnostics);
  }
  constexpr std::string_view kExpected = "a number";
  return check_number(node, kExpected, "-+.0123456789eE", diagnostics) &&
         read_number(node, kExpected, out, diagnostics);
}

bool decode_value(const YamlNode& node, bool& out, Diagnostics& diagnostics) {
  constexpr std::string_view kExpected = "true or false";
  if (node.kind != YamlNode::Kind::Scalar) {
    return wrong_type(node, kExpected, diagnostics);
  }
  const bool is_word = node.scalar == "true" || node.scalar == "false";
  if (!is_word) {
    return wrong_type(node, kExpected, diagnostics,
                      "words such as yes, no, on and off are text");
  }
  if (node.quoted) {
    return wrong_type(node, kExpected, diagnostics, "remove the quotes");
  }
  out = node.scalar == "true";
  return true;
}

MapDecoder::MapDecoder(const YamlNode& node, Diagnostics& diagnostics)
    : node_(node),
      diagnostics_(diagnostics),
      is_map_(node.kind == YamlNode::Kind::Map) {
  if (!is_map_) {
    wrong_type(node, "a map", diagnostics, "write 'key: value' lines");
  }
}

const YamlNode* MapDecoder::find(std::string_view key, Need need,
                                 std::string_view description) {
  known_.emplace_back(key);
  const YamlNode* value = node_.find(key);
  if (need == Need::Optional) {
    return value;
  }
  if (value == nullptr) {
    missing_.push_back({std::string(key), std::string(description)});
  } else if (value->kind == YamlNode::Kind::Scalar && is_blank(value->scalar)) {
    diagnostics_.error(value->span, "missing-field",
                       fmt::format("'{}' is empty", key),
                       std::string(description));
    return nullptr;
  }
  return value;
}

void MapDecoder::report_unknown(const YamlNode::Entry& entry,
                                const std::vector<std::string>& free) {
  const std::string meant = nearest(entry.key, free);
  std::erase_if(missing_,
                [&](const Missing& each) { return each.key == meant; });
  diagnostics_.error(entry.key_span, "unknown-key",
                     fmt::format("unknown key '{}'", shorten(entry.key)),
                     suggest(entry.key, meant.empty() ? known_ : free));
}

void MapDecoder::finish() {
  // A key that is there already is not what was meant by another.
  std::vector<std::string> free;
  std::ranges::copy_if(
      known_, std::back_inserter(free),
      [&](const std::string& key) { return node_.find(key) == nullptr; });
  for (const YamlNode::Entry& entry : node_.entries) {
    if (std::find(known_.begin(), known_.end(), entry.key) == known_.end()) {
      report_unknown(entry, free);
    }
  }
  for (const Missing& each : missing_) {
    diagnostics_.error(node_.span, "missing-field",
                       fmt::format("'{}' is missing", each.key),
                       each.description);
  }
}

}  // namespace owldeck
