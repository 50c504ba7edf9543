#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "render/text/formula_tree.h"

namespace owldeck {

/// A command that stands for one character, and how it is spoken.
struct SymbolCommand {
  std::string_view name;
  Symbol symbol;
  std::string_view spoken;
  bool is_delimiter = false;  ///< may follow `\left` and `\right`
};

/// A command that stands for an upright word, such as `\max`.
struct WordCommand {
  std::string_view name;
  bool has_limits = false;
};

[[nodiscard]] std::span<const SymbolCommand> symbol_commands();
[[nodiscard]] std::span<const WordCommand> word_commands();

/// The symbol that a character of the source stands for: letters become
/// mathematical italic, `-` a minus sign. Nothing if TeX gives the character a
/// meaning of its own.
[[nodiscard]] std::optional<Symbol> symbol_for(char32_t letter);

/// How a character is read aloud; empty if it is its own name.
[[nodiscard]] std::string_view spoken_name(char32_t code);

}  // namespace owldeck
