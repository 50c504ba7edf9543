#include "generator/notebook/python_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "generator/notebook/python_scan.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr std::string_view kOpening = "([{";
constexpr std::string_view kClosing = ")]}";

char closing_of(char opening) {
  return kClosing[kOpening.find(opening)];
}
char opening_of(char closing) {
  return kOpening[kClosing.find(closing)];
}

template <std::size_t kCount>
bool is_one_of(std::string_view word,
               const std::array<std::string_view, kCount>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words that stand at the start of a statement and nowhere else.
bool starts_statement(std::string_view word) {
  return is_one_of<18>(
      word, {"assert", "break", "class", "continue", "def", "del", "elif",
             "except", "finally", "global", "import", "nonlocal", "pass",
             "raise", "return", "try", "while", "with"});
}

bool starts_block(std::string_view word) {
  return is_one_of<11>(word, {"class", "def", "elif", "else", "except",
                              "finally", "for", "if", "try", "while", "with"});
}

}  // namespace

void PythonLayout::start_line(std::string_view text,
                              const Indentation& indentation, int line,
                              int column) {
  if (is_inside_brackets()) {
    if (!starts_statement(text.substr(0, scan_name(text)))) {
      return;
    }
    report_open_brackets();
    end_statement(line, column);
    unknown_above_ = statement_width_;
  }
  if (goes_on_broken(text.front(), indentation)) {
    is_broken_ = true;
    return;
  }
  compare_indentation(indentation, line, column);
  statement_width_ = indentation.width;
}

bool PythonLayout::goes_on_broken(char first, const Indentation& indentation) {
  const bool goes_on = broken_width_ && (indentation.width > *broken_width_ ||
                                         kClosing.find(first) != kClosing.npos);
  if (!goes_on) {
    broken_width_.reset();
  }
  return goes_on;
}

void PythonLayout::compare_indentation(const Indentation& indentation, int line,
                                       int column) {
  if (levels_.empty()) {
    levels_.push_back(indentation);
    return;
  }
  const Indentation last = levels_.back();
  const bool is_deeper = indentation.width > last.width;
  const bool is_equal = indentation.width == last.width;
  const bool is_mixed = is_deeper  ? indentation.blanks <= last.blanks
                        : is_equal ? indentation.blanks != last.blanks
                                   : indentation.blanks >= last.blanks;
  if (is_mixed) {
    out_.problems.push_back({line, 1, std::max(column - 1, 1),
                             "tabs and spaces are mixed in the indentation",
                             "indent with spaces"});
    may_go_deeper_ = true;
  }
  if (is_deeper) {
    go_deeper(indentation, line, column);
  } else {
    report_missing_body();
    if (!is_equal) {
      go_back(indentation, line, column);
    } else {
      wrong_width_.reset();
    }
  }
  may_go_deeper_ = false;
}

void PythonLayout::go_deeper(const Indentation& indentation, int line,
                             int column) {
  if (!opener_ && !may_go_deeper_) {
    deeper_problem_ = out_.problems.size();
    out_.problems.push_back({line, column, 1,
                             "this line is indented for no reason",
                             "only what stands below a ':' is indented"});
  }
  opener_.reset();
  levels_.push_back(indentation);
  add(PythonKind::Indent, line, column);
}

void PythonLayout::go_back(const Indentation& indentation, int line,
                           int column) {
  if (indentation.width < levels_.front().width) {
    out_.problems.push_back({line, column, 1,
                             "this line is further left than the first one",
                             "indent the first line less"});
    levels_ = {indentation};
    return;
  }
  // A line between two levels is taken for one of the deeper.
  while (levels_.back().width > indentation.width &&
         levels_[levels_.size() - 2].width >= indentation.width) {
    levels_.pop_back();
    add(PythonKind::Dedent, line, column);
  }
  if (levels_.back().width == indentation.width) {
    wrong_width_.reset();
  } else if (unknown_above_ && indentation.width > *unknown_above_) {
    levels_.back() = indentation;
  } else if (!may_go_deeper_ && wrong_width_ != indentation.width) {
    out_.problems.push_back({line, column, 1,
                             "this indentation is that of no line above",
                             "indent it as the block that it belongs to"});
    wrong_width_ = indentation.width;
  }
}

void PythonLayout::report(PythonProblem problem) {
  if (!is_broken_) {
    out_.problems.push_back(std::move(problem));
  }
  is_broken_ = true;
}

void PythonLayout::report_missing_body() {
  if (opener_) {
    out_.problems.push_back({opener_->line, opener_->column, 1,
                             "nothing is indented below this ':'",
                             "indent the block, or write '...' for it"});
  }
  opener_.reset();
}

void PythonLayout::meet_operator(std::string_view text, int line, int column) {
  const char sign = text.size() == 1 ? text[0] : '\0';
  if (sign == ':' && open_.empty()) {
    has_colon_ = true;
  } else if (sign != '\0' && kOpening.find(sign) != kOpening.npos) {
    open_.push_back({sign, line, column});
    ++open_count_[kOpening.find(sign)];
  } else if (sign != '\0' && kClosing.find(sign) != kClosing.npos) {
    close_bracket(sign, line, column);
  }
}

void PythonLayout::close_bracket(char sign, int line, int column) {
  const char wanted = opening_of(sign);
  if (open_.empty()) {
    // What the missing bracket holds was taken for a block.
    if (deeper_problem_ && *deeper_problem_ + 1 == out_.problems.size()) {
      out_.problems.pop_back();
    }
    report({line, column, 1, fmt::format("this '{}' has no '{}'", sign, wanted),
            fmt::format("remove it or open '{}'", wanted)});
    return;
  }
  const Bracket top = open_.back();
  if (top.sign != wanted) {
    report({line, column, 1,
            fmt::format("'{}' does not close '{}'", sign, top.sign),
            fmt::format("close '{}' with '{}'", top.sign, closing_of(top.sign)),
            top.line, top.column,
            fmt::format("'{}' is opened here", top.sign)});
  }
  // A bracket further out that fits is the one that was meant.
  const bool fits_one = open_count_[kOpening.find(wanted)] > 0;
  if (!fits_one && top.line < line) {
    return;
  }
  char closed = '\0';
  do {
    closed = open_.back().sign;
    --open_count_[kOpening.find(closed)];
    open_.pop_back();
  } while (fits_one && closed != wanted);
}

void PythonLayout::report_open_brackets() {
  if (!open_.empty()) {
    const Bracket last = open_.back();
    report({last.line, last.column, 1,
            fmt::format("this '{}' is never closed", last.sign),
            fmt::format("close it with '{}'", closing_of(last.sign))});
  }
  open_.clear();
  open_count_ = {};
}

void PythonLayout::end_statement(int line, int column) {
  if (statement_start_ >= out_.tokens.size()) {
    return;
  }
  const PythonToken first = out_.tokens[statement_start_];
  const PythonToken last = out_.tokens.back();
  if (has_colon_ && last.kind == PythonKind::Operator && last.text == ":") {
    opener_ = last;
  }
  if (first.kind == PythonKind::Name && !has_colon_ && !is_broken_) {
    report_missing_colon(first);
  }
  may_go_deeper_ = is_broken_;
  if (is_broken_ && !broken_width_ && !starts_block(first.text)) {
    broken_width_ = statement_width_;
  }
  add(PythonKind::NewLine, line, column);
  has_colon_ = false;
  is_broken_ = false;
}

void PythonLayout::report_missing_colon(const PythonToken& first) {
  std::string_view word = first.text;
  if (word == "async" && statement_start_ + 1 < out_.tokens.size()) {
    word = out_.tokens[statement_start_ + 1].text;
  }
  if (starts_block(word)) {
    report({first.line, first.column, count_characters(first.text),
            fmt::format("this '{}' has no ':'", word),
            "end the line with ':'"});
  }
}

void PythonLayout::end_code(int line, int column) {
  report_open_brackets();
  end_statement(line, column);
  report_missing_body();
}

void PythonLayout::add(PythonKind kind, int line, int column) {
  out_.tokens.push_back({kind, {}, line, column, line});
  statement_start_ = out_.tokens.size();
}

}  // namespace owldeck
