#include "generator/import/slide_label.h"

#include <algorithm>
#include <array>
#include <span>

#include "generator/import/words.h"

namespace owldeck {
namespace {

constexpr std::size_t kLongestId = 24;

/// Letters, digits and dashes that end in a digit: `C3-S7`, `S1`, `2.4`.
std::size_t id_length(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && end < kLongestId &&
         (is_letter(text[end]) || is_digit(text[end]) || text[end] == '-' ||
          text[end] == '_' || text[end] == '.')) {
    ++end;
  }
  while (end > 0 && !is_digit(text[end - 1])) {
    --end;
  }
  return end;
}

std::size_t digits_length(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) -
                                  text.begin());
}

/// A dash between the ends of a range, spaces around it or not.
std::size_t dash_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] == ' ') {
    ++at;
  }
  for (const std::string_view dash :
       {"-", "\xE2\x80\x93", "\xE2\x80\x94", "to ", "..", "\xE2\x86\x92"}) {
    if (text.substr(at).starts_with(dash)) {
      at += dash.size();
      while (at < text.size() && text[at] == ' ') {
        ++at;
      }
      return at;
    }
  }
  return 0;
}

/// The length of the longest of `words` that `text` begins with.
std::size_t longest_start(std::string_view text,
                          std::span<const std::string_view> words) {
  const std::string lower = lower_case(text.substr(0, kLongestId));
  std::size_t best = 0;
  for (const std::string_view word : words) {
    if (lower.starts_with(word)) {
      best = std::max(best, word.size());
    }
  }
  return best;
}

/// `Slide`, `Slides`, `Slide No.`, `#` before the number.
std::size_t slide_word_length(std::string_view text) {
  constexpr std::array<std::string_view, 8> kWords{
      "slides",  "slide no.", "slide no", "slide number",
      "slide #", "slide",     "#",        "no."};
  return longest_start(text, kWords);
}

std::size_t question_word_length(std::string_view text) {
  constexpr std::array<std::string_view, 6> kWords{
      "question", "mcq", "quiz question", "quiz", "knowledge check", "q"};
  return longest_start(text, kWords);
}

std::size_t spaces_length(std::string_view text) {
  return std::min(text.find_first_not_of(" \t*_`#"), text.size());
}

/// Pictures and marks before the first letter, as in `🧪 Slide 7`.
std::string_view from_first_word(std::string_view text) {
  while (!text.empty() && !is_letter(text[0]) && !is_digit(text[0]) &&
         text[0] != '#' && text[0] != '[') {
    text.remove_prefix(1);
  }
  return text;
}

std::optional<SlideNumber> number_at(std::string_view text) {
  const std::size_t length = id_length(text);
  const std::string_view id = text.substr(0, length);
  if (id.empty()) {
    return std::nullopt;
  }
  const std::size_t tail = digits_length(id) == id.size()
                               ? 0
                               : id.find_last_not_of("0123456789") + 1;
  if (tail == 0 || digits_length(id) > 0) {  // 7, 3-4; 2.4 is slide 2
    const std::size_t digits = digits_length(id);
    const auto first = read_number(id.substr(0, digits));
    if (!first) {
      return std::nullopt;
    }
    const std::size_t dash = dash_length(text.substr(digits));
    const std::size_t more = digits_length(text.substr(digits + dash));
    const auto last = dash > 0 && more > 0
                          ? read_number(text.substr(digits + dash, more))
                          : std::nullopt;
    return SlideNumber{*first,
                       last.value_or(*first),
                       {},
                       last ? digits + dash + more : digits};
  }
  const auto number = read_number(id.substr(tail));
  return number ? std::optional(
                      SlideNumber{*number, *number, std::string(id), length})
                : std::nullopt;
}

/// A type in brackets at the start of `text`; gives where it ends.
std::size_t read_bracketed(std::string_view text, SlideLabel& label) {
  const std::size_t at = spaces_length(text);
  const char open = at < text.size() ? text[at] : '\0';
  const char close = open == '(' ? ')' : ']';
  const std::size_t end = text.find(close, at);
  if ((open != '(' && open != '[') || end == std::string_view::npos) {
    return 0;
  }
  const std::string_view inner = text.substr(at + 1, end - at - 1);
  label.type = read_type(inner);
  if (!label.type && trim(text.substr(end + 1)).empty()) {
    return 0;  // the title is in brackets
  }
  if (!label.type) {
    label.wrong_type = inner;
    label.wrong_at = at + 1;
  }
  return end + 1;
}

std::size_t count_marks(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("**"); at != std::string_view::npos;
       at = text.find("**", at + 2)) {
    ++count;
  }
  return count;
}

/// Where the first separator with a space behind it stands in `text`.
std::size_t find_separator(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    const std::size_t length = separator_length(text.substr(i));
    const bool parted =
        length > 0 && i + length <= text.size() && text[i + length - 1] == ' ';
    if (parted) {
      return i;
    }
  }
  return text.size();
}

/// `Animation - Title`: a type before the first separator.
void read_type_and_title(std::string_view text, SlideLabel& label) {
  const std::size_t at = find_separator(text);
  const std::string_view before = text.substr(0, at);
  if (!label.type) {
    label.type = read_type(before);
    if (label.type) {
      text.remove_prefix(at);
      text.remove_prefix(separator_length(text));
    }
  }
  label.title = without_marks(text);
}

/// Whether a label without the word `Slide` is one: `C3-S7 - Title`, or
/// `7. Animation - Title` with its type.
bool names_itself(std::string_view text, const SlideNumber& number) {
  const std::string_view rest = text.substr(number.end);
  const std::size_t separator = separator_length(rest);
  if (separator == 0) {
    return false;
  }
  const std::string_view id = number.map_id;
  const std::size_t last = id.find_last_not_of("0123456789");
  if (!id.empty()) {
    return id[last] == 'S' && (last == 0 || id[last - 1] == '-');
  }
  const std::string_view title = rest.substr(separator);
  const std::size_t end = find_separator(title);
  return end < title.size() && read_type(title.substr(0, end)).has_value();
}

}  // namespace

std::optional<SlideNumber> read_slide_number(std::string_view text) {
  const std::string_view inner = from_first_word(text);
  const std::size_t before =
      static_cast<std::size_t>(inner.data() - text.data());
  std::size_t at = slide_word_length(inner);
  at += spaces_length(inner.substr(at));
  auto number = number_at(inner.substr(at));
  if (!number) {
    return std::nullopt;
  }
  number->end += before + at;
  const std::string_view rest = text.substr(number->end);
  if (rest.starts_with('/')) {  // 7/30
    number->end += 1 + digits_length(rest.substr(1));
  } else if (rest.starts_with(" of ")) {
    number->end += 4 + digits_length(rest.substr(4));
  }
  return number;
}

std::optional<SlideLabel> read_slide_label(std::string_view text) {
  const std::string_view start = from_first_word(text);
  const std::size_t before =
      static_cast<std::size_t>(start.data() - text.data());
  SlideLabel label;
  std::size_t word = slide_word_length(start);
  if (word == 0 || start[0] == '#') {
    word = question_word_length(start);
    label.is_question = true;
  }
  label.is_question = word > 0 && label.is_question;
  if (label.is_question && word < start.size() && is_letter(start[word])) {
    return std::nullopt;
  }
  const std::size_t at = word + spaces_length(start.substr(word));
  const auto number = number_at(start.substr(at));
  if (!number || (word == 0 && !names_itself(start, *number))) {
    return std::nullopt;
  }
  label.number = *number;
  label.number.end += before + at;
  std::string_view rest = text.substr(label.number.end);
  if (rest.starts_with('/')) {
    rest.remove_prefix(1 + digits_length(rest.substr(1)));
  }
  if (!rest.empty() && (is_letter(rest[0]) || is_digit(rest[0]))) {
    return std::nullopt;
  }
  const std::size_t bracketed = read_bracketed(rest, label);
  label.is_parted = bracketed > 0 || trim(rest).empty() ||
                    rest.starts_with("**") || separator_length(rest) > 0;
  label.wrong_at += static_cast<std::size_t>(rest.data() - text.data());
  rest.remove_prefix(bracketed);
  const std::size_t stars = spaces_length(rest);
  rest.remove_prefix(
      rest.substr(0, stars).find('*') != std::string_view::npos ? stars : 0);
  rest.remove_prefix(separator_length(rest));
  rest.remove_prefix(std::min(rest.find_first_not_of(" *"), rest.size()));
  std::string title(trim(rest));
  if (count_marks(title) % 2 == 1) {  // bold type that began before the number
    title = replace_all(std::move(title), "**", "");
  }
  read_type_and_title(title, label);
  return label;
}

std::optional<SlideLabel> read_listed_slide(int number, std::string_view text) {
  SlideLabel label;
  label.number.first = label.number.last = number;
  label.is_parted = true;
  std::string words(text);
  if (find_separator(words) == words.size()) {
    return std::nullopt;
  }
  read_type_and_title(replace_all(std::move(words), "**", ""), label);
  return label.type ? std::optional(std::move(label)) : std::nullopt;
}

}  // namespace owldeck
