#include "generator/check/named_sections.h"

#include <algorithm>
#include <array>

#include "generator/source/ascii.h"

namespace owldeck {
namespace {

/// Whether `text` begins with `word`, upper and lower case being the same.
bool begins(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(),
                    [](char a, char b) { return a == lower_case(b); });
}

/// Bytes of the first of `words` that `text` begins with; 0 for none.
template <std::size_t kCount>
std::size_t begin_of(std::string_view text,
                     const std::array<std::string_view, kCount>& words) {
  for (const std::string_view word : words) {
    if (begins(text, word)) {
      return word.size();
    }
  }
  return 0;
}

/// Bytes of the number such as `3.4.1` that `text` begins with.
std::size_t number_size(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (is_digit(text[end]) ||
          (text[end] == '.' && end > 0 && end + 1 < text.size() &&
           is_digit(text[end + 1])))) {
    ++end;
  }
  return end;
}

bool has_point(std::string_view number) {
  return number.find('.') != std::string_view::npos;
}

/// Bytes of what stands between the ends of a range.
std::size_t range_sign(std::string_view text) {
  return begin_of<9>(text, {" - ", " \u2013 ", " \u2014 ", " to ", " through ",
                            "..", "-", "\u2013", "\u2014"});
}

std::size_t list_sign(std::string_view text) {
  return begin_of<6>(text, {", and ", ", or ", ", ", " and ", " or ", " & "});
}

/// `3.3.1-3` is short for `3.3.1-3.3.3`.
std::string whole_end(std::string_view first, std::string_view last) {
  const std::size_t point = first.rfind('.');
  if (has_point(last) || point == first.npos) {
    return std::string(last);
  }
  return std::string(first.substr(0, point + 1)) + std::string(last);
}

/// The number or range that `text` begins with.
std::optional<NamedSections> read_one(std::string_view text) {
  const std::size_t first = number_size(text);
  if (first == 0) {
    return std::nullopt;
  }
  NamedSections found;
  found.first = text.substr(0, first);
  found.last = found.first;
  found.bytes = first;
  const std::size_t sign = range_sign(text.substr(first));
  const std::size_t last = number_size(text.substr(first + sign));
  if (sign > 0 && last > 0) {
    found.last = whole_end(found.first, text.substr(first + sign, last));
    found.bytes = first + sign + last;
  }
  return found;
}

/// Whether what follows a number says that it is another text's.
bool is_elsewhere(std::string_view behind) {
  const std::size_t word =
      begin_of<4>(behind, {" of ", " in ", " from ", "'s "});
  if (word == 0) {
    return false;
  }
  const std::string_view whose = behind.substr(word);
  if (begin_of<4>(whose, {"the notebook", "the chapter", "this chapter",
                          "this notebook"}) > 0) {
    return false;
  }
  // `of the paper`, `of chapter 2`, `of Vaswani et al.`, `in the book`.
  const std::string_view name = whose.substr(0, whose.find(' '));
  return !name.ends_with(".ipynb");
}

/// Bytes of `section ` or a like word that `text` begins with.
std::size_t section_word(std::string_view text) {
  const std::size_t word = begin_of<10>(
      text, {"subsections", "subsection", "sections", "section", "sects",
             "sect", "secs", "sec", "\u00A7\u00A7", "\u00A7"});
  if (word == 0) {
    return 0;
  }
  const std::string_view behind = text.substr(word);
  // A sign needs no blank before the number.
  const bool is_sign = !is_letter(text[word - 1]);
  const std::size_t blank =
      begin_of<6>(behind, {". ", ".\u00A0", ": ", " ", "\u00A0", "~"});
  return blank > 0 || is_sign ? word + blank : 0;
}

std::size_t count_blanks(std::string_view text) {
  return std::min(text.find_first_not_of(' '), text.size());
}

/// Adds the numbers, joined by commas and `and`, that stand at `at`.
void read_list(std::string_view text, std::size_t at,
               std::vector<NamedSections>& found) {
  std::vector<NamedSections> list;
  at += count_blanks(text.substr(at));
  while (auto next = read_one(text.substr(at))) {
    // `section 3.4 and 2 exercises` names one.
    if (!list.empty() && has_point(list.front().first) &&
        !has_point(next->first)) {
      break;
    }
    next->start = at;
    list.push_back(*next);
    const std::size_t end = at + next->bytes;
    const std::size_t sign = list_sign(text.substr(end));
    if (sign == 0) {
      break;
    }
    at = end + sign;
  }
  if (!list.empty()) {
    const NamedSections& last = list.back();
    if (!is_elsewhere(text.substr(last.start + last.bytes))) {
      found.insert(found.end(), list.begin(), list.end());
    }
  }
}

}  // namespace

std::vector<NamedSections> find_named_sections(std::string_view text) {
  std::vector<NamedSections> found;
  for (std::size_t at = 0; at < text.size();) {
    const bool starts_word = at == 0 || !is_letter(text[at - 1]);
    const std::size_t word = starts_word ? section_word(text.substr(at)) : 0;
    if (word > 0) {
      read_list(text, at + word, found);
    }
    at += std::max<std::size_t>(word, 1);
  }
  return found;
}

std::optional<NamedSections> read_sections(std::string_view text) {
  const auto found = read_one(text);
  return found && found->bytes == text.size() ? found : std::nullopt;
}

}  // namespace owldeck
