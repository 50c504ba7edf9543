#include "generator/import/default_body.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/import/markdown_lines.h"
#include "generator/import/slide_text.h"

namespace owldeck {
namespace {

constexpr std::size_t kMostAgenda = 8;

std::string anchor_body(const MapAnchor& anchor) {
  std::string body = anchor.objective.empty()
                         ? ""
                         : "- Goal: " + inline_text(anchor.objective);
  for (const std::string& asset : anchor.assets) {
    body += fmt::format("{}- Run {}", body.empty() ? "" : "\n",
                        inline_text(inline_code(asset)));
  }
  std::string before;
  for (const IdRange& range : anchor.prerequisites) {
    before += (before.empty() ? "" : ", ") + to_string(range);
  }
  if (!before.empty()) {
    body += fmt::format("{}- First: {}", body.empty() ? "" : "\n",
                        inline_text(before));
  }
  return body;
}

std::string words_of(const MapSlide& slide) {
  return inline_text(slide.topic.empty() ? slide.title : slide.topic);
}

/// The topics of the slides, evenly chosen if there are many.
std::string agenda_body(const MapDeck& map) {
  std::vector<const MapSlide*> topics;
  for (const MapSlide& slide : map.slides) {
    const SlideType type = type_of(slide, map);
    if (type == SlideType::Concept || type == SlideType::Practical) {
      topics.push_back(&slide);
    }
  }
  std::string body;
  const std::size_t count = std::min(topics.size(), kMostAgenda);
  for (std::size_t i = 0; i < count; ++i) {
    const MapSlide& slide = *topics[i * topics.size() / count];
    body += fmt::format("{}- {}", body.empty() ? "" : "\n", words_of(slide));
  }
  return body;
}

/// The next anchor behind a slide, or the last one before it.
const MapSlide* near_anchor(const MapSlide& slide, const MapDeck& map) {
  const MapSlide* before = nullptr;
  for (const MapSlide& each : map.slides) {
    if (each.anchor && each.number > slide.number) {
      return &each;
    }
    before = each.anchor ? &each : before;
  }
  return before;
}

}  // namespace

std::string default_body(const MapSlide& slide, const DeckContext& context) {
  const MapDeck& map = context.map;
  std::string body;
  if (slide.anchor) {
    body = anchor_body(*slide.anchor);
  } else if (type_of(slide, map) == SlideType::Agenda) {
    body = agenda_body(map);
  } else if (const MapSlide* near = near_anchor(slide, map)) {
    const bool leads = near->number > slide.number;
    body = fmt::format(
        "- {}: [{}](#slide-{}), {}", leads ? "Leads to" : "Follows",
        near->anchor->id, near->number,
        inline_text(near->anchor->objective.empty() ? near->topic
                                                    : near->anchor->objective));
  }
  if (body.empty()) {
    const auto next = std::ranges::find_if(
        map.slides,
        [&](const MapSlide& each) { return each.number > slide.number; });
    body = next == map.slides.end()
               ? "- " + words_of(slide)
               : fmt::format("- Next: {}", words_of(*next));
  }
  return body;
}

}  // namespace owldeck
