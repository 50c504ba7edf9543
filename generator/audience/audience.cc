#include "generator/audience/audience.h"

#include <algorithm>
#include <iterator>

namespace owldeck {
namespace {

bool may_see(Audience audience, const AudienceMark& mark) {
  return audience == Audience::Instructor || mark.value == Audience::Learner;
}

/// The items that `audience` may see.
template <class T, class MarkOf>
std::vector<T> seen(const std::vector<T>& items, Audience audience,
                    const MarkOf& mark_of) {
  std::vector<T> out;
  std::ranges::copy_if(items, std::back_inserter(out), [&](const T& item) {
    return may_see(audience, mark_of(item));
  });
  return out;
}
template <class T>
std::vector<T> seen(const std::vector<T>& items, Audience audience) {
  return seen(items, audience, [](const T& item) -> const AudienceMark& {
    return item.audience;
  });
}

AudienceSlide fields_for(Audience audience, const Slide& slide) {
  AudienceSlide out;
  out.span = slide.span;
  out.broken = slide.broken;
  out.number = slide.number.value;
  out.label = label_of(slide);
  out.type = slide.type.value;
  out.layout = slide.layout;
  out.part = slide.part.value;
  out.title = slide.title;
  out.subtitle = slide.subtitle;
  out.body = slide.body;
  out.figures = seen(slide.figures, audience);
  out.code = slide.code;
  out.options = slide.options;
  out.beginner = slide.beginner;
  out.outcomes = slide.outcomes;
  if (slide.anchor && may_see(audience, slide.anchor->audience)) {
    out.anchor = slide.anchor;
  }
  out.sources = slide.sources;
  out.owl = slide.owl;
  return out;
}

/// What the instructor's edition has besides.
void add_instructors(const Slide& slide, const InstructorKey& key,
                     AudienceSlide& out) {
  out.instructor = slide.instructor.open(key);
  const std::vector<BodyBlock>& blocks = slide.blocks.open(key);
  if (!blocks.empty()) {
    out.body = joined_blocks(blocks, Audience::Instructor);
  }
}

}  // namespace

AudienceDeck for_audience(const Deck& deck, Audience audience) {
  AudienceDeck out;
  out.audience_ = audience;
  out.id_ = deck.id.value;
  out.title_ = deck.title;
  out.subtitle_ = deck.subtitle;
  out.language_ = deck.language.value;
  out.theme_ = deck.theme;
  out.repository_ = deck.repository ? deck.repository->value : "";
  out.sources_ = seen(deck.sources, audience);
  out.experiments_ = seen(deck.experiments, audience, audience_of);
  // Only what the experiments name is ever read of them.
  out.data_files_ = deck.data_files;
  out.animations_ = seen(deck.animations, audience);
  for (const Slide& slide : deck.slides) {
    if (may_see(audience, slide.audience)) {
      out.slides_.push_back(fields_for(audience, slide));
    }
  }
  if (audience == Audience::Instructor) {
    const InstructorKey key;
    out.instructor_ = deck.instructor.open(key);
    for (std::size_t i = 0; i < deck.slides.size(); ++i) {
      add_instructors(deck.slides[i], key, out.slides_[i]);
    }
  }
  return out;
}

}  // namespace owldeck
