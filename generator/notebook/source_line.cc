#include "generator/notebook/source_line.h"

#include <algorithm>

#include "generator/source/text_rules.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

/// Walks over JSON without building anything. At the first byte that is not
/// what was asked for it stops at the end of the text.
class JsonWalk {
 public:
  explicit JsonWalk(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at() const { return at_; }

  /// The next byte that is no blank; 0 at the end.
  char next() {
    at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  bool step_over(char wanted) {
    const bool is_there = next() == wanted;
    at_ += is_there ? 1 : 0;
    return is_there;
  }

  /// The text between the quotes, escapes as they are written.
  std::string_view read_string() {
    if (!step_over('"')) {
      return stop();
    }
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != '"') {
      at_ += text_[at_] == '\\' ? 2 : 1;
    }
    if (at_ >= text_.size()) {
      return stop();
    }
    return text_.substr(start, at_++ - start);
  }

  void skip_value() {
    int open = 0;
    do {
      const char sign = next();
      if (sign == '"') {
        read_string();
      } else if (sign == '{' || sign == '[') {
        ++open;
        ++at_;
      } else if (sign == '}' || sign == ']') {
        --open;
        ++at_;
      } else if (sign == ',' || sign == ':') {
        ++at_;
      } else {
        at_ =
            std::min(text_.find_first_of(" \t\r\n,:{}[]\"", at_), text_.size());
      }
    } while (open > 0 && at_ < text_.size());
  }

  /// Goes to the value of `key` in the map that begins here.
  bool enter_key(std::string_view key) {
    if (!step_over('{')) {
      return false;
    }
    while (next() == '"') {
      const bool is_wanted = read_string() == key;
      if (!step_over(':')) {
        return false;
      }
      if (is_wanted) {
        return true;
      }
      skip_value();
      step_over(',');
    }
    return false;
  }

  /// Goes to item `index` of the list that begins here.
  bool enter_item(int index) {
    if (!step_over('[')) {
      return false;
    }
    for (int i = 0; i < index; ++i) {
      skip_value();
      if (!step_over(',')) {
        return false;
      }
    }
    return next() != ']' && next() != '\0';
  }

 private:
  std::string_view stop() {
    at_ = text_.size();
    return {};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Counts the lines of a source while its texts are read.
class LineFinder {
 public:
  explicit LineFinder(int line) : line_(line) {}

  /// Where the line begins in `raw`, a text as JSON writes it.
  std::optional<std::size_t> find_in(std::string_view raw) {
    if (current_ == line_ && !raw.empty()) {
      return 0;
    }
    for (std::size_t at = 0; at + 1 < raw.size(); ++at) {
      if (raw[at] != '\\') {
        continue;
      }
      ++at;
      current_ += raw[at] == 'n' ? 1 : 0;
      if (raw[at] == 'n' && current_ == line_ && at + 1 < raw.size()) {
        return at + 1;
      }
    }
    return std::nullopt;
  }

 private:
  int line_;
  int current_ = 1;
};

/// Bytes of the first `count` characters of `raw`, an escape being one.
std::size_t size_of_characters(std::string_view raw, int count) {
  std::size_t at = 0;
  for (int i = 0; i < count && at < raw.size(); ++i) {
    if (raw[at] != '\\') {
      at += static_cast<std::size_t>(first_character(raw.substr(at)).bytes);
    } else {
      at += raw.substr(at, 2) == "\\u" ? 6 : 2;
    }
  }
  return std::min(at, raw.size());
}

}  // namespace

Span span_at_byte(const std::string& file, std::string_view text,
                  std::size_t byte) {
  // As whoever prints the line counts: it may end with LF, CR LF or CR.
  std::string_view rest = text;
  std::size_t start = 0;
  std::string_view shown = take_line(rest);
  int line = 1;
  while (!rest.empty() && text.size() - rest.size() <= byte) {
    start = text.size() - rest.size();
    shown = take_line(rest);
    ++line;
  }
  return {file, line, 1 + count_characters(shown.substr(0, byte - start)), 1};
}

std::optional<Span> find_in_source(const std::string& file,
                                   std::string_view text, int cell, int line,
                                   int column) {
  JsonWalk walk(text);
  if (!walk.enter_key("cells") || !walk.enter_item(cell) ||
      !walk.enter_key("source")) {
    return std::nullopt;
  }
  const bool is_list = walk.step_over('[');
  LineFinder finder(line);
  do {
    if (walk.next() != '"') {
      return std::nullopt;
    }
    const std::size_t start = walk.at() + 1;
    const std::string_view raw = walk.read_string();
    if (const auto found = finder.find_in(raw)) {
      return span_at_byte(
          file, text,
          start + *found + size_of_characters(raw.substr(*found), column - 1));
    }
  } while (is_list && walk.step_over(','));
  return std::nullopt;
}

}  // namespace owldeck
