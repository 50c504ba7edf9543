#include "generator/compose/owl_card.h"

#include "generator/compose/fit.h"
#include "generator/compose/prose.h"
#include "generator/compose/steps.h"
#include "generator/compose/type.h"
#include "generator/figures/owl.h"

namespace owldeck {
namespace {

TextBlock draw_sentence(const Rect& area, const SlideContext& context) {
  const Theme& theme = context.theme();
  const DeckText& owl = context.slide.owl;
  const TextStyle style =
      colored(weighted(strip_type(theme), 500), heading_color(theme));
  TextBlock sentence =
      fitted_block({set_inline(owl, style, kStripLine, context)}, area,
                   {"owl", owl.span}, context);
  sentence.info.role = Role::Paragraph;
  sentence.vertical = VerticalAlign::Middle;
  return sentence;
}

}  // namespace

std::optional<Group> draw_owl_card(const SlideContext& context) {
  const AudienceSlide& slide = context.slide;
  if (slide.owl.value.empty()) {
    return std::nullopt;
  }
  const Rect* card = context.need_area("owl-card");
  const Rect* owl = context.need_area("owl");
  const Rect* text = context.need_area("owl-text");
  if (!card || !owl || !text) {
    return std::nullopt;
  }
  const Theme& theme = context.theme();
  Group group;
  group.info.id = "owl";
  Rectangle ground;
  ground.rect = *card;
  ground.radius = 16;
  ground.fill = theme.panel;
  group.children.push_back({std::move(ground)});
  group.children.push_back({draw_owl(*owl, theme)});
  group.children.push_back({draw_in_slot(
      "owl-text", &Theme::value_size, context,
      [&](const SlideContext& slot) { return draw_sentence(*text, slot); })});
  return group;
}

}  // namespace owldeck
