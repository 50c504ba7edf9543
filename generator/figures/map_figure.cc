#include "generator/figures/drawing.h"

namespace owldeck {

std::optional<Drawing> draw(const FigureTask<MapFigure>& task,
                            Diagnostics& diagnostics) {
  diagnostics.error(task.span, "figure-kind", "no such figure yet");
  return std::nullopt;
}

}  // namespace owldeck
