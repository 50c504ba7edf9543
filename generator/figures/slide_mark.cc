#include "generator/figures/slide_mark.h"

#include <fmt/format.h>

namespace owldeck {

SlideMark slide_mark(SlideType type, const Theme& theme) {
  switch (type) {
    case SlideType::Concept:
    case SlideType::Takeaway:
      return {theme.core.color, theme.ink_on(theme.core.color), {}};
    case SlideType::Practical:
      return {theme.flow.tint, theme.flow.color, {}};
    case SlideType::Animation:
      return {theme.core.tint, theme.core.color, {}};
    case SlideType::Code:
      return {theme.ground, theme.core.color, theme.core.color};
    case SlideType::Appendix:
      return {theme.safe.tint, theme.safe.color, theme.safe.color};
    case SlideType::Troubleshooting:
      return {theme.risk.tint, theme.risk.color, {}};
    default:
      return {theme.panel, theme.muted, {}};
  }
}

std::string slide_link(int number) {
  return fmt::format("#slide-{:02}", number);
}

}  // namespace owldeck
