#include "generator/compose/slide.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/compose/anchor_tag.h"
#include "generator/compose/body.h"
#include "generator/compose/code.h"
#include "generator/compose/glyphs.h"
#include "generator/compose/header.h"
#include "generator/compose/options.h"
#include "generator/compose/owl_card.h"
#include "generator/compose/prose.h"
#include "generator/compose/strip.h"
#include "generator/compose/type.h"
#include "generator/figures/figure.h"
#include "generator/figures/parts.h"

namespace owldeck {
namespace {

void add(Scene& scene, std::optional<Group> group) {
  if (group) {
    scene.nodes.push_back({std::move(*group)});
  }
}

/// Sets a figure's texts as those of the slide.
TextSetter figure_text_setter(const SlideContext& context) {
  return [&context](const DeckText& text, const TextStyle& style,
                    Diagnostics& diagnostics) {
    const SlideContext own = context.reporting_to(diagnostics);
    Paragraph paragraph = set_line(text, style, kBodyLine, own);
    if (own.glyphs != nullptr) {
      report_missing(own.glyphs->missing_in({paragraph}, 0, own.measurer()),
                     {"figure", text.span}, own);
    }
    return paragraph;
  };
}

/// The caption of `figure`, no longer part of it: a figure's alternative text
/// stands for all that is in it, but a caption is read.
std::optional<TextBlock> take_caption(std::optional<Group>& figure) {
  auto* last = figure && !figure->children.empty()
                   ? std::get_if<TextBlock>(&figure->children.back().value)
                   : nullptr;
  if (last == nullptr || last->info.role != Role::Paragraph) {
    return std::nullopt;
  }
  TextBlock caption = std::move(*last);
  figure->children.pop_back();
  return caption;
}

/// The figures take the slots `figure`, `figure-2` ... in order.
void add_figures(Scene& scene, const SlideContext& context) {
  const ComposeInputs& inputs = context.inputs;
  const std::vector<Figure>& figures = context.slide.figures;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const std::string number = i == 0 ? "" : fmt::format("-{}", i + 1);
    const Rect* area = context.need_area("figure" + number);
    if (area == nullptr) {
      continue;
    }
    const bool is_still = std::holds_alternative<StillFigure>(figures[i].kind);
    const Clips none;
    std::optional<Group> figure =
        draw_figure(figures[i], *area,
                    {inputs.traces, context.theme(), inputs.measurer,
                     is_still ? inputs.clips() : none, &context.deck,
                     inputs.blueprint, figure_text_setter(context)},
                    context.diagnostics);
    std::optional<TextBlock> caption = take_caption(figure);
    add(scene, std::move(figure));
    if (caption) {
      caption->info.id = "caption" + number;
      scene.nodes.push_back({std::move(*caption)});
    }
  }
}

void add_code(Scene& scene, const SlideContext& context) {
  if (!context.slide.code) {
    return;
  }
  if (const Rect* area = context.need_area("code")) {
    add(scene, draw_code_card(*area, context));
  }
  if (const Rect* area = context.need_area("steps")) {
    add(scene, draw_code_steps(*area, context));
  }
  if (const Rect* area = context.need_area("facts")) {
    add(scene, draw_code_facts(*area, context));
  }
}

}  // namespace

Scene draw_slide(const SlideContext& context) {
  Scene scene = ground_scene(context.theme());
  add_kicker(scene, kicker_of(context), context);
  add_title(scene, context);
  add_figures(scene, context);
  add_code(scene, context);
  add(scene, draw_body(context));
  add(scene, draw_options(context));
  add(scene, draw_strip(context));
  add(scene, draw_owl_card(context));
  add(scene, draw_anchor_tag(context));
  add_sources(scene, context);
  add_page_number(scene, context);
  return scene;
}

}  // namespace owldeck
