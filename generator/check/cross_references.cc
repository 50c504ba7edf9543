#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "generator/check/check.h"
#include "generator/check/words.h"
#include "generator/deck/hidden_names.h"
#include "generator/deck/slide_texts.h"
#include "generator/source/ascii.h"

namespace owldeck {
namespace {

std::optional<int> number_of(std::string_view word) {
  int value = 0;
  const char* const end = word.data() + word.size();
  const auto [stopped, error] = std::from_chars(word.data(), end, value);
  return error == std::errc() && stopped == end ? std::optional(value)
                                                : std::nullopt;
}

/// The numbers of a word such as `12` or `3-12`; empty for any other word.
std::vector<int> numbers_of(std::string_view word) {
  const std::size_t dash = word.find('-');
  const auto first = number_of(word.substr(0, dash));
  if (dash == std::string_view::npos) {
    return first ? std::vector{*first} : std::vector<int>{};
  }
  const auto last = number_of(word.substr(dash + 1));
  return first && last ? std::vector{*first, *last} : std::vector<int>{};
}

bool joins_numbers(std::string_view word) {
  return word == "and" || word == "to" || word == "or" || word == "until" ||
         word == "\xE2\x80\x93";  // an en dash
}

/// An id that anchors of the deck may have: capitals and digits with the same
/// beginning as one of them.
bool looks_like_anchor(std::string_view word,
                       const std::set<std::string_view>& beginnings) {
  const std::size_t dash = word.find('-');
  return dash != std::string_view::npos && word.back() != '-' &&
         beginnings.contains(word.substr(0, dash)) &&
         std::ranges::all_of(word, [](char letter) {
           return (letter >= 'A' && letter <= 'Z') || letter == '-' ||
                  (letter >= '0' && letter <= '9');
         });
}

class ReferenceReader {
 public:
  ReferenceReader(const Deck& deck, const AnchorGraph& course,
                  const SourceTexts& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {
    // A slide with a wrong number is meant by its place.
    for (const Slide& slide : deck.slides) {
      slides_.insert(slide.number.value);
      slides_.insert(static_cast<int>(&slide - deck.slides.data()) + 1);
    }
    for (const AnchorNode& anchor : course.anchors) {
      add_anchor(anchor.id);
      if (anchor.audience.value == Audience::Instructor) {
        hidden_.emplace(anchor.id, anchor.audience.span);
      }
    }
    for (const Located<std::string>& id : deck.anchors.assumes) {
      add_anchor(id.value);
    }
  }

  void read(const Located<std::string>& text, Audience audience) {
    audience_ = audience;
    const std::vector<WordInText> words = words_in(text.value);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string word = lower_case(words[i].text);
      if (word == "slide" || word == "slides") {
        read_numbers(text, words, i + 1);
      }
      read_anchor(text, words[i]);
    }
  }

 private:
  void add_anchor(const std::string& id) {
    anchors_.push_back(id);
    known_anchors_.insert(id);
    const std::size_t dash = id.find('-');
    if (dash != std::string::npos) {
      beginnings_.insert(
          std::string_view(*known_anchors_.find(id)).substr(0, dash));
    }
  }

  /// Reads `12`, `7 and 19` or `3-12` after the word slide.
  void read_numbers(const Located<std::string>& text,
                    const std::vector<WordInText>& words, std::size_t at) {
    std::vector<std::pair<int, WordInText>> found;
    for (; at < words.size(); ++at) {
      const std::vector<int> numbers = numbers_of(words[at].text);
      for (const int number : numbers) {
        found.emplace_back(number, words[at]);
      }
      if (numbers.empty() &&
          (found.empty() || !joins_numbers(words[at].text))) {
        break;
      }
    }
    // `slide 12 of chapter 2` is a slide of another deck.
    if (at < words.size() && words[at].text == "of") {
      return;
    }
    for (const auto& [number, word] : found) {
      if (!slides_.contains(number)) {
        diagnostics_.error(
            place_in(text, word.offset, word.text.size(), sources_),
            "reference-slide", fmt::format("there is no slide {}", number),
            fmt::format("the deck has slides {} to {}", *slides_.begin(),
                        *slides_.rbegin()));
      }
    }
  }

  void read_anchor(const Located<std::string>& text, const WordInText& word) {
    const auto hidden = hidden_.find(std::string(word.text));
    if (audience_ == Audience::Learner && hidden != hidden_.end()) {
      report_hidden("anchor", word.text,
                    place_in(text, word.offset, word.text.size(), sources_),
                    hidden->second, diagnostics_);
    }
    if (looks_like_anchor(word.text, beginnings_) &&
        !known_anchors_.contains(std::string(word.text))) {
      diagnostics_.error(
          place_in(text, word.offset, word.text.size(), sources_),
          "reference-anchor", fmt::format("there is no anchor '{}'", word.text),
          suggest(word.text, anchors_));
    }
  }

  const SourceTexts& sources_;
  Diagnostics& diagnostics_;
  Audience audience_ = Audience::Learner;
  std::map<std::string, Span> hidden_;  ///< the instructor's anchors
  std::set<int> slides_;
  std::vector<std::string> anchors_;
  std::set<std::string> known_anchors_;
  std::set<std::string_view> beginnings_;
};

}  // namespace

void check_cross_references(const Deck& deck, const AnchorGraph& course,
                            const SourceTexts& sources,
                            Diagnostics& diagnostics) {
  ReferenceReader reader(deck, course, sources, diagnostics);
  for (const Slide& slide : deck.slides) {
    for (const DeckText* text : learner_texts(slide)) {
      reader.read(*text, Audience::Learner);
    }
    for (const auto* text : instructor_texts(slide, InstructorKey())) {
      reader.read(*text, Audience::Instructor);
    }
  }
}

}  // namespace owldeck
