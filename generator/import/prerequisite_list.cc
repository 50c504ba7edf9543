#include "generator/import/prerequisite_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/import/words.h"

namespace owldeck {
namespace {

/// The part of `id` before its last number.
std::string_view stem(std::string_view id) {
  while (!id.empty() && is_digit(id.back())) {
    id.remove_suffix(1);
  }
  return id;
}

bool is_name_letter(char letter) {
  return is_letter(letter) || is_digit(letter) || letter == '-' ||
         letter == '_';
}

/// Commas for all that stands between two of a list.
std::string with_commas(std::string text) {
  constexpr std::array<std::string_view, 8> kBetween{
      "<br>", "<br/>", "<br />", ";", "&", "+", "\n", "|"};
  for (const std::string_view each : kBetween) {
    text = replace_all(std::move(text), each, ",");
  }
  constexpr std::array<std::string_view, 4> kWords{" and ", " AND ", " And ",
                                                   " plus "};
  for (const std::string_view each : kWords) {
    text = replace_all(std::move(text), each, ",");
  }
  return text;
}

/// `..` for all that stands between the ends of a range.
std::string with_dots(std::string text) {
  constexpr std::array<std::string_view, 11> kTo{
      "....",         "...",  "\xE2\x80\xA6", " through ",
      " thru ",       " to ", " - ",          "\xE2\x80\x93",
      "\xE2\x80\x94", " .. ", "\xE2\x86\x92"};
  for (const std::string_view each : kTo) {
    text = replace_all(std::move(text), each, "..");
  }
  return text;
}

std::optional<IdRange> read_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    return is_anchor_id(text) ? std::optional<IdRange>({std::string(text), {}})
                              : std::nullopt;
  }
  const std::string_view first = trim(text.substr(0, dots));
  std::string_view last = trim(text.substr(dots + 2));
  const std::string_view shared = stem(first);
  if (!shared.empty() && last.starts_with(shared)) {
    last.remove_prefix(shared.size());
  }
  const std::optional<int> number = read_number(last);
  if (!number || !is_anchor_id(first) || shared.size() == first.size()) {
    return std::nullopt;
  }
  return IdRange{std::string(first), number};
}

}  // namespace

std::string to_string(const IdRange& range) {
  return range.last ? fmt::format("{}..{:0{}}", range.first, *range.last,
                                  range.first.size() - stem(range.first).size())
                    : range.first;
}

std::vector<std::string> ids_of(const IdRange& range) {
  constexpr int kMost = 999;
  const std::string_view shared = stem(range.first);
  const std::string_view digits =
      std::string_view(range.first).substr(shared.size());
  const std::optional<int> first = read_number(digits);
  if (!range.last || !first || *range.last < *first ||
      *range.last - *first > kMost) {
    return {range.first};
  }
  std::vector<std::string> ids;
  for (int number = *first; number <= *range.last; ++number) {
    ids.push_back(fmt::format("{}{:0{}}", shared, number, digits.size()));
  }
  return ids;
}

PrerequisiteList read_prerequisites(std::string_view text) {
  PrerequisiteList list;
  if (says_none(text)) {
    return list;
  }
  std::string cleaned(text);
  for (const std::string_view mark : {"`", "*", "[", "]", "\\"}) {
    cleaned = replace_all(std::move(cleaned), mark, "");
  }
  const std::string wide = with_dots(with_commas(cleaned));
  for (const std::string& part : split_words(wide, ",")) {
    std::string_view word = part;
    word.remove_suffix(word.ends_with('.') && !word.ends_with("..") ? 1 : 0);
    if (says_none(word)) {
      continue;
    }
    if (auto range = read_range(word)) {
      list.ids.push_back(std::move(*range));
    } else {
      list.other.emplace_back(word);
    }
  }
  return list;
}

bool is_anchor_id(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_name_letter) &&
         std::ranges::any_of(text, is_letter) &&
         std::ranges::any_of(text, [](char letter) {
           return is_digit(letter) || letter == '-';
         });
}

bool says_none(std::string_view text) {
  constexpr std::array<std::string_view, 9> kNone{"none",
                                                  "na",
                                                  "n a",
                                                  "nil",
                                                  "nothing",
                                                  "no",
                                                  "not applicable",
                                                  "none required",
                                                  "none yet"};
  std::string rest(text);
  for (const std::string_view dash : {"\xE2\x80\x93", "\xE2\x80\x94"}) {
    rest = replace_all(std::move(rest), dash, "-");
  }
  return rest.find_first_not_of(" \t\n-*`_/.()") == std::string::npos ||
         std::ranges::find(kNone, plain_words(rest)) != kNone.end();
}

}  // namespace owldeck
