#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "render/text/formula.h"

namespace owldeck {

/// A place in a formula's source. The first error moves it to the end, so that
/// every loop ends; what was read is thrown away.
class FormulaCursor {
 public:
  explicit FormulaCursor(std::string_view tex) : tex_(tex) {}

  void fail(std::size_t offset, std::string message);
  [[nodiscard]] const std::optional<FormulaError>& error() const {
    return error_;
  }

  [[nodiscard]] std::size_t position() const { return position_; }
  /// The source from `start` to the place.
  [[nodiscard]] std::string_view since(std::size_t start) const {
    return tex_.substr(start, position_ - start);
  }

  /// Steps over spaces. Gives: whether nothing follows.
  [[nodiscard]] bool at_end();
  [[nodiscard]] bool next_is(std::string_view text);
  /// Whether that command is next, and not a longer one that starts like it.
  [[nodiscard]] bool next_is_command(std::string_view name);

  /// Steps over `text` if it is next. Gives: whether it was.
  bool take(std::string_view text);
  /// The character at the place. Needs: not at the end.
  char32_t take_character();
  /// The name after the backslash at the place: letters, or one other
  /// character.
  std::string_view take_name();
  /// The bytes in braces as they are.
  /// Reports: at `owner_start` that `owner` lacks them.
  std::string take_text(std::size_t owner_start, std::string_view owner);
  /// What stands in braces at the place if it is a word of at least `least`
  /// letters.
  std::optional<std::string> take_word(std::size_t least);

 private:
  std::string_view tex_;
  std::size_t position_ = 0;
  std::optional<FormulaError> error_;
};

}  // namespace owldeck
