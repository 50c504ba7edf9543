#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "generator/source/diagnostic.h"
#include "generator/source/span.h"

namespace owldeck {

/// The text of a YAML file with its lines: turns the library's places (lines
/// and bytes from 0) into Spans (lines and characters from 1).
class YamlText {
 public:
  YamlText(std::string file, std::string_view text);

  /// `line` and `column` as the library counts; a place after the end of the
  /// text becomes the end of its last line.
  [[nodiscard]] Span span_at(int line, int column) const;

  /// As span_at, underlining the scalar `value` that stands there, or what of
  /// it is on that line. An anchor or tag before it is stepped over.
  [[nodiscard]] Span scalar_at(int line, int column,
                               std::string_view value) const;

  /// Whether the quote that opens at `scalar`, if one does, closes: the library
  /// takes the end of the file for it.
  [[nodiscard]] bool is_closed(const Span& scalar) const;

  /// Reports: `yaml` for the first byte that no text has.
  /// Gives: whether there is none.
  bool check_characters(Diagnostics& diagnostics) const;

 private:
  [[nodiscard]] std::string_view line_text(std::size_t line) const;

  std::string file_;
  std::string_view text_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace owldeck
