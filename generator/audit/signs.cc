#include "generator/audit/signs.h"

#include <algorithm>
#include <array>

#include "generator/audit/fold_letters.h"
#include "generator/source/ascii.h"

namespace owldeck {
namespace {

/// Where people's own folders are.
constexpr std::array<std::string_view, 4> kHomes{"/home/", "/Users/", "/root/",
                                                 "\\Users\\"};

/// Whether a path that begins with `home` stands in `text`: a name follows.
bool has_home(std::string_view text, std::string_view home) {
  for (std::size_t at = text.find(home); at != std::string_view::npos;
       at = text.find(home, at + home.size())) {
    const std::size_t name = at + home.size();
    const bool begins = at == 0 ||
                        (!is_letter(text[at - 1]) && !is_digit(text[at - 1]) &&
                         text[at - 1] != '.' && text[at - 1] != '-') ||
                        home.starts_with('\\');
    if (begins && name < text.size() && is_letter(text[name])) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<FoundText> signs_in_name(std::string_view name) {
  constexpr std::array<std::string_view, 4> kWords{"instructor", "notes",
                                                   "answers", "rationale"};
  const FoldedWords words = fold_words(name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (std::ranges::find(kWords, words.word(i)) != kWords.end()) {
      return {{"its name", "a name such as the instructor's files have"}};
    }
  }
  return {};
}

std::vector<FoundText> signs_in_text(const FoundText& text) {
  std::vector<FoundText> signs;
  const bool has_any = std::ranges::any_of(
      kHomes, [&](std::string_view home) { return has_home(text.text, home); });
  if (has_any) {
    signs.push_back({text.where, "a path of somebody's own folder"});
  }
  // The instructor's edition has a page of notes after each slide.
  if (text.where == "outline" &&
      (text.text.starts_with("Notes") || text.text.starts_with("Instructor"))) {
    signs.push_back({text.where, "a page of notes"});
  }
  return signs;
}

}  // namespace owldeck
