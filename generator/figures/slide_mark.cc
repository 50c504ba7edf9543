#include "generator/figures/slide_mark.h"

#include <fmt/format.h>

#include "generator/figures/parts.h"

namespace owldeck {
namespace {

SlideMark on_tint(const Meaning& meaning, const Theme& theme,
                  std::optional<Color> edge) {
  return {meaning.tint, readable_on(meaning.color, meaning.tint, theme), edge};
}

}  // namespace

SlideMark slide_mark(SlideType type, const Theme& theme) {
  switch (type) {
    case SlideType::Concept:
    case SlideType::Takeaway:
      return {theme.core.color, theme.ink_on(theme.core.color), {}};
    case SlideType::Practical:
      return on_tint(theme.flow, theme, {});
    case SlideType::Animation:
      return on_tint(theme.core, theme, {});
    case SlideType::Code:
      return {theme.ground, theme.core.color, theme.core.color};
    case SlideType::Appendix:
      return on_tint(theme.safe, theme, theme.safe.color);
    case SlideType::Troubleshooting:
      return on_tint(theme.risk, theme, {});
    case SlideType::Quiz:
      return on_tint(theme.probability, theme, theme.probability.color);
    default:
      return {theme.panel, theme.muted, {}};
  }
}

std::string slide_link(std::string_view label) {
  const bool is_short =
      label.find_first_not_of("0123456789") == 1 || label.size() == 1;
  return fmt::format("#slide-{}{}", is_short ? "0" : "", label);
}

}  // namespace owldeck
