#include "generator/compose/context.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/compose/markdown.h"

namespace owldeck {
namespace {

bool has_several_headings(const DeckText& markdown) {
  Diagnostics reported_when_set;
  const std::vector<Block> blocks = parse_markdown(markdown, reported_when_set);
  return std::count_if(blocks.begin(), blocks.end(), [](const Block& block) {
           return block.kind == BlockKind::Heading;
         }) >= 2;
}

}  // namespace

const Rect* SlideContext::find_area(std::string_view name) const {
  if (const Rect* own = variant.find(name)) {
    return own;
  }
  const LayoutVariant* frame = layout.find("frame");
  return frame ? frame->find(name) : nullptr;
}

const Rect* SlideContext::need_area(std::string_view name) const {
  const Rect* area = find_area(name);
  if (!area) {
    diagnostics.error(
        slide.span, "layout-area",
        fmt::format("layout '{}' has no area '{}' in its variant '{}'",
                    layout.type, name, variant.name),
        fmt::format("add it to templates/layouts/{}.yaml", layout.type));
  }
  return area;
}

std::string page_name(int number) {
  return fmt::format("slide-{:02}", number);
}

std::string_view variant_for(const AudienceSlide& slide) {
  if (slide.code) {
    return "code";
  }
  if (slide.figure) {
    return slide.body.value.empty() ? "figure-full" : "figure-left";
  }
  return has_several_headings(slide.body) ? "columns" : "text";
}

}  // namespace owldeck
