#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/import/map_blocks.h"

namespace owldeck {

/// Markdown put together block by block, lists nested as they were.
class MarkdownLines {
 public:
  /// Adds a line of text or an item; one that follows goes on the same line.
  void add(const MapBlock& block, std::string_view text);
  void add_paragraph(std::string_view text);
  void add_item(std::string_view text);
  /// Program text, which the words of a slide cannot hold as such: a line an
  /// item.
  void add_code(std::string_view code);

  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] const std::string& text() const { return text_; }
  /// What comes next is a block of its own.
  void end_block() { ended_ = true; }

 private:
  void start_item(int level, std::string_view marker);

  std::string text_;
  bool in_list_ = false;
  bool ended_ = false;
  std::vector<int> levels_;  ///< columns of the lists that are open
};

/// Inline code that shows `line`, which may hold backticks.
[[nodiscard]] std::string inline_code(std::string_view line);

}  // namespace owldeck
