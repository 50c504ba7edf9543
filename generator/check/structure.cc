#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "generator/check/check.h"

namespace owldeck {
namespace {

constexpr std::array kWithAnchor{SlideType::Practical, SlideType::Code,
                                 SlideType::Appendix,
                                 SlideType::Troubleshooting};
constexpr std::array kWithBeginner{SlideType::Concept, SlideType::Practical,
                                   SlideType::Code};

template <class Types>
bool is_one_of(SlideType type, const Types& types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n") == std::string::npos;
}

bool is_for_learners(const Slide& slide) {
  return slide.audience.value == Audience::Learner;
}

bool has_anchor(const Slide& slide) {
  return slide.anchor && slide.anchor->audience.value == Audience::Learner;
}

void check_parts(const Slide& slide, Diagnostics& diagnostics) {
  // What is missing may be there, misspelled; the instructor needs none of it.
  if (slide.broken || !is_for_learners(slide)) {
    return;
  }
  const SlideType type = slide.type.value;
  if (is_one_of(type, kWithAnchor) && !has_anchor(slide)) {
    diagnostics.error(slide.span, "anchor-missing",
                      fmt::format("{} slide {} has no anchor", to_string(type),
                                  slide.number.value),
                      "say under 'anchor' what learners run");
  }
  if (is_one_of(type, kWithBeginner) && !slide.beginner) {
    diagnostics.error(slide.span, "beginner-missing",
                      fmt::format("{} slide {} has no beginner's corner",
                                  to_string(type), slide.number.value),
                      "say under 'beginner' what it means, why it matters and "
                      "a common mistake");
  }
  if (is_blank(slide.owl.value)) {
    diagnostics.error(slide.span, "owl-missing",
                      fmt::format("slide {} has no owl", slide.number.value),
                      "write one technically meaningful sentence under 'owl'");
  }
}

std::string type_list(const std::vector<SlideType>& types) {
  std::string list;
  for (std::size_t i = 0; i < types.size(); ++i) {
    list += i == 0 ? "" : (i + 1 == types.size() ? " or " : ", ");
    list += to_string(types[i]);
  }
  return list;
}

Span deck_place(const Deck& deck) {
  return deck.blueprint ? deck.blueprint->span : deck.span;
}

const BlueprintRange* range_of(const Blueprint& blueprint, int number) {
  const auto found =
      std::find_if(blueprint.ranges.begin(), blueprint.ranges.end(),
                   [number](const BlueprintRange& range) {
                     return range.first <= number && number <= range.last;
                   });
  return found == blueprint.ranges.end() ? nullptr : &*found;
}

void add_to_part(int slide, int minutes, const Blueprint& blueprint,
                 std::vector<int>& of_parts) {
  for (std::size_t i = 0; i < of_parts.size(); ++i) {
    const BlueprintPart& part = blueprint.parts[i];
    if (part.first <= slide && slide <= part.last) {
      of_parts[i] += minutes;
    }
  }
}

void check_parts_minutes(const Deck& deck, const Blueprint& blueprint,
                         const std::vector<int>& of_parts,
                         Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < of_parts.size(); ++i) {
    const BlueprintPart& part = blueprint.parts[i];
    if (part.minutes != 0 && of_parts[i] != part.minutes) {
      diagnostics.error(
          deck_place(deck), "minutes-part",
          fmt::format(
              "{} {} minutes, '{}' has {}",
              part.first == part.last
                  ? fmt::format("slide {} takes", part.first)
                  : fmt::format("slides {} to {} take", part.first, part.last),
              of_parts[i], part.name, part.minutes),
          "move minutes between the parts, or slides");
    }
  }
}

bool has_number_twice(const Deck& deck) {
  std::set<std::string> labels;
  return std::ranges::any_of(deck.slides, [&labels](const Slide& slide) {
    return !labels.insert(label_of(slide)).second;
  });
}

/// The label that a slide after `previous` has.
std::string next_label(const Slide* previous, bool is_instructors) {
  const int number = previous == nullptr ? 0 : previous->number.value;
  if (!is_instructors) {
    return fmt::format("{}", number + 1);
  }
  const char letter = previous == nullptr || previous->letter.empty()
                          ? 'a'
                          : static_cast<char>(previous->letter[0] + 1);
  return fmt::format("{}{}", number, letter);
}

}  // namespace

// Where numbers are wrong, a slide's place in the deck tells where it stands.
void check_slides(const Deck& deck, Diagnostics& diagnostics) {
  const bool is_order_known = !has_number_twice(deck);
  Slide unread;  // stands where a number is wrong
  const Slide* previous = nullptr;
  for (const Slide& slide : deck.slides) {
    check_parts(slide, diagnostics);
    if (!is_set(slide.number)) {
      unread.number.value =
          previous == nullptr ? 1 : previous->number.value + 1;  // most likely
      previous = &unread;
      continue;
    }
    const std::string expected = next_label(previous, !slide.letter.empty());
    if (is_order_known && label_of(slide) != expected) {
      diagnostics.error(
          slide.number.span, "slide-order",
          previous == nullptr
              ? fmt::format("the first slide has the number {}",
                            label_of(slide))
              : fmt::format("slide {} stands after slide {}", label_of(slide),
                            label_of(*previous)),
          previous == nullptr
              ? std::string("slide 1 is expected here")
              : fmt::format("slide {} is expected here", expected));
    }
    previous = &slide;
  }
}

void check_blueprint(const Deck& deck, const Blueprint& blueprint,
                     Diagnostics& diagnostics) {
  const auto count =
      static_cast<int>(std::ranges::count_if(deck.slides, is_for_learners));
  if (count != blueprint.slides) {
    diagnostics.error(deck_place(deck), "blueprint-count",
                      fmt::format("the deck has {} slides, '{}' asks for {}",
                                  count, blueprint.name, blueprint.slides));
  }
  int place = 0;
  for (const Slide& slide : deck.slides) {
    if (!is_for_learners(slide)) {
      continue;
    }
    const BlueprintRange* range = range_of(blueprint, ++place);
    if (is_set(slide.type) && range != nullptr &&
        !is_one_of(slide.type.value, range->types)) {
      diagnostics.error(
          slide.type.span, "blueprint-type",
          fmt::format("slide {} is of type {}, '{}' has {} there",
                      slide.number.value, to_string(slide.type.value),
                      blueprint.name, type_list(range->types)),
          fmt::format("slides {} to {} are '{}'", range->first, range->last,
                      range->name));
    }
  }
}

void check_minutes(const Deck& deck, const Blueprint& blueprint,
                   Diagnostics& diagnostics) {
  int sum = 0;
  bool complete = true;
  std::vector<int> of_parts(blueprint.parts.size());
  int place = 0;
  for (const Slide& slide : deck.slides) {
    place += is_for_learners(slide) ? 1 : 0;
    const InstructorContent& content = slide.instructor.open(InstructorKey());
    if (content.minutes) {
      sum += content.minutes->value;
      add_to_part(place, content.minutes->value, blueprint, of_parts);
      continue;
    }
    if (!is_for_learners(slide)) {
      continue;
    }
    complete = false;
    if (!slide.broken) {
      diagnostics.error(
          slide.span, "minutes-missing",
          fmt::format("slide {} has no minutes", slide.number.value),
          "write them under 'instructor'");
    }
  }
  if (complete && sum != blueprint.minutes) {
    diagnostics.error(deck_place(deck), "minutes-sum",
                      fmt::format("the slides take {} minutes, '{}' has {}",
                                  sum, blueprint.name, blueprint.minutes));
  } else if (complete) {
    check_parts_minutes(deck, blueprint, of_parts, diagnostics);
  }
}

}  // namespace owldeck
