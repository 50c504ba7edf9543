#include "generator/import/markdown_lines.h"

#include <algorithm>

#include "generator/import/words.h"

namespace owldeck {

void MarkdownLines::start_item(int level, std::string_view marker) {
  while (!levels_.empty() && levels_.back() > level) {
    levels_.pop_back();
  }
  if (levels_.empty() || levels_.back() < level) {
    levels_.push_back(level);
  }
  if (!text_.empty()) {
    text_ += in_list_ && !ended_ ? "\n" : "\n\n";
  }
  constexpr std::size_t kStep = 3;
  const std::size_t depth = std::min<std::size_t>(levels_.size() - 1, 2);
  text_ += std::string(depth * kStep, ' ');
  text_ += marker.empty() ? "- " : std::string(marker) + ". ";
  in_list_ = true;
  ended_ = false;
}

void MarkdownLines::add(const MapBlock& block, std::string_view text) {
  if (block.kind == MapBlockKind::Item) {
    start_item(block.level, block.marker);
    text_ += on_one_line(text);
  } else if (block.follows && !text_.empty() && !ended_) {
    text_ += " " + on_one_line(text);
  } else {
    add_paragraph(text);
  }
}

void MarkdownLines::add_paragraph(std::string_view text) {
  text_ += text_.empty() ? "" : "\n\n";
  text_ += on_one_line(text);
  in_list_ = false;
  ended_ = false;
  levels_.clear();
}

void MarkdownLines::add_item(std::string_view text) {
  start_item(levels_.empty() ? 0 : levels_.front(), "");
  text_ += on_one_line(text);
}

void MarkdownLines::add_code(std::string_view code) {
  for (const std::string& line : split_words(code, "\n")) {
    add_item(inline_code(line));
  }
  end_block();
}

std::string inline_code(std::string_view line) {
  const bool has_tick = line.find('`') != std::string_view::npos;
  const std::string mark = has_tick ? "``" : "`";
  const std::string space = has_tick ? " " : "";
  return mark + space + std::string(trim(line)) + space + mark;
}

}  // namespace owldeck
