#pragma once

#include <utility>
#include <vector>

#include "generator/compose/context.h"

namespace owldeck {

/// The sizes that text of `size` may have in the slot of that name, from its
/// own down the theme's scale to the least that the layout states.
[[nodiscard]] std::vector<double> slot_sizes(std::string_view slot, double size,
                                             const SlideContext& context);

/// Whether a text did not fit.
[[nodiscard]] bool has_overflow(const Diagnostics& diagnostics);

/// What `draw` makes of a context for the slot of that name, with the largest
/// of the slot's sizes at which all its text fits: one size for the whole slot.
/// `size` is the theme's that steps down.
/// Reports: what `draw` reports at that size, or at the least if none fits.
template <class Draw>
auto draw_in_slot(std::string_view slot, double Theme::*size,
                  const SlideContext& context, const Draw& draw) {
  const std::vector<double> sizes =
      slot_sizes(slot, context.theme().*size, context);
  for (auto step = sizes.begin();; ++step) {
    Theme smaller;
    const Theme* theme = context.slot_theme;
    if (step != sizes.begin()) {
      smaller = context.theme();
      smaller.*size = *step;
      theme = &smaller;
    }
    Diagnostics found;
    SlideContext trial = context.reporting_to(found);
    trial.slot = slot;
    trial.slot_theme = theme;
    auto drawn = draw(std::as_const(trial));
    if (!has_overflow(found) || step + 1 == sizes.end()) {
      for (const Diagnostic& problem : found.all()) {
        context.diagnostics.add(problem);
      }
      return drawn;
    }
  }
}

}  // namespace owldeck
