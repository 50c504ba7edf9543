#include "generator/audit/learner_texts.h"

#include <variant>

#include "generator/deck/slide_texts.h"

namespace owldeck {
namespace {

/// What slide_texts.h gathers from, with nothing of the instructor's.
Slide as_slide(const AudienceSlide& slide) {
  Slide out;
  out.title = slide.title;
  out.subtitle = slide.subtitle;
  out.body = slide.body;
  out.figures = slide.figures;
  out.code = slide.code;
  out.options = slide.options;
  out.beginner = slide.beginner;
  out.outcomes = slide.outcomes;
  out.anchor = slide.anchor;
  out.owl = slide.owl;
  return out;
}

void add_slide(const AudienceSlide& slide, std::vector<std::string>& texts) {
  const Slide copy = as_slide(slide);
  for (const DeckText* text : learner_texts(copy)) {
    texts.push_back(text->value);
  }
  if (slide.code) {
    texts.push_back(slide.code->text.value);
  }
  if (slide.anchor) {
    for (const Located<std::string>& asset : slide.anchor->assets) {
      texts.push_back(asset.value);
    }
  }
}

void add_tokens(const Experiment& experiment, std::vector<std::string>& texts) {
  if (const auto* input = std::get_if<InputSpec>(&experiment)) {
    std::string sentence;
    for (const Located<std::string>& token : input->tokens) {
      sentence += token.value + " ";
    }
    texts.push_back(sentence);
  } else if (const auto* text = std::get_if<TextSpec>(&experiment)) {
    texts.push_back(text->text.value);
  } else if (const auto* model = std::get_if<ModelSpec>(&experiment)) {
    texts.push_back(model->text.value);
  }
}

}  // namespace

std::vector<std::string> learner_texts(const AudienceDeck& deck) {
  std::vector<std::string> texts{deck.id(), deck.title().value,
                                 deck.subtitle().value, deck.repository()};
  for (const AudienceSlide& slide : deck.slides()) {
    add_slide(slide, texts);
  }
  for (const Source& source : deck.sources()) {
    texts.push_back(source.title.value);
    texts.push_back(source.url ? source.url->value : "");
    texts.push_back(source.path ? source.path->value : "");
  }
  for (const Experiment& experiment : deck.experiments()) {
    texts.push_back(name_of(experiment).value);
    add_tokens(experiment, texts);
  }
  for (const AnimationSpec& film : deck.animations()) {
    texts.push_back(film.title.value);
    for (const AnimationStep& step : film.steps) {
      texts.push_back(step.caption ? step.caption->value : "");
    }
  }
  return texts;
}

}  // namespace owldeck
