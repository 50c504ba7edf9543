#include <algorithm>
#include <array>
#include <vector>

#include "generator/deck/tables.h"
#include "generator/import/slide_label.h"
#include "generator/import/words.h"
#include "generator/source/diagnostic.h"

namespace owldeck {
namespace {

struct TypeName {
  std::string_view words;
  SlideType type;
};

constexpr std::array kTypes{
    TypeName{"title", SlideType::Title},
    TypeName{"title slide", SlideType::Title},
    TypeName{"cover", SlideType::Title},
    TypeName{"opening", SlideType::Title},
    TypeName{"intro", SlideType::Title},
    TypeName{"agenda", SlideType::Agenda},
    TypeName{"outline", SlideType::Agenda},
    TypeName{"overview", SlideType::Agenda},
    TypeName{"roadmap", SlideType::Agenda},
    TypeName{"concept", SlideType::Concept},
    TypeName{"concepts", SlideType::Concept},
    TypeName{"core concept", SlideType::Concept},
    TypeName{"theory", SlideType::Concept},
    TypeName{"explanation", SlideType::Concept},
    TypeName{"practical", SlideType::Practical},
    TypeName{"practice", SlideType::Practical},
    TypeName{"practical walkthrough", SlideType::Practical},
    TypeName{"walkthrough", SlideType::Practical},
    TypeName{"hands on", SlideType::Practical},
    TypeName{"hands on lab", SlideType::Practical},
    TypeName{"lab", SlideType::Practical},
    TypeName{"exercise", SlideType::Practical},
    TypeName{"demo", SlideType::Practical},
    TypeName{"animation", SlideType::Animation},
    TypeName{"animated", SlideType::Animation},
    TypeName{"video", SlideType::Animation},
    TypeName{"film", SlideType::Animation},
    TypeName{"code", SlideType::Code},
    TypeName{"code explanation", SlideType::Code},
    TypeName{"code walkthrough", SlideType::Code},
    TypeName{"code walk through", SlideType::Code},
    TypeName{"code bridge", SlideType::Code},
    TypeName{"appendix", SlideType::Appendix},
    TypeName{"hands on appendix", SlideType::Appendix},
    TypeName{"lab appendix", SlideType::Appendix},
    TypeName{"troubleshooting", SlideType::Troubleshooting},
    TypeName{"troubleshoot", SlideType::Troubleshooting},
    TypeName{"debugging", SlideType::Troubleshooting},
    TypeName{"takeaway", SlideType::Takeaway},
    TypeName{"takeaways", SlideType::Takeaway},
    TypeName{"key takeaways", SlideType::Takeaway},
    TypeName{"session takeaway", SlideType::Takeaway},
    TypeName{"summary", SlideType::Takeaway},
    TypeName{"recap", SlideType::Takeaway},
    TypeName{"conclusion", SlideType::Takeaway},
    TypeName{"closing", SlideType::Takeaway},
    TypeName{"wrap up", SlideType::Takeaway},
    TypeName{"quiz", SlideType::Quiz},
    TypeName{"mcq", SlideType::Quiz},
    TypeName{"multiple choice", SlideType::Quiz},
    TypeName{"question", SlideType::Quiz},
    TypeName{"knowledge check", SlideType::Quiz}};

std::string without_slide(std::string words) {
  constexpr std::string_view kSlide = " slide";
  if (words.ends_with(kSlide) && words.size() > kSlide.size()) {
    words.resize(words.size() - kSlide.size());
  }
  return words;
}

}  // namespace

std::optional<TypeWords> read_type(std::string_view text) {
  std::string words = without_slide(plain_words(text));
  const auto found = std::ranges::find(kTypes, words, &TypeName::words);
  if (found != kTypes.end()) {
    return TypeWords{found->type, {}};
  }
  // The last letter on its own is the part: Appendix A.
  if (words.size() < 3 || words[words.size() - 2] != ' ' ||
      !is_letter(words.back())) {
    return std::nullopt;
  }
  const std::string part(1, static_cast<char>(words.back() - 'a' + 'A'));
  words = without_slide(words.substr(0, words.size() - 2));
  const auto named = std::ranges::find(kTypes, words, &TypeName::words);
  return named == kTypes.end() ? std::nullopt
                               : std::optional(TypeWords{named->type, part});
}

std::string nearest_type(std::string_view text) {
  std::vector<std::string> words;
  std::vector<std::string> names;
  for (const Word<SlideType>& each : words_of(SlideType::Title)) {
    words.emplace_back(each.text);
  }
  for (const TypeName& each : kTypes) {
    names.emplace_back(each.words);
  }
  const std::string near = nearest(plain_words(text), words);
  return near.empty() ? nearest(plain_words(text), names) : near;
}

}  // namespace owldeck
