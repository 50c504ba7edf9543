#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/source/span.h"

namespace owldeck {

/// Words of a course map that know where they stand, though they may run over
/// several lines. Its lines are joined by line feeds.
class Passage {
 public:
  Passage() = default;
  /// Needs: `text` is one line. Units: `column` from 1, in characters.
  Passage(std::string file, int line, int column, std::string text);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::string_view view() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

  /// Where `length` bytes from `offset` stand; what of them is on that line.
  [[nodiscard]] Span span(std::size_t offset, std::size_t length) const;
  /// Where all of it begins.
  [[nodiscard]] Span span() const { return span(0, text_.size()); }

  /// A part of it.
  [[nodiscard]] Passage sub(std::size_t offset,
                            std::size_t length = std::string::npos) const;
  /// Without white space at its ends.
  [[nodiscard]] Passage trimmed() const;
  /// Adds `next` as a line of its own.
  void append(const Passage& next);

 private:
  struct Line {
    std::size_t offset = 0;
    int number = 0;
    int column = 0;
  };
  std::string file_;
  std::string text_;
  std::vector<Line> lines_;
};

}  // namespace owldeck
