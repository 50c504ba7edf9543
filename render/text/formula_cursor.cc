#include "render/text/formula_cursor.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/text/utf8.h"

namespace owldeck {
namespace {

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

}  // namespace

void FormulaCursor::fail(std::size_t offset, std::string message) {
  if (!error_) {
    error_ = FormulaError{offset, std::move(message)};
  }
  position_ = tex_.size();
}

bool FormulaCursor::at_end() {
  while (position_ < tex_.size() &&
         (tex_[position_] == ' ' || tex_[position_] == '\n')) {
    ++position_;
  }
  return position_ >= tex_.size();
}

bool FormulaCursor::next_is(std::string_view text) {
  return !at_end() && tex_.substr(position_).starts_with(text);
}

bool FormulaCursor::next_is_command(std::string_view name) {
  const std::size_t end = position_ + 1 + name.size();
  return next_is("\\") && tex_.substr(position_ + 1).starts_with(name) &&
         (end >= tex_.size() || !is_letter(tex_[end]));
}

bool FormulaCursor::take(std::string_view text) {
  if (!next_is(text)) {
    return false;
  }
  position_ += text.size();
  return true;
}

char32_t FormulaCursor::take_character() {
  return decode_utf8(tex_, position_);
}

std::string_view FormulaCursor::take_name() {
  const std::size_t start = ++position_;
  while (position_ < tex_.size() && is_letter(tex_[position_])) {
    ++position_;
  }
  if (position_ == start && position_ < tex_.size()) {
    (void)take_character();
  }
  return tex_.substr(start, position_ - start);
}

std::string FormulaCursor::take_text(std::size_t owner_start,
                                     std::string_view owner) {
  if (!next_is("{")) {
    fail(owner_start, fmt::format("'{}' lacks its argument", owner));
    return {};
  }
  const std::size_t start = position_;
  const std::size_t end = tex_.find_first_of("{}", start + 1);
  if (end == std::string_view::npos || tex_[end] == '{') {
    fail(start, "'{' without '}'");
    return {};
  }
  position_ = end + 1;
  return std::string(tex_.substr(start + 1, end - start - 1));
}

std::optional<std::string> FormulaCursor::take_word(std::size_t least) {
  if (!next_is("{")) {
    return std::nullopt;
  }
  const std::string_view rest = tex_.substr(position_ + 1);
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_letter);
  const auto length = static_cast<std::size_t>(end - rest.begin());
  if (length < least || end == rest.end() || *end != '}') {
    return std::nullopt;
  }
  position_ += length + 2;
  return std::string(rest.substr(0, length));
}

}  // namespace owldeck
