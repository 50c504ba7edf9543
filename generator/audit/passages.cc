#include "generator/audit/passages.h"

#include <algorithm>
#include <string>

namespace owldeck {
namespace {

/// Rows of words that are the same by chance are shorter.
constexpr std::size_t kTellingWords = 6;
/// Of the sentences of which half is fewer words.
constexpr std::size_t kFewestTellingWords = 5;
constexpr std::size_t kFewestWords = 3;
constexpr std::size_t kFewestLettersOfWord = 12;
constexpr std::size_t kFewestLetters = 6;

/// What stands between `open` and the next `close`, with both; empty if `text`
/// does not begin so.
std::string_view enclosed(std::string_view text, std::string_view open,
                          std::string_view close) {
  if (!text.starts_with(open)) {
    return {};
  }
  const std::size_t end = text.find(close, open.size());
  return end == std::string_view::npos ? std::string_view()
                                       : text.substr(0, end + close.size());
}

/// A text of Markdown, taken apart.
struct MarkdownParts {
  std::vector<std::string> shown{std::string()};
  std::vector<std::string> targets;  ///< of links
};

MarkdownParts take_apart(std::string_view text) {
  MarkdownParts parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const std::string_view number = enclosed(rest, "{{", "}}");
    const std::string_view formula = enclosed(rest, "$", "$");
    const std::string_view target = enclosed(rest, "](", ")");
    if (!number.empty() || !formula.empty()) {
      parts.shown.emplace_back();
    } else if (!target.empty()) {
      parts.targets.emplace_back(target.substr(2, target.size() - 3));
    } else {
      parts.shown.back() += text[at];
    }
    at += std::max(
        {number.size(), formula.size(), target.size(), std::size_t{1}});
  }
  return parts;
}

std::size_t telling_words(std::size_t words) {
  const std::size_t half = (words + 1) / 2;
  return words < kFewestTellingWords
             ? words
             : std::clamp(half, kFewestTellingWords, kTellingWords);
}

bool can_be_searched(const FoldedWords& words) {
  return words.letters.size() >=
         (words.size() < kFewestWords ? kFewestLettersOfWord : kFewestLetters);
}

void add_whole(std::string_view text, std::vector<Passage>& passages) {
  FoldedWords words = fold_words(text);
  if (can_be_searched(words)) {
    const std::size_t telling = telling_words(words.size());
    passages.push_back({std::move(words), telling});
  }
}

/// What is shown of a sentence in which numbers or formulas stand.
void add_cut(const std::vector<std::string>& shown,
             std::vector<Passage>& passages) {
  std::size_t count = 0;
  std::vector<FoldedWords> parts;
  for (const std::string& part : shown) {
    parts.push_back(fold_words(part));
    count += parts.back().size();
  }
  const std::size_t telling =
      std::max(telling_words(count), kFewestTellingWords);
  for (FoldedWords& part : parts) {
    if (part.size() >= telling) {
      passages.push_back({std::move(part), telling});
    }
  }
}

}  // namespace

std::vector<Passage> passages_of(std::string_view sentence) {
  std::vector<Passage> passages;
  const MarkdownParts parts = take_apart(sentence);
  add_whole(sentence, passages);
  if (parts.shown.size() > 1) {
    add_cut(parts.shown, passages);
  } else if (!parts.targets.empty()) {
    add_whole(parts.shown.front(), passages);
  }
  for (const std::string& target : parts.targets) {
    add_whole(target, passages);
  }
  return passages;
}

std::vector<std::string> shown_parts(std::string_view text) {
  return take_apart(text).shown;
}

}  // namespace owldeck
