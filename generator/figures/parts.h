#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/attention/trace.h"
#include "generator/theme/theme.h"
#include "render/scene/scene.h"
#include "render/text/measure.h"

/// The parts that figures and films are made of, so that a cell, a token or an
/// arc looks the same on a slide and in a frame.
namespace owldeck {

/// A page with the theme's ground and nothing on it.
[[nodiscard]] Scene ground_scene(const Theme& theme);

/// A cell of a heatmap or vector strip: a filled, slightly rounded rectangle
/// with its value in the ink that reads best. `text` may be empty.
[[nodiscard]] Group value_cell(const Rect& rect, const Color& fill,
                               const std::string& text, const Theme& theme,
                               double text_size);

/// A cell that the mask hides: hatched, never just dark; `text` is `−∞` or `0`
/// or empty.
[[nodiscard]] Group masked_cell(const Rect& rect, const std::string& text,
                                const Theme& theme, double text_size);

/// A cell whose value is no number, in the colour of what is wrong.
[[nodiscard]] Group broken_cell(const Rect& rect, const std::string& text,
                                const Theme& theme, double text_size);

/// A token's chip; `asking` marks the query.
[[nodiscard]] Group token_chip(const Rect& rect, const std::string& token,
                               bool asking, const Theme& theme,
                               double text_size);

/// A chip for each of `tokens` in its place; `asking` marks the query, if any.
[[nodiscard]] Group token_chips(const std::vector<Rect>& places,
                                const std::vector<std::string>& tokens,
                                std::optional<std::size_t> asking,
                                const Theme& theme, double text_size);

/// One arc of attention from the query's chip to a key's.
struct Arc {
  double from_x = 0;   ///< on the query's top edge
  double to_x = 0;     ///< on the key's top edge
  double base_y = 0;   ///< top edge of the chips
  double height = 0;   ///< of the arc above base_y
  double width = 0;    ///< of the stroke: k times the weight
  double opacity = 1;  ///< 0.25 + 0.75 (weight / largest weight)^2
  double weight = 0;
};

/// Arcs from `query` to every key, nearest key outermost so that they never
/// cross; the arc to itself is a narrow loop. `centers` are the x of the chips,
/// `chip_width` their width. Units: stroke width is `stroke_scale` times the
/// weight.
[[nodiscard]] std::vector<Arc> layout_arcs(const std::vector<double>& centers,
                                           double chip_width, double base_y,
                                           double max_height, int query,
                                           const std::vector<double>& weights,
                                           double stroke_scale);

/// The height of an arc over `distance` tokens where the farthest key is
/// `largest` tokens away and its arc `max_height` high.
[[nodiscard]] double arc_height(double max_height, double distance,
                                double largest);

/// The arc's path; `drawn` 0..1 is the share drawn from the query on.
[[nodiscard]] Path arc_path(const Arc& arc, const Color& color,
                            double drawn = 1);

/// The colour of a value on a scale from 0 (or, with negative values, around 0)
/// to `largest`.
[[nodiscard]] Color weight_color(double value, double largest,
                                 const Theme& theme);
[[nodiscard]] Color vector_color(double value, double largest,
                                 const Theme& theme);

/// `color`, as much nearer to the text's as it takes to be read on `ground`.
[[nodiscard]] Color readable_on(const Color& color, const Color& ground,
                                const Theme& theme);

/// The values that a colour scale shows. Needs: smallest <= 0 < largest.
struct ScaleRange {
  double smallest = 0;
  double largest = 1;
  bool vectors = false;  ///< in the colours of vectors, not of weights
};

/// Distance of round ticks over `length`: two to four of them.
[[nodiscard]] double tick_step(double length);
/// The round values in `range`, rising, and one of them as text.
[[nodiscard]] std::vector<double> ticks_of(const ScaleRange& range);
[[nodiscard]] std::string tick_text(double value, const ScaleRange& range);

/// `range` with a round number as its negative end, so that it has a tick, and
/// never empty.
[[nodiscard]] ScaleRange with_round_ends(ScaleRange range);

/// The baseline of a scale bar's title above its upper edge.
inline constexpr double kScaleTitleRise = 33;

/// An upright scale bar that fills `rect`, its ticks at the right, its title
/// above.
[[nodiscard]] Group scale_bar(const Rect& rect, double largest,
                              const std::string& title, const Theme& theme);
[[nodiscard]] Group scale_bar(const Rect& rect, const ScaleRange& range,
                              const std::string& title, const Theme& theme);

/// A scale bar that lies in `rect`, its ticks below.
[[nodiscard]] Group flat_scale_bar(const Rect& rect, const ScaleRange& range,
                                   const Theme& theme);

}  // namespace owldeck
