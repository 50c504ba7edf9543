#include "generator/source/scalar_place.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "generator/source/text_rules.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

/// The text from line `number` (from 1) on.
std::optional<std::string_view> from_line(std::string_view text, int number) {
  for (int line = 1; line < number; ++line) {
    if (text.empty()) {
      return std::nullopt;
    }
    take_line(text);
  }
  return text;
}

std::string_view first_line(std::string_view text) {
  return take_line(text);
}

/// The text from its `count`-th character on.
std::string_view without_characters(std::string_view text, int count) {
  for (int i = 0; i < count && !text.empty(); ++i) {
    text.remove_prefix(static_cast<std::size_t>(first_character(text).bytes));
  }
  return text;
}

/// How far a block's lines are indented: what line `written` of the file has
/// before line `value` of the scalar. Nothing if it is no such line.
std::optional<int> indentation_of(std::string_view written,
                                  std::string_view value) {
  if (!written.ends_with(value)) {
    return std::nullopt;
  }
  const std::string_view before =
      written.substr(0, written.size() - value.size());
  return before.find_first_not_of(' ') == std::string_view::npos
             ? std::optional(static_cast<int>(before.size()))
             : std::nullopt;
}

/// The column behind line `line`'s `column`, in the block that begins in the
/// first line of `text`.
std::optional<int> column_in_block(std::string_view text,
                                   std::string_view value, int line,
                                   int column) {
  const auto written = from_line(text, line + 1);
  const auto meant = from_line(value, line);
  if (!written || !meant) {
    return std::nullopt;
  }
  const auto indentation =
      indentation_of(first_line(*written), first_line(*meant));
  return indentation ? std::optional(*indentation + column) : std::nullopt;
}

}  // namespace

Span place_in_scalar(const Located<std::string>& scalar, int line, int column,
                     int length, const SourceTexts& sources) {
  const auto source = sources.find(scalar.span.file);
  if (source == sources.end()) {
    return scalar.span;
  }
  std::string_view text = source->second;
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  const auto here = from_line(text, scalar.span.line);
  const std::string_view written =
      here ? without_characters(*here, scalar.span.column - 1)
           : std::string_view();
  if (written.starts_with('|')) {
    const auto found = column_in_block(*here, scalar.value, line, column);
    return found
               ? Span{scalar.span.file, scalar.span.line + line, *found, length}
               : scalar.span;
  }
  const bool is_quoted = written.starts_with('"') || written.starts_with('\'');
  const std::string_view behind = written.substr(is_quoted ? 1 : 0);
  if (line != 1 || !behind.starts_with(first_line(scalar.value))) {
    return scalar.span;
  }
  return {scalar.span.file, scalar.span.line,
          scalar.span.column + (is_quoted ? 1 : 0) + column - 1, length};
}

}  // namespace owldeck
