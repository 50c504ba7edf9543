#include "generator/compose/last_words.h"

#include <algorithm>
#include <string_view>

namespace owldeck {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
/// Bytes of a last word that fills a line well enough by itself.
constexpr std::size_t kLongWord = 12;
constexpr std::size_t kFewestSpaces = 3;

std::size_t count_spaces(const std::vector<Inline>& inlines) {
  std::size_t count = 0;
  for (const Inline& part : inlines) {
    count += static_cast<std::size_t>(
        std::count(part.text.begin(), part.text.end(), ' '));
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
    const std::size_t space = part->text.rfind(' ');
    if (space != std::string::npos) {
      const std::size_t last_word = part->text.size() - space - 1 + after;
      if (!part->code && last_word <= kLongWord) {
        part->text.replace(space, 1, kNoBreakSpace);
      }
      return;
    }
    after += part->text.size();
  }
}

}  // namespace owldeck
