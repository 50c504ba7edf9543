#pragma once

#include "generator/theme/theme.h"
#include "render/scene/scene.h"

/// The type scale of a slide: one function for each kind of text, so that a
/// size or weight is decided in one place.
namespace owldeck {

inline constexpr double kTitleLine = 1.15;  ///< line heights, times the size
inline constexpr double kBodyLine = 1.36;
inline constexpr double kStripLine = 1.3;

/// The colour of titles and heads: core or text, whichever stands out more.
[[nodiscard]] Color heading_color(const Theme& theme);

[[nodiscard]] TextStyle title_type(const Theme& theme);
/// The deck's name on its first slide.
[[nodiscard]] TextStyle cover_title_type(const Theme& theme);
[[nodiscard]] TextStyle kicker_type(const Theme& theme);
[[nodiscard]] TextStyle body_type(const Theme& theme);
/// A head over a part of the body or a step.
[[nodiscard]] TextStyle body_head_type(const Theme& theme);
/// Strip, owl, notes: what is read after the figure.
[[nodiscard]] TextStyle strip_type(const Theme& theme);
[[nodiscard]] TextStyle strip_head_type(const Theme& theme);
/// Anchor tag, sources, page number: found when looked for.
[[nodiscard]] TextStyle small_type(const Theme& theme);
[[nodiscard]] TextStyle code_type(const Theme& theme);

/// The same in another colour or weight.
[[nodiscard]] TextStyle colored(TextStyle style, const Color& color);
[[nodiscard]] TextStyle weighted(TextStyle style, int weight);

/// One paragraph of one run.
[[nodiscard]] Paragraph plain_paragraph(std::string text,
                                        const TextStyle& style,
                                        double line_height);

}  // namespace owldeck
