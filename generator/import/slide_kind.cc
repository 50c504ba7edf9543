#include "generator/deck/quiz.h"
#include "generator/import/deck_context.h"

namespace owldeck {
namespace {

bool has_options(const MapSlide& slide) {
  return slide.options.size() >= kFewestOptions &&
         slide.options.size() <= kMostOptions;
}

}  // namespace

SlideType type_of(const MapSlide& slide, const MapDeck& map) {
  const bool is_quiz = has_options(slide);
  if (slide.type) {
    const bool bare = slide.type->type == SlideType::Quiz && !is_quiz &&
                      slide.yaml.find("options") == nullptr;
    return bare ? SlideType::Concept : slide.type->type;
  }
  const auto read = read_type(slide.title.empty() ? slide.topic : slide.title);
  if (read && read->type != SlideType::Quiz) {
    return read->type;
  }
  if (is_quiz) {
    return SlideType::Quiz;
  }
  if (slide.code) {
    return SlideType::Code;
  }
  if (slide.anchor) {
    return SlideType::Practical;
  }
  return &slide == &map.slides.front() && map.slides.size() > 2
             ? SlideType::Title
             : SlideType::Concept;
}

}  // namespace owldeck
