#include "generator/notebook/python_tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "generator/notebook/python_layout.h"
#include "generator/notebook/python_scan.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

/// A position in the code with its line and column.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] bool is_done() const { return at_ >= text_.size(); }
  [[nodiscard]] char next() const { return is_done() ? '\0' : text_[at_]; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] int line() const { return line_; }
  [[nodiscard]] int column() const { return column_; }

  void advance(std::size_t bytes) {
    const std::size_t end = std::min(at_ + bytes, text_.size());
    for (; at_ < end; ++at_) {
      const bool is_inside = (text_[at_] & '\xC0') == '\x80';
      column_ += is_inside ? 0 : 1;
      if (text_[at_] == '\n') {
        ++line_;
        column_ = 1;
      }
    }
  }

  /// To the end of the line, its line feed not included.
  void skip_line() { advance(std::min(rest().find('\n'), rest().size())); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f';
}

/// What to do about a character that no Python has.
std::string hint_for(char32_t code) {
  switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
      return "write a straight quote";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return "write '-'";
    case 0x2026:
      return "write '...'";
    case 0xD7:
      return "write '*'";
    case 0xA0:
      return "write a space";
    default:
      return {};
  }
}

class Tokenizer {
 public:
  Tokenizer(std::string_view code, PythonDialect dialect)
      : cursor_(code), dialect_(dialect), layout_(out_) {}

  PythonTokens run() {
    bool at_line_start = true;
    while (!cursor_.is_done()) {
      if (at_line_start) {
        start_line();
        at_line_start = false;
      }
      if (cursor_.next() == '\n') {
        end_line();
        at_line_start = true;
      } else if (!cursor_.is_done()) {
        scan_one();
      }
    }
    layout_.end_code(cursor_.line(), cursor_.column());
    return std::move(out_);
  }

 private:
  /// Reads the indentation of a line that is neither blank nor a comment.
  void start_line() {
    Indentation indentation;
    std::string_view rest = cursor_.rest();
    std::size_t blanks = 0;
    for (; blanks < rest.size() && is_blank(rest[blanks]); ++blanks) {
      indentation.add(rest[blanks]);
    }
    rest.remove_prefix(blanks);
    cursor_.advance(blanks);
    const bool is_empty =
        rest.empty() || rest.front() == '\n' || rest.front() == '#';
    if (is_empty || is_continued_) {
      is_continued_ = false;
      return;
    }
    if (!layout_.is_inside_brackets() && skip_magic()) {
      return;
    }
    layout_.start_line(rest, indentation, cursor_.line(), cursor_.column());
  }

  /// Steps over a line of a notebook that is no Python.
  bool skip_magic() {
    const char next = cursor_.next();
    const bool is_magic = dialect_ == PythonDialect::Notebook &&
                          (next == '%' || next == '!' || next == '?');
    if (is_magic) {
      cursor_.skip_line();
    }
    return is_magic;
  }

  void end_line() {
    if (!layout_.is_inside_brackets()) {
      layout_.end_statement(cursor_.line(), cursor_.column());
    }
    cursor_.advance(1);
  }

  void scan_one() {
    const char next = cursor_.next();
    if (is_blank(next)) {
      cursor_.advance(1);
    } else if (next == '#') {
      cursor_.skip_line();
    } else if (next == '\\') {
      continue_line();
    } else {
      scan_token();
    }
  }

  void continue_line() {
    const std::string_view rest = cursor_.rest();
    const std::size_t end = rest.starts_with("\\\r\n") ? 3 : 2;
    if (end > rest.size() || rest[end - 1] != '\n') {
      problem(1, "nothing may stand behind '\\', which joins two lines",
              "remove the '\\' or what follows it");
      cursor_.advance(1);
      return;
    }
    cursor_.advance(end);
    is_continued_ = true;
    start_line();
  }

  void scan_token() {
    const std::string_view rest = cursor_.rest();
    if (const auto prefix = scan_text_prefix(rest)) {
      scan_literal(*prefix);
    } else if (const std::size_t name = scan_name(rest); name > 0) {
      add(PythonKind::Name, name);
    } else if (const std::size_t number = scan_number(rest); number > 0) {
      add_number(number);
    } else if (const std::size_t sign = scan_operator(rest); sign > 0) {
      layout_.meet_operator(rest.substr(0, sign), cursor_.line(),
                            cursor_.column());
      add(PythonKind::Operator, sign);
    } else {
      refuse_character();
    }
  }

  void add(PythonKind kind, std::size_t bytes) {
    const int line = cursor_.line();
    out_.tokens.push_back({kind, std::string(cursor_.rest().substr(0, bytes)),
                           line, cursor_.column(), line});
    cursor_.advance(bytes);
  }

  void add_number(std::size_t bytes) {
    const std::string_view behind = cursor_.rest().substr(bytes);
    const std::string_view name = behind.substr(0, scan_name(behind));
    // `1if x else y` is Python.
    if (!name.empty() && !is_python_keyword(name)) {
      problem(static_cast<int>(bytes) + count_characters(name),
              fmt::format("'{}{}' is neither a number nor a name",
                          cursor_.rest().substr(0, bytes), name),
              "a name starts with a letter");
    }
    add(PythonKind::Number, bytes);
  }

  void scan_literal(std::size_t prefix) {
    const TextLiteral literal = scan_text(cursor_.rest(), prefix);
    if (!literal.is_closed) {
      problem(static_cast<int>(prefix) + (literal.has_long_quotes ? 3 : 1),
              "this text is not closed",
              literal.has_long_quotes ? "end it with three quotes"
                                      : "end it on its line with a quote");
    }
    const std::string_view text = cursor_.rest().substr(0, literal.bytes);
    PythonToken token{PythonKind::Text, plain_quotes(text, prefix),
                      cursor_.line(), cursor_.column(), 0};
    cursor_.advance(literal.bytes);
    token.last_line = cursor_.line();
    out_.tokens.push_back(std::move(token));
  }

  void refuse_character() {
    const Utf8Character next = first_character(cursor_.rest());
    const std::string_view bytes =
        cursor_.rest().substr(0, static_cast<std::size_t>(next.bytes));
    const bool can_be_shown = next.valid && !is_control(next.code);
    problem(1,
            can_be_shown ? fmt::format("'{}' is no character of Python", bytes)
                         : std::string("this is no character of Python"),
            hint_for(next.code));
    cursor_.advance(bytes.size());
  }

  void problem(int length, std::string message, std::string hint) {
    layout_.report({cursor_.line(), cursor_.column(), length,
                    std::move(message), std::move(hint)});
  }

  Cursor cursor_;
  PythonDialect dialect_;
  PythonTokens out_;
  PythonLayout layout_;
  bool is_continued_ = false;
};

}  // namespace

PythonTokens python_tokens(std::string_view code, PythonDialect dialect) {
  return Tokenizer(code, dialect).run();
}

bool is_python_keyword(std::string_view text) {
  constexpr std::array<std::string_view, 35> kKeywords{
      "False",  "None",   "True",    "and",      "as",       "assert", "async",
      "await",  "break",  "class",   "continue", "def",      "del",    "elif",
      "else",   "except", "finally", "for",      "from",     "global", "if",
      "import", "in",     "is",      "lambda",   "nonlocal", "not",    "or",
      "pass",   "raise",  "return",  "try",      "while",    "with",   "yield"};
  return std::find(kKeywords.begin(), kKeywords.end(), text) != kKeywords.end();
}

}  // namespace owldeck
