#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

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

void check_parts(const Slide& slide, Diagnostics& diagnostics) {
  if (slide.broken) {  // what is missing may be there, misspelled
    return;
  }
  const SlideType type = slide.type.value;
  if (is_one_of(type, kWithAnchor) && !slide.anchor) {
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
  std::set<int> numbers;
  return std::ranges::any_of(deck.slides, [&numbers](const Slide& slide) {
    return !numbers.insert(slide.number.value).second;
  });
}

}  // namespace

// Where numbers are wrong, a slide's place in the deck tells where it stands.
void check_slides(const Deck& deck, Diagnostics& diagnostics) {
  const bool is_order_known = !has_number_twice(deck);
  int previous = 0;
  for (const Slide& slide : deck.slides) {
    check_parts(slide, diagnostics);
    if (!is_set(slide.number)) {
      ++previous;  // most likely
      continue;
    }
    const int number = slide.number.value;
    if (is_order_known && number != previous + 1) {
      diagnostics.error(
          slide.number.span, "slide-order",
          previous == 0
              ? fmt::format("the first slide has the number {}", number)
              : fmt::format("slide {} stands after slide {}", number, previous),
          fmt::format("slide {} is expected here", previous + 1));
    }
    previous = number;
  }
}

void check_blueprint(const Deck& deck, const Blueprint& blueprint,
                     Diagnostics& diagnostics) {
  const auto count = static_cast<int>(deck.slides.size());
  if (count != blueprint.slides) {
    diagnostics.error(deck_place(deck), "blueprint-count",
                      fmt::format("the deck has {} slides, '{}' asks for {}",
                                  count, blueprint.name, blueprint.slides));
  }
  for (std::size_t i = 0; i < deck.slides.size(); ++i) {
    const Slide& slide = deck.slides[i];
    const BlueprintRange* range = range_of(blueprint, static_cast<int>(i) + 1);
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
  for (std::size_t i = 0; i < deck.slides.size(); ++i) {
    const Slide& slide = deck.slides[i];
    const InstructorContent& content = slide.instructor.open(InstructorKey());
    if (content.minutes) {
      sum += content.minutes->value;
      add_to_part(static_cast<int>(i) + 1, content.minutes->value, blueprint,
                  of_parts);
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
