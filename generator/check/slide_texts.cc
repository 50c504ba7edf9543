#include "generator/check/slide_texts.h"

#include <algorithm>

#include "generator/deck/slide_texts.h"

namespace owldeck {
namespace {

bool is_of_step(const DeckText* text, const Slide& slide) {
  return slide.code &&
         std::ranges::any_of(slide.code->steps, [text](const CodeStep& step) {
           return text == &step.title || text == &step.shape ||
                  text == &step.result;
         });
}

}  // namespace

std::vector<const DeckText*> sentences_of(const Slide& slide) {
  std::vector<const DeckText*> texts = learner_texts(slide);
  std::erase_if(texts, [&slide](const DeckText* text) {
    return is_of_step(text, slide) ||
           (slide.anchor && text == &slide.anchor->objective);
  });
  texts.push_back(&slide.topic);
  return texts;
}

}  // namespace owldeck
