#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>

#include "generator/check/check.h"
#include "generator/check/words.h"
#include "generator/deck/secrets.h"
#include "generator/deck/slide_texts.h"
#include "generator/source/ascii.h"

namespace owldeck {
namespace {

/// Fewer words in a row may be the same by chance.
constexpr std::size_t kFewestWords = 6;

/// The words of a text, in small letters.
std::vector<std::string> spoken(std::string_view text) {
  std::vector<std::string> out;
  for (const WordInText& word : words_in(text)) {
    out.push_back(lower_case(word.text));
  }
  return out;
}

/// What learners read, to be searched for runs of words.
class LearnerWords {
 public:
  void add(const DeckText& text) {
    std::vector<std::string> words = spoken(text.value);
    for (std::size_t i = 0; i + kFewestWords <= words.size(); ++i) {
      runs_.emplace(run_at(words, i), Place{texts_.size(), i});
    }
    texts_.push_back({&text, std::move(words)});
  }

  /// The first text in which all of `words` stand in a row; null if none does.
  [[nodiscard]] const DeckText* find(
      const std::vector<std::string>& words) const {
    if (words.size() < kFewestWords) {
      return nullptr;
    }
    std::size_t found = texts_.size();
    const auto [first, last] = runs_.equal_range(run_at(words, 0));
    for (auto run = first; run != last; ++run) {
      if (run->second.text < found && stands_at(words, run->second)) {
        found = run->second.text;
      }
    }
    return found == texts_.size() ? nullptr : texts_[found].written;
  }

 private:
  struct Text {
    const DeckText* written = nullptr;
    std::vector<std::string> words;
  };
  struct Place {
    std::size_t text = 0;
    std::size_t word = 0;
  };

  [[nodiscard]] bool stands_at(const std::vector<std::string>& words,
                               const Place& place) const {
    const std::vector<std::string>& said = texts_[place.text].words;
    return place.word + words.size() <= said.size() &&
           std::equal(words.begin(), words.end(),
                      said.begin() + static_cast<std::ptrdiff_t>(place.word));
  }

  /// A hash of the run of words that begins at `at`.
  static std::size_t run_at(const std::vector<std::string>& words,
                            std::size_t at) {
    constexpr std::size_t kFactor = 0x9E3779B97F4A7C15;
    std::size_t run = 0;
    for (std::size_t i = at; i < at + kFewestWords; ++i) {
      run = run * kFactor + std::hash<std::string>()(words[i]);
    }
    return run;
  }

  std::vector<Text> texts_;
  std::unordered_multimap<std::size_t, Place> runs_;
};

/// Looks for each sentence of `secret` in what learners read.
void look_for(const Secret& secret, const LearnerWords& learners,
              const SourceTexts& sources, Diagnostics& diagnostics) {
  for (const Sentence& sentence : sentences_in(secret.text.value)) {
    const DeckText* found = learners.find(spoken(sentence.text));
    if (found != nullptr) {
      diagnostics.add({found->span,
                       secret.may_quote ? Severity::Warning : Severity::Error,
                       "leak-text",
                       "learners read a sentence of the instructor's",
                       "say it in other words here, or there",
                       {{place_in(secret.text, sentence.offset,
                                  sentence.text.size(), sources),
                         "the instructor's is here"}}});
    }
  }
}

}  // namespace

void check_leakage(const Deck& deck, const SourceTexts& sources,
                   Diagnostics& diagnostics) {
  LearnerWords learners;
  for (const Slide& slide : deck.slides) {
    for (const DeckText* text : learner_texts(slide)) {
      learners.add(*text);
    }
  }
  for (const Secret& secret : secrets(deck)) {
    look_for(secret, learners, sources, diagnostics);
  }
}

}  // namespace owldeck
