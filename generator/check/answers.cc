#include <fmt/format.h>

#include "generator/check/check.h"
#include "generator/deck/quiz.h"

namespace owldeck {
namespace {

/// `A to D`.
std::string letters(std::size_t count) {
  return fmt::format("A to {}", option_letter(count - 1));
}

}  // namespace

void check_answers(const Deck& deck, Diagnostics& diagnostics) {
  for (const Slide& slide : deck.slides) {
    if (slide.type.value != SlideType::Quiz || slide.options.empty()) {
      continue;
    }
    const Located<std::string>& answer =
        slide.instructor.open(InstructorKey()).answer;
    if (answer.value.empty() && !slide.broken) {
      diagnostics.error(
          slide.span, "answer-missing",
          fmt::format("quiz slide {} has no answer", slide.number.value),
          fmt::format("write under 'instructor' the letter of the right "
                      "option, {}",
                      letters(slide.options.size())));
    } else if (!answer.value.empty() &&
               !find_option(answer.value, slide.options.size())) {
      diagnostics.error(answer.span, "answer-unknown",
                        fmt::format("slide {} has no option '{}'",
                                    slide.number.value, answer.value),
                        fmt::format("write the letter of the right option, {}",
                                    letters(slide.options.size())));
    }
  }
}

}  // namespace owldeck
