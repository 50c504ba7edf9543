#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/theme/theme.h"
#include "render/scene/scene.h"
#include "render/text/measure.h"

/// One-line texts as figures set them.
namespace owldeck {

/// The style of headings and side notes.
[[nodiscard]] TextStyle note_style(const Theme& theme);

/// The width of the widest of `texts`.
[[nodiscard]] double widest_text(const TextMeasurer& measurer,
                                 const std::vector<std::string>& texts,
                                 const TextStyle& style);

/// A one-line text that starts at the left edge of `box`, centred upright.
[[nodiscard]] TextBlock left_label(std::string text, const Rect& box,
                                   const TextStyle& style);

/// The same that ends at the right edge of `box`: numbers stand below each
/// other by their last digit.
[[nodiscard]] TextBlock right_label(std::string text, const Rect& box,
                                    const TextStyle& style);

/// `head_queries` as words: `head queries`.
[[nodiscard]] std::string readable(std::string name);

/// `style`, in mono where `name` is one of the code, such as `head_dim`.
[[nodiscard]] TextStyle name_style(std::string_view name, TextStyle style);

/// `24 %`.
[[nodiscard]] std::string percent(double share);

}  // namespace owldeck
