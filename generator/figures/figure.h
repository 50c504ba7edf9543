#pragma once

#include <map>
#include <optional>
#include <string>

#include "generator/attention/trace.h"
#include "generator/audience/audience.h"
#include "generator/deck/blueprint.h"
#include "generator/deck/figure.h"
#include "generator/figures/words.h"
#include "generator/source/diagnostic.h"
#include "generator/theme/theme.h"
#include "render/scene/document.h"
#include "render/text/measure.h"

namespace owldeck {

/// What drawing a figure needs beside its description.
struct FigureInputs {
  const Traces& traces;
  const Theme& theme;
  const TextMeasurer& measurer;
  /// Films, by id, for stills; one without `at` was wrong and reported so.
  const std::map<std::string, Clip>& clips;
  /// The deck whose slides or anchors a figure is about, or whose files it
  /// shows.
  const AudienceDeck* deck = nullptr;
  /// Names the parts of the session; may be absent.
  const Blueprint* blueprint = nullptr;
  /// Sets captions, titles and sentences; without it they are set as they were
  /// typed.
  TextSetter set_text = {};
};

/// Draws `figure` into `area`, centred and as large as fits up to its natural
/// size. Every number and cell comes from a trace.
/// Gives: a Group of role Figure with alternative text: the picture and, if it
/// has one, the caption, a TextBlock of role Paragraph.
/// Reports: `figure-overflow` if it cannot be drawn legibly in `area`,
/// `figure-axes` (axes or steps that the figure cannot show: not query by key,
/// not one or two left for bars and lines, several heads where one is shown, no
/// mask for a staircase, no heads to compare), `figure-query` (arcs without a
/// query), `bars-value` (no length),
/// `lines-value` (no place on an axis), `timeline-section` and `calls-level`
/// (out of order), `map-edge` (to itself), `figure-empty` (a deck without what
/// is to be shown), `still-time`, `image-pixels` (a warning: fewer than it is
/// drawn on), `unknown-token`, `unknown-name`, `unknown-step`,
/// `unknown-meaning`, `formula`, and what find_matrix and expand report.
[[nodiscard]] std::optional<Group> draw_figure(const Figure& figure,
                                               const Rect& area,
                                               const FigureInputs& inputs,
                                               Diagnostics& diagnostics);

}  // namespace owldeck
