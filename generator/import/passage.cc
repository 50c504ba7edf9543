#include "generator/import/passage.h"

#include <algorithm>

#include "generator/import/words.h"
#include "generator/source/utf8.h"

namespace owldeck {

Passage::Passage(std::string file, int line, int column, std::string text)
    : file_(std::move(file)),
      text_(std::move(text)),
      lines_{{0, line, column}} {}

Span Passage::span(std::size_t offset, std::size_t length) const {
  if (lines_.empty()) {
    return {};
  }
  offset = std::min(offset, text_.size());
  const auto after = std::ranges::upper_bound(
      lines_, offset, {}, [](const Line& each) { return each.offset; });
  const Line& line = after == lines_.begin() ? lines_.front() : *(after - 1);
  const std::size_t end =
      std::min({text_.find('\n', offset), text_.size(),
                length > text_.size() ? text_.size() : offset + length});
  const std::string_view all = text_;
  return {file_, line.number,
          line.column +
              count_characters(all.substr(line.offset, offset - line.offset)),
          std::max(1, count_characters(all.substr(offset, end - offset)))};
}

Passage Passage::sub(std::size_t offset, std::size_t length) const {
  Passage part;
  offset = std::min(offset, text_.size());
  part.file_ = file_;
  part.text_ = text_.substr(offset, length);
  const Span start = span(offset, 1);
  part.lines_.push_back({0, start.line, start.column});
  for (const Line& line : lines_) {
    if (line.offset > offset && line.offset <= offset + part.text_.size()) {
      part.lines_.push_back({line.offset - offset, line.number, line.column});
    }
  }
  return part;
}

Passage Passage::trimmed() const {
  const std::string_view inner = trim(text_);
  return inner.empty()
             ? sub(0, 0)
             : sub(static_cast<std::size_t>(inner.data() - text_.data()),
                   inner.size());
}

void Passage::append(const Passage& next) {
  if (lines_.empty()) {
    *this = next;
    return;
  }
  text_ += '\n';
  const std::size_t start = text_.size();
  text_ += next.text_;
  for (const Line& line : next.lines_) {
    lines_.push_back({line.offset + start, line.number, line.column});
  }
}

}  // namespace owldeck
