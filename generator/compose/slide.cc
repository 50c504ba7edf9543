#include "generator/compose/slide.h"

#include <algorithm>

#include "generator/compose/anchor_tag.h"
#include "generator/compose/body.h"
#include "generator/compose/code.h"
#include "generator/compose/header.h"
#include "generator/compose/owl_card.h"
#include "generator/compose/strip.h"
#include "generator/figures/figure.h"
#include "generator/figures/parts.h"

namespace owldeck {
namespace {

void add(Scene& scene, std::optional<Group> group) {
  if (group) {
    scene.nodes.push_back({std::move(*group)});
  }
}

void add_figure(Scene& scene, const SlideContext& context) {
  const Rect* area =
      context.slide.figure ? context.need_area("figure") : nullptr;
  if (!area) {
    return;
  }
  const ComposeInputs& inputs = context.inputs;
  const Figure& figure = *context.slide.figure;
  const bool is_still = std::holds_alternative<StillFigure>(figure.kind);
  const Clips none;
  add(scene, draw_figure(figure, *area,
                         {inputs.traces, context.theme(), inputs.measurer,
                          is_still ? inputs.clips() : none},
                         context.diagnostics));
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
  add_figure(scene, context);
  add_code(scene, context);
  add(scene, draw_body(context));
  add(scene, draw_strip(context));
  add(scene, draw_owl_card(context));
  add(scene, draw_anchor_tag(context));
  add_sources(scene, context);
  add_page_number(scene, context);
  return scene;
}

}  // namespace owldeck
