#include "generator/import/quiz_lines.h"

#include <algorithm>
#include <array>

#include "generator/import/map_label.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

constexpr std::size_t kMostOptions = 6;

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) {
    return false;
  }
  text = trim(text.substr(prefix.size()));
  return true;
}

/// Marks of the right option, taken off both ends.
bool take_right_mark(std::string_view& text) {
  constexpr std::array<std::string_view, 9> kMarks{
      "\xE2\x9C\x85",  "\xE2\x9C\x93", "\xE2\x9C\x94\xEF\xB8\x8F",
      "\xE2\x9C\x94",  "(correct)",    "(Correct)",
      "**(correct)**", "*(correct)*",  "\xE2\x9C\x93\xEF\xB8\x8F"};
  bool found = false;
  for (const std::string_view mark : kMarks) {
    found = take_prefix(text, mark) || found;
    if (text.ends_with(mark)) {
      text = trim(text.substr(0, text.size() - mark.size()));
      found = true;
    }
  }
  return found;
}

/// Length of `A)`, `(A)`, `**A.**`, `A:` at the start of `text`.
std::size_t letter_length(std::string_view text, char& letter) {
  std::size_t at = std::min(text.find_first_not_of("*_`("), text.size());
  if (at >= text.size() || at > 3 || !is_letter(text[at])) {
    return 0;
  }
  letter = static_cast<char>(text[at] & ~0x20);
  ++at;
  std::size_t end = at;
  bool has_mark = false;
  while (end < text.size() &&
         std::string_view(").:*_`").find(text[end]) != std::string_view::npos) {
    has_mark = true;
    ++end;
  }
  if (!has_mark || (end < text.size() && text[end] != ' ')) {
    return 0;
  }
  return end;
}

std::string_view without_label(std::string_view text) {
  if (const auto label = read_label(text)) {
    const bool of_answer = label->field == SlideField::Answer ||
                           label->field == SlideField::Rationale;
    return of_answer ? trim(text.substr(label->value)) : text;
  }
  return text;
}

std::string letter_of(std::size_t index) {
  return std::string(1, static_cast<char>('A' + index));
}

/// Whether the first letter of `text` is one of an option: `B`, `B) ...`,
/// `B because ...`, and not `A mask ...`.
bool stands_alone(std::string_view text) {
  if (text.size() < 2) {
    return true;
  }
  if (text[1] != ' ') {
    return !is_letter(text[1]) && text[1] != '\'' && text[1] != '-';
  }
  const std::string_view rest = trim(text.substr(1));
  constexpr std::array<std::string_view, 5> kNext{"because", "since", "is ",
                                                  "as ", "("};
  return rest.empty() || separator_length(rest) > 0 ||
         std::ranges::any_of(kNext, [rest](std::string_view word) {
           return rest.starts_with(word);
         });
}

/// `text` without separators and marks before its first word.
std::string_view from_words(std::string_view text) {
  text = trim(text);
  const std::size_t separator = separator_length(text);
  text = trim(text.substr(separator));
  while (text.starts_with(',') || text.starts_with(';')) {
    text = trim(text.substr(1));
  }
  while (text.starts_with("**") || text.starts_with(". ")) {
    text = trim(text.substr(2));
  }
  return text;
}

}  // namespace

std::optional<QuizOption> read_option(std::string_view line, char expected) {
  QuizOption option;
  std::string_view text = trim(line);
  const bool box = take_prefix(text, "[ ]");
  option.is_right =
      !box && (take_prefix(text, "[x]") || take_prefix(text, "[X]"));
  const bool has_box = box || option.is_right;
  option.is_right = take_right_mark(text) || option.is_right;
  const std::size_t length = letter_length(text, option.letter);
  if (length > 0 && option.letter == expected) {
    text = trim(text.substr(length));
  } else if (has_box) {
    option.letter = '\0';
  } else {
    return std::nullopt;
  }
  option.is_right = take_right_mark(text) || option.is_right;
  if (text.empty()) {
    return std::nullopt;
  }
  option.text = text;
  return option;
}

namespace {

/// `2) text` as `B) text`, for options that are numbered.
std::string number_to_letter(std::string_view text, std::size_t count) {
  const bool is_number = !text.empty() && is_digit(text[0]) &&
                         (text.size() == 1 || text[1] == ')' ||
                          text[1] == '.' || text[1] == ':') &&
                         (text.size() < 3 || !is_digit(text[2]));
  const auto number =
      is_number ? static_cast<std::size_t>(text[0] - '0') : std::size_t{0};
  return number >= 1 && number <= count
             ? letter_of(number - 1) + std::string(text.substr(1))
             : std::string(text);
}

}  // namespace

QuizAnswer read_answer(std::string_view text,
                       const std::vector<std::string>& options) {
  QuizAnswer answer;
  std::string_view rest = without_label(trim(text));
  const std::string lettered = number_to_letter(rest, options.size());
  rest = lettered;
  const std::string_view bare =
      rest.substr(std::min(rest.find_first_not_of("*_`(["), rest.size()));
  const char letter = bare.empty() ? '\0' : static_cast<char>(bare[0] & ~0x20);
  const bool alone = stands_alone(bare);
  const std::size_t most = std::max(options.size(), std::size_t{1});
  const auto index = static_cast<std::size_t>(letter - 'A');
  if (!bare.empty() && is_letter(bare[0]) && alone && index < kMostOptions &&
      (options.empty() || index < most)) {
    answer.letter = letter_of(index);
    rest = bare.substr(1);
    rest.remove_prefix(
        std::min(rest.find_first_not_of("*_`).]:"), rest.size()));
    rest = from_words(rest);
    if (index < options.size() && rest.starts_with(options[index])) {
      rest = from_words(rest.substr(options[index].size()));
    }
  } else {
    for (std::size_t i = 0; i < options.size() && answer.letter.empty(); ++i) {
      if (plain_words(rest) == plain_words(options[i])) {
        answer.letter = letter_of(i);
        rest = {};
      }
    }
  }
  answer.rationale = on_one_line(without_label(rest));
  return answer;
}

}  // namespace owldeck
