#include "generator/compose/last_words.h"

#include <algorithm>
#include <string_view>

namespace owldeck {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
/// Bytes of a last word that fills a line well enough by itself.
constexpr std::size_t kLongWord = 12;
constexpr std::size_t kFewestSpaces = 3;

/// What counts as bytes of a word: a formula is about as wide as four letters,
/// whatever its source.
std::string_view words_of(const Inline& part) {
  return part.formula ? std::string_view("xxxx") : std::string_view(part.text);
}

std::size_t count_spaces(const std::vector<Inline>& inlines) {
  std::size_t count = 0;
  for (const Inline& part : inlines) {
    const std::string_view words = words_of(part);
    count +=
        static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
  }
  return count;
}

}  // namespace

void join_last_words(std::vector<Inline>& inlines) {
  if (count_spaces(inlines) < kFewestSpaces) {
    return;
  }
  std::size_t after = 0;  // bytes behind the part that is looked at
  for (auto part = inlines.rbegin(); part != inlines.rend(); ++part) {
    const std::string_view words = words_of(*part);
    const std::size_t space = words.rfind(' ');
    if (space != std::string_view::npos) {
      const std::size_t last_word = words.size() - space - 1 + after;
      if (!part->code && last_word <= kLongWord) {
        part->text.replace(space, 1, kNoBreakSpace);
      }
      return;
    }
    after += words.size();
  }
}

}  // namespace owldeck
