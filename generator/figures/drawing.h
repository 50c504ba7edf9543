#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/figures/figure.h"
#include "generator/figures/labels.h"

/// One function per kind of figure. Each draws at the origin, not larger than
/// `room`; draw_figure places the result in the slide's area.
namespace owldeck {

struct Drawing {
  std::vector<Node> nodes;
  Size size;
  std::string alt;   ///< alternative text, written from the tensors
  std::string link;  ///< where a click leads; may be empty
  /// A list starts where the text of its column does; what is not one is
  /// centred.
  bool at_left = false;
};

/// A figure's description with the place to report to.
template <class Kind>
struct FigureTask {
  const Kind& figure;
  const Span& span;  ///< of the whole figure
  Size room;
  const FigureInputs& inputs;
};

/// Reports: `figure-overflow` of what is drawn by `task`: that `what`, such as
/// `5 calls do`, not fit into its room.
/// Gives: nothing, so that it can be returned.
[[nodiscard]] std::nullopt_t refuse_room(const Span& span, const Size& room,
                                         std::string_view what,
                                         std::string_view hint,
                                         Diagnostics& diagnostics);
template <class Kind>
[[nodiscard]] std::nullopt_t refuse_room(const FigureTask<Kind>& task,
                                         std::string_view what,
                                         std::string_view hint,
                                         Diagnostics& diagnostics) {
  return refuse_room(task.span, task.room, what, hint, diagnostics);
}

[[nodiscard]] std::optional<Drawing> draw(const FigureTask<HeatmapFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<ArcsFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<ShapesFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<FormulaFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<StillFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<BarsFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<StateFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<GraphFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<VectorsFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(
    const FigureTask<ProjectionFigure>& task, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(
    const FigureTask<WeightedSumFigure>& task, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(
    const FigureTask<StaircaseFigure>& task, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<SoftmaxFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<LinesFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(
    const FigureTask<ConfigurationsFigure>& task, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(
    const FigureTask<PipelineFigure>& task, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<CardsFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(
    const FigureTask<ChecklistFigure>& task, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(
    const FigureTask<TimelineFigure>& task, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(
    const FigureTask<PrerequisitesFigure>& task, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<MapFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<CallsFigure>& task,
                                          Diagnostics& diagnostics);
[[nodiscard]] std::optional<Drawing> draw(const FigureTask<ImageFigure>& task,
                                          Diagnostics& diagnostics);

/// The index of `token` in the trace.
/// Reports: `unknown-token`.
[[nodiscard]] std::optional<std::size_t> find_token(
    const Trace& trace, const Located<std::string>& token,
    Diagnostics& diagnostics);

/// `weights` of a path such as `split.weights[0][1]`.
[[nodiscard]] std::string step_of(const std::string& path);

/// What the entries of `axis` are called: by their own labels, or the tokens,
/// or numbers.
[[nodiscard]] std::vector<std::string> axis_labels(const Axis& axis,
                                                   const Trace& trace);

}  // namespace owldeck
