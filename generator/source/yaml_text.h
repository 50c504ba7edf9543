#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "generator/source/diagnostic.h"
#include "generator/source/span.h"

namespace owldeck {

/// The text of a YAML file, its lines ended by LF: turns the library's places
/// (lines and bytes from 0) into Spans (lines and characters from 1).
class YamlText {
 public:
  YamlText(std::string file, std::string_view text);

  /// `line` and `column` as the library counts; a place after the end of the
  /// text becomes the end of its last line.
  [[nodiscard]] Span span_at(int line, int column) const;

  struct ScalarPlace {
    Span span;
    bool is_closed = true;  ///< false if it opens a quote and no more
  };
  /// Where the scalar `value` stands: underlined, or what of it is on that
  /// line. An anchor or tag before it is stepped over.
  [[nodiscard]] ScalarPlace scalar_at(int line, int column,
                                      std::string_view value) const;

  /// Reports: `yaml` or `hidden-character` for the first that no text may have.
  /// Gives: whether there is none.
  bool check_characters(Diagnostics& diagnostics) const;

 private:
  struct Place {
    std::size_t line = 0;    ///< from 0
    std::size_t offset = 0;  ///< bytes from the start of the text
  };
  [[nodiscard]] std::size_t end_of(std::size_t line) const;
  [[nodiscard]] Place place_at(int line, int column) const;
  [[nodiscard]] Span span_of(const Place& place, std::size_t bytes) const;

  std::string file_;
  std::string_view text_;
  std::vector<std::size_t> line_starts_;
  std::vector<int> characters_before_;  ///< each byte, and the end
};

}  // namespace owldeck
