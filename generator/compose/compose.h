#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "generator/attention/trace.h"
#include "generator/audience/audience.h"
#include "generator/deck/blueprint.h"
#include "generator/source/diagnostic.h"
#include "generator/theme/theme.h"
#include "render/scene/document.h"
#include "render/text/measure.h"

namespace owldeck {

/// Films, by id.
using Clips = std::map<std::string, Clip>;

/// What a slide's drawing needs beside the slide.
struct ComposeInputs {
  const Traces& traces;
  const Look& look;
  const Blueprint* blueprint = nullptr;  ///< names the hours; may be absent
  /// Gives the films, when the first slide shows a still of one.
  std::function<const Clips&()> clips;
  const TextMeasurer& measurer;
  /// Told of each page when it is finished.
  std::function<void(const Page&)> on_page = {};
  /// Whether finished pages are judged as check_page does.
  bool judge = false;
  /// Whether pages show what they were composed by, as draw_boxes does.
  bool boxes = false;
};

/// Lays out every slide of one edition. Page names are `slide-01` ...; the
/// instructor's edition has a page `slide-01-notes` after each slide.
/// Reports: `text-overflow` with the field's place and how much it is over,
/// `missing-glyph`, `markdown`, `unknown-meaning`, `unknown-slide`,
/// `code-lines`, `layout-area`, and what `expand`, `draw_figure` and, where
/// pages are judged, `check_page` report.
[[nodiscard]] Document compose(const AudienceDeck& deck,
                               const ComposeInputs& inputs,
                               Diagnostics& diagnostics);

/// The names of the pages that `compose` makes of `deck`.
[[nodiscard]] std::vector<std::string> page_names(const AudienceDeck& deck);

}  // namespace owldeck
