#include <fmt/format.h>

#include <map>

#include "generator/check/check.h"
#include "generator/check/words.h"
#include "generator/source/ascii.h"

namespace owldeck {
namespace {

/// An insight has a subject and says something of it; a slide has room for no
/// essay.
constexpr std::size_t kFewestWords = 4;
constexpr std::size_t kMostWords = 30;

void check_owl(const DeckText& owl, const DeckUnderCheck& member) {
  Diagnostics& diagnostics = *member.findings;
  const std::vector<Sentence> sentences = sentences_in(owl.value);
  if (sentences.size() > 1) {
    const Sentence& second = sentences[1];
    diagnostics.error(
        member.sources != nullptr
            ? place_in(owl, second.offset, second.text.size(), *member.sources)
            : owl.span,
        "owl-sentences",
        fmt::format("the owl says {} sentences", sentences.size()),
        "say it in one; a colon or semicolon may join them");
  }
  const std::size_t words = words_in(owl.value).size();
  if (words < kFewestWords || words > kMostWords) {
    diagnostics.error(owl.span, "owl-length",
                      fmt::format("the owl's sentence has {} word{}", words,
                                  words == 1 ? "" : "s"),
                      fmt::format("say something technical in {} to {} words",
                                  kFewestWords, kMostWords));
  }
}

/// What makes two sentences the same: their words.
std::string spoken(const std::string& owl) {
  std::string out;
  for (const WordInText& word : words_in(owl)) {
    out += lower_case(word.text) + " ";
  }
  return out;
}

}  // namespace

void check_owls(std::span<const DeckUnderCheck> decks) {
  std::map<std::string, const Slide*> said;
  for (const DeckUnderCheck& member : decks) {
    for (const Slide& slide : member.deck->slides) {
      const std::string words = spoken(slide.owl.value);
      if (words.empty()) {
        continue;
      }
      check_owl(slide.owl, member);
      const auto [first, is_new] = said.try_emplace(words, &slide);
      if (!is_new) {
        member.findings->add(
            {slide.owl.span,
             Severity::Error,
             "owl-twice",
             fmt::format("the owl of slide {} says this already",
                         first->second->number.value),
             "write another insight",
             {{first->second->owl.span, "the first is here"}}});
      }
    }
  }
}

}  // namespace owldeck
