#pragma once

#include "generator/compose/context.h"
#include "render/scene/scene.h"

namespace owldeck {

/// The code of a slide on its card: coloured words, a tint behind the lines of
/// each step and the step's number in the margin.
/// Needs: a slide with code.
/// Reports: `text-overflow` and `missing-glyph` naming `code.text`,
/// `code-lines` for a step whose lines the code has not, `unknown-meaning`.
[[nodiscard]] Group draw_code_card(const Rect& area,
                                   const SlideContext& context);

/// The same numbers with what each step does, its shapes and its result.
/// Needs: a slide with code.
/// Reports: as fit and set_inline, naming `code.steps[0].title` and so on.
[[nodiscard]] Group draw_code_steps(const Rect& area,
                                    const SlideContext& context);

/// The edge case and the result, under a rule.
/// Needs: a slide with code.
[[nodiscard]] Group draw_code_facts(const Rect& area,
                                    const SlideContext& context);

/// A step's number on a disc of its colour.
[[nodiscard]] Group step_disc(Point center, int number, const Color& color,
                              const Theme& theme);

/// The colours of a step.
/// Reports: `unknown-meaning` with the nearest.
[[nodiscard]] Meaning step_meaning(const CodeStep& step,
                                   const SlideContext& context);

}  // namespace owldeck
