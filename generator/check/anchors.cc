#include "generator/check/anchors.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "generator/check/anchor_links.h"

namespace owldeck {
namespace {

const std::vector<Located<std::string>>& shapes_of(const Deck& deck,
                                                   const AnchorRules& course) {
  return deck.anchors.ids.empty() ? course.ids : deck.anchors.ids;
}

void check_shape(const Located<std::string>& id,
                 const std::vector<Located<std::string>>& shapes,
                 Diagnostics& findings) {
  const auto fits = [&id](const Located<std::string>& shape) {
    return has_shape(id.value, shape.value);
  };
  if (!is_set(id) || shapes.empty() || std::ranges::any_of(shapes, fits)) {
    return;
  }
  std::vector<std::string> known;
  for (const Located<std::string>& shape : shapes) {
    known.push_back(shape.value);
  }
  findings.add(
      {id.span,
       Severity::Error,
       "anchor-pattern",
       fmt::format("anchor '{}' is not named as the others are", id.value),
       fmt::format("write {}; # is a digit, ? a capital letter",
                   fmt::join(known, " or ")),
       {{shapes.front().span, "the names are set here"}}});
}

void check_shapes(const DeckUnderCheck& member, const AnchorRules& course) {
  for (const Slide& slide : member.deck->slides) {
    if (slide.anchor) {
      check_shape(slide.anchor->id, shapes_of(*member.deck, course),
                  *member.findings);
    }
  }
}

}  // namespace

bool has_shape(std::string_view id, std::string_view shape) {
  return std::ranges::equal(id, shape, [](char letter, char wanted) {
    return wanted == '#'   ? letter >= '0' && letter <= '9'
           : wanted == '?' ? letter >= 'A' && letter <= 'Z'
                           : letter == wanted;
  });
}

AnchorGraph check_anchors(std::span<const DeckUnderCheck> decks,
                          const AnchorRules& course, bool whole) {
  for (const DeckUnderCheck& member : decks) {
    check_shapes(member, course);
  }
  AnchorLinks links = link_anchors(decks, whole);
  find_anchor_cycles(links, decks);
  find_later_anchors(links, decks);
  find_hidden_anchors(links, decks);
  find_unused_anchors(links, decks);
  find_asset_changes(links, decks);
  find_redundant_anchors(links, decks);
  return std::move(links.graph);
}

AnchorGraph check_anchors(const Deck& deck, Diagnostics& diagnostics) {
  const DeckUnderCheck alone{&deck, &diagnostics, nullptr};
  return check_anchors({&alone, 1}, {}, false);
}

}  // namespace owldeck
