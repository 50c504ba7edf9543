#include "generator/source/yaml_text.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "generator/source/text_rules.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

/// Most letters are, and are told from others at once.
bool is_ascii(char letter) {
  return static_cast<unsigned char>(letter) < 0x80;
}

/// Bytes of the quoted text that `line` starts with, quotes included; nothing
/// if its end is not there.
std::optional<std::size_t> quoted_length(std::string_view line) {
  const char quote = line[0];
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (quote == '"' && line[i] == '\\') {
      ++i;
    } else if (line[i] == quote) {
      const bool doubled =
          quote == '\'' && i + 1 < line.size() && line[i + 1] == quote;
      if (!doubled) {
        return i + 1;
      }
      ++i;
    }
  }
  return std::nullopt;
}

std::string_view without_end_blanks(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t\r");
  return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// Bytes of the scalar `value` that `line` starts with.
std::size_t scalar_length(std::string_view line, std::string_view value) {
  if (line.empty() || line[0] == '|' || line[0] == '>') {
    return 1;
  }
  if (line[0] == '"' || line[0] == '\'') {
    return quoted_length(line).value_or(line.size());
  }
  return line.starts_with(value) ? value.size()
                                 : without_end_blanks(line).size();
}

/// Bytes of the `&anchor` and `!tag` words before a scalar.
std::size_t properties_length(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && (line[at] == '&' || line[at] == '!')) {
    const std::size_t blank = line.find_first_of(" \t", at);
    const std::size_t next = line.find_first_not_of(" \t\r", blank);
    if (blank == std::string_view::npos || next == std::string_view::npos) {
      return 0;
    }
    at = next;
  }
  return at;
}

}  // namespace

YamlText::YamlText(std::string file, std::string_view text)
    : file_(std::move(file)), text_(text), line_starts_{0} {
  characters_before_.reserve(text.size() + 1);
  int characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const int bytes =
        is_ascii(text[at]) ? 1 : first_character(text.substr(at)).bytes;
    characters_before_.insert(characters_before_.end(),
                              static_cast<std::size_t>(bytes), characters);
    ++characters;
    at += static_cast<std::size_t>(bytes);
    if (text[at - 1] == '\n' && at < text.size()) {
      line_starts_.push_back(at);
    }
  }
  characters_before_.push_back(characters);
}

std::size_t YamlText::end_of(std::size_t line) const {
  const bool is_last = line + 1 == line_starts_.size();
  const std::size_t end = is_last ? text_.size() : line_starts_[line + 1] - 1;
  return is_last && text_.ends_with('\n') ? end - 1 : end;
}

YamlText::Place YamlText::place_at(int line, int column) const {
  const std::size_t last = line_starts_.size() - 1;
  const auto index = static_cast<std::size_t>(std::max(line, 0));
  if (index > last) {
    const std::size_t start = line_starts_[last];
    const std::string_view text = text_.substr(start, end_of(last) - start);
    return {last, start + without_end_blanks(text).size()};
  }
  const auto bytes = static_cast<std::size_t>(std::max(column, 0));
  return {index, std::min(line_starts_[index] + bytes, end_of(index))};
}

Span YamlText::span_of(const Place& place, std::size_t bytes) const {
  const int before = characters_before_[place.offset];
  const int column = before - characters_before_[line_starts_[place.line]] + 1;
  const int length = characters_before_[place.offset + bytes] - before;
  return {file_, static_cast<int>(place.line) + 1, column, std::max(length, 1)};
}

Span YamlText::span_at(int line, int column) const {
  return span_of(place_at(line, column), 0);
}

YamlText::ScalarPlace YamlText::scalar_at(int line, int column,
                                          std::string_view value) const {
  Place place = place_at(line, column);
  const std::size_t end = end_of(place.line);
  place.offset +=
      properties_length(text_.substr(place.offset, end - place.offset));
  const std::string_view rest = text_.substr(place.offset, end - place.offset);
  const bool is_quoted = rest.starts_with('"') || rest.starts_with('\'');
  const std::size_t bytes = std::min(scalar_length(rest, value), rest.size());
  return {span_of(place, bytes),
          !is_quoted || quoted_length(text_.substr(place.offset)).has_value()};
}

bool YamlText::check_characters(Diagnostics& diagnostics) const {
  const auto problem = find_text_problem(text_);
  if (!problem) {
    return true;
  }
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(),
                                     problem->offset);
  const auto line = static_cast<std::size_t>(next - line_starts_.begin()) - 1;
  diagnostics.error(span_of({line, problem->offset}, 0),
                    problem->code.empty() ? "yaml" : problem->code,
                    problem->message, problem->hint);
  return false;
}

}  // namespace owldeck
