#include "generator/check/slide_texts.h"

namespace owldeck {

std::vector<const DeckText*> sentences_of(const Slide& slide) {
  std::vector<const DeckText*> texts{&slide.topic, &slide.title,
                                     &slide.subtitle, &slide.body};
  for (const Figure& figure : slide.figures) {
    texts.push_back(&figure.caption);
    if (figure.alt) {
      texts.push_back(&*figure.alt);
    }
  }
  for (const DeckText& option : slide.options) {
    texts.push_back(&option);
  }
  if (slide.beginner) {
    texts.push_back(&slide.beginner->means);
    texts.push_back(&slide.beginner->matters);
    texts.push_back(&slide.beginner->mistake);
  }
  if (slide.outcomes) {
    texts.push_back(&slide.outcomes->heading);
    for (const Outcome& outcome : slide.outcomes->items) {
      texts.push_back(&outcome.title);
      texts.push_back(&outcome.text);
    }
  }
  if (slide.code) {
    texts.push_back(&slide.code->edge_case);
    texts.push_back(&slide.code->result);
  }
  texts.push_back(&slide.owl);
  return texts;
}

}  // namespace owldeck
