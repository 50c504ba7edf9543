#include "generator/source/yaml_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "generator/source/utf8.h"

namespace owldeck {
namespace {

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
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '\n') {
      line_starts_.push_back(i + 1);
    }
  }
}

std::string_view YamlText::line_text(std::size_t line) const {
  const std::size_t start = line_starts_[line];
  const std::size_t end = text_.find('\n', start);
  return text_.substr(start, end == std::string_view::npos ? end : end - start);
}

Span YamlText::span_at(int line, int column) const {
  const auto last = line_starts_.size() - 1;
  const auto index = static_cast<std::size_t>(std::max(line, 0));
  if (index > last) {
    const std::string_view text = without_end_blanks(line_text(last));
    return {file_, static_cast<int>(last) + 1, count_characters(text) + 1, 1};
  }
  const auto bytes = static_cast<std::size_t>(std::max(column, 0));
  const std::string_view before = line_text(index).substr(0, bytes);
  return {file_, static_cast<int>(index) + 1, count_characters(before) + 1, 1};
}

Span YamlText::scalar_at(int line, int column, std::string_view value) const {
  const auto index = static_cast<std::size_t>(std::max(line, 0));
  const auto bytes = static_cast<std::size_t>(std::max(column, 0));
  if (index >= line_starts_.size() || bytes >= line_text(index).size()) {
    return span_at(line, column);
  }
  const std::string_view rest = line_text(index).substr(bytes);
  const std::size_t properties = properties_length(rest);
  Span span = span_at(line, column + static_cast<int>(properties));
  const std::string_view scalar = rest.substr(properties);
  span.length = std::max(
      1, count_characters(scalar.substr(0, scalar_length(scalar, value))));
  return span;
}

bool YamlText::is_closed(const Span& scalar) const {
  const std::size_t start =
      line_starts_[static_cast<std::size_t>(scalar.line - 1)];
  std::string_view rest = text_.substr(start);
  for (int column = 1; column < scalar.column && !rest.empty(); ++column) {
    rest.remove_prefix(static_cast<std::size_t>(first_character(rest).bytes));
  }
  const bool is_quoted = rest.starts_with('"') || rest.starts_with('\'');
  return !is_quoted || quoted_length(rest).has_value();
}

bool YamlText::check_characters(Diagnostics& diagnostics) const {
  for (std::size_t line = 0; line < line_starts_.size(); ++line) {
    const std::string_view text = line_text(line);
    for (std::size_t at = 0; at < text.size();) {
      const Utf8Character next = first_character(text.substr(at));
      const bool control = is_control(next.code) && next.code != '\t' &&
                           next.code != '\r' && next.code != 0x85;
      if (!next.valid || control) {
        const Span span = span_at(static_cast<int>(line), static_cast<int>(at));
        const auto byte = static_cast<unsigned char>(text[at]);
        diagnostics.error(
            span, "yaml",
            next.valid ? fmt::format("control character U+{:04X} in the text",
                                     static_cast<unsigned>(next.code))
                       : fmt::format("byte 0x{:02X} is not UTF-8", byte),
            next.valid ? "remove it" : "save the file as UTF-8");
        return false;
      }
      at += static_cast<std::size_t>(next.bytes);
    }
  }
  return true;
}

}  // namespace owldeck
