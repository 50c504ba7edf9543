#pragma once

#include "generator/compose/context.h"
#include "generator/compose/markdown.h"

namespace owldeck {

/// Puts the mathematics of `words` into `run`, in the run's size and colour.
/// Needs: `words` is a formula.
/// Reports: `formula` at `span` with what is wrong and where in the formula.
void set_formula_in(Run& run, const Inline& words, const Span& span,
                    const SlideContext& context);

/// The same as a formula on a line of its own, larger and with sums and
/// fractions at their full height.
void set_display_formula_in(Run& run, const Inline& words, const Span& span,
                            const SlideContext& context);

}  // namespace owldeck
