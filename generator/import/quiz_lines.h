#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// An option of a question: `A) text`, `- **B.** text`, `[x] text`.
struct QuizOption {
  char letter = '\0';  ///< 0 if it has none
  std::string text;
  bool is_right = false;  ///< the map marks it
};

/// Reads an option. `expected` is the letter that would come next; another one
/// is the beginning of a sentence.
[[nodiscard]] std::optional<QuizOption> read_option(std::string_view line,
                                                    char expected);

/// What a hidden answer says.
struct QuizAnswer {
  std::string letter;     ///< of the right option; empty if it names none
  std::string rationale;  ///< the rest
};
[[nodiscard]] QuizAnswer read_answer(std::string_view text,
                                     const std::vector<std::string>& options);

}  // namespace owldeck
