#include "generator/audience/audience.h"

namespace owldeck {
namespace {

AudienceSlide learner_fields(const Slide& slide) {
  AudienceSlide out;
  out.span = slide.span;
  out.broken = slide.broken;
  out.number = slide.number.value;
  out.type = slide.type.value;
  out.layout = slide.layout;
  out.part = slide.part.value;
  out.title = slide.title;
  out.subtitle = slide.subtitle;
  out.body = slide.body;
  out.figures = slide.figures;
  out.code = slide.code;
  out.options = slide.options;
  out.beginner = slide.beginner;
  out.outcomes = slide.outcomes;
  out.anchor = slide.anchor;
  out.sources = slide.sources;
  out.owl = slide.owl;
  return out;
}

}  // namespace

std::string_view to_string(Audience audience) {
  return audience == Audience::Learner ? "learner" : "instructor";
}

AudienceDeck for_audience(const Deck& deck, Audience audience) {
  AudienceDeck out;
  out.audience_ = audience;
  out.id_ = deck.id.value;
  out.title_ = deck.title;
  out.subtitle_ = deck.subtitle;
  out.language_ = deck.language.value;
  out.theme_ = deck.theme;
  out.repository_ = deck.repository ? deck.repository->value : "";
  out.sources_ = deck.sources;
  out.experiments_ = deck.experiments;
  out.data_files_ = deck.data_files;
  out.animations_ = deck.animations;
  if (audience == Audience::Instructor) {
    out.instructor_ = deck.instructor.open(InstructorKey());
  }
  for (const Slide& slide : deck.slides) {
    AudienceSlide& made = out.slides_.emplace_back(learner_fields(slide));
    if (audience == Audience::Instructor) {
      made.instructor = slide.instructor.open(InstructorKey());
    }
  }
  return out;
}

}  // namespace owldeck
