#pragma once

#include <string>
#include <utility>
#include <vector>

#include "generator/deck/deck.h"
#include "tests/generator/figures/support.h"

namespace owldeck::test {

inline Slide slide_of(int number, SlideType type) {
  Slide slide;
  slide.number.value = number;
  slide.type.value = type;
  return slide;
}

/// A practical slide with an anchor after others, each an id.
inline Slide anchor_slide(int number, const std::string& id,
                          const std::vector<std::string>& needs) {
  Slide slide = slide_of(number, SlideType::Practical);
  slide.anchor.emplace().id = at(id);
  for (const std::string& need : needs) {
    slide.anchor->prerequisites.push_back({at(need), {}});
  }
  return slide;
}

inline Studio studio_with(std::vector<Slide> slides) {
  Deck deck;
  deck.slides = std::move(slides);
  Studio studio;
  studio.deck = for_audience(deck, Audience::Learner);
  return studio;
}

/// The filled boxes that a click on which leads somewhere, by the link.
inline std::vector<std::pair<std::string, Rect>> links_of(const Group& group) {
  std::vector<std::pair<std::string, Rect>> links;
  for_each(group, [&](const Node& node) {
    const auto* inner = std::get_if<Group>(&node.value);
    if (inner && !inner->info.link.empty()) {
      links.emplace_back(
          inner->info.link,
          std::get<Rectangle>(inner->children.front().value).rect);
    }
  });
  return links;
}

}  // namespace owldeck::test
