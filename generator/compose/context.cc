#include "generator/compose/context.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "generator/compose/markdown.h"
#include "generator/figures/slide_mark.h"

namespace owldeck {
namespace {

bool has_several_headings(const DeckText& markdown) {
  Diagnostics reported_when_set;
  const std::vector<Block> blocks = parse_markdown(markdown, reported_when_set);
  return std::count_if(blocks.begin(), blocks.end(), [](const Block& block) {
           return block.kind == BlockKind::Heading;
         }) >= 2;
}

/// Something that a slide holds, by the name that layouts give it.
struct Content {
  std::string kind;
  Span span;
};

std::vector<Content> contents_of(const AudienceSlide& slide) {
  std::vector<Content> contents;
  const auto add_text = [&contents](std::string kind, const DeckText& text) {
    if (!text.value.empty()) {
      contents.push_back({std::move(kind), text.span});
    }
  };
  const auto add = [&contents](std::string kind, const auto& part) {
    if (part) {
      contents.push_back({std::move(kind), part->span});
    }
  };
  add_text("title", slide.title);
  add_text("subtitle", slide.subtitle);
  add_text(has_several_headings(slide.body) ? "columns" : "text", slide.body);
  for (const Figure& figure : slide.figures) {
    contents.push_back({"figure", figure.span});
  }
  add("code", slide.code);
  if (!slide.options.empty()) {
    contents.push_back({"options", slide.options.front().span});
  }
  add("beginner", slide.beginner);
  add("outcomes", slide.outcomes);
  if (slide.anchor) {
    contents.push_back({"anchor", slide.anchor->id.span});
  }
  if (!slide.sources.empty()) {
    contents.push_back({"sources", slide.sources.front().span});
  }
  add_text("owl", slide.owl);
  return contents;
}

ContentCounts counts_of(const std::vector<Content>& contents) {
  ContentCounts counts;
  for (const Content& content : contents) {
    ++counts[content.kind];
  }
  return counts;
}

/// `figure-left (figure, text)`.
std::string describe(const LayoutVariant& variant) {
  std::vector<std::string> kinds;
  for (const Slot& slot : variant.slots) {
    if (!slot.holds.empty()) {
      kinds.push_back(fmt::format("{}", fmt::join(slot.holds, " or ")));
    }
  }
  return fmt::format("{} ({})", variant.name, fmt::join(kinds, ", "));
}

void report_unknown_variant(const AudienceSlide& slide, const Layout& layout,
                            Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const LayoutVariant& variant : layout.variants) {
    names.push_back(variant.name);
  }
  diagnostics.error(slide.layout->span, "unknown-word",
                    fmt::format("no layout '{}' for a slide of type {}",
                                slide.layout->value, to_string(slide.type)),
                    suggest(slide.layout->value, names));
}

/// What none of `variants` has room for, or all that is there together.
void report_misfit(const AudienceSlide& slide,
                   const std::vector<Content>& contents, const Layout& layout,
                   const std::vector<LayoutVariant>& variants,
                   Diagnostics& diagnostics) {
  std::vector<std::string> described;
  for (const LayoutVariant& variant : variants) {
    described.push_back(describe(variant));
  }
  const std::string hint =
      fmt::format("its layouts: {}", fmt::join(described, "; "));
  for (const Content& content : contents) {
    const bool homeless =
        std::ranges::none_of(variants, [&](const LayoutVariant& variant) {
          return room_for(content.kind, variant, layout) > 0;
        });
    if (homeless) {
      diagnostics.error(
          content.span, "layout-slots",
          fmt::format("slide {}, of type {}, has no slot for {}", slide.label,
                      to_string(slide.type), content.kind),
          hint);
      return;
    }
  }
  std::vector<std::string> kinds;
  for (const Content& content : contents) {
    const bool of_frame =
        std::ranges::any_of(layout.slots, [&](const Slot& slot) {
          return std::ranges::find(slot.holds, content.kind) !=
                 slot.holds.end();
        });
    if (!of_frame) {
      kinds.push_back(content.kind);
    }
  }
  diagnostics.error(
      slide.span, "layout-slots",
      fmt::format("slide {}, of type {}, has no layout for {}", slide.label,
                  to_string(slide.type),
                  kinds.empty() ? std::string("a title alone")
                                : fmt::format("{}", fmt::join(kinds, ", "))),
      hint);
}

}  // namespace

const Slot* SlideContext::find_slot(std::string_view name) const {
  if (const Slot* own = variant.find(name)) {
    return own;
  }
  const auto shared = std::ranges::find(layout.slots, name, &Slot::name);
  return shared == layout.slots.end() ? nullptr : &*shared;
}

const Rect* SlideContext::find_area(std::string_view name) const {
  const Slot* found = find_slot(name);
  return found ? &found->area : nullptr;
}

const Rect* SlideContext::need_area(std::string_view name) const {
  const Rect* area = find_area(name);
  if (!area) {
    diagnostics.error(
        slide.span, "layout-area",
        fmt::format("layout '{}' has no slot '{}' in its variant '{}'",
                    layout.type, name, variant.name),
        fmt::format("add it to templates/layouts/{}.yaml", layout.type));
  }
  return area;
}

std::string page_name(std::string_view label) {
  return slide_link(label).substr(1);
}

const LayoutVariant* choose_variant(const AudienceSlide& slide,
                                    const Layout& layout,
                                    Diagnostics& diagnostics) {
  const std::vector<Content> contents = contents_of(slide);
  const ContentCounts counts = counts_of(contents);
  if (slide.layout) {
    const LayoutVariant* named = layout.find(slide.layout->value);
    if (named == nullptr) {
      report_unknown_variant(slide, layout, diagnostics);
    } else if (!fits(counts, *named, layout)) {
      report_misfit(slide, contents, layout, {*named}, diagnostics);
      return nullptr;
    }
    return named;
  }
  const auto found =
      std::ranges::find_if(layout.variants, [&](const LayoutVariant& variant) {
        return fits(counts, variant, layout);
      });
  if (found == layout.variants.end()) {
    report_misfit(slide, contents, layout, layout.variants, diagnostics);
    return nullptr;
  }
  return &*found;
}

}  // namespace owldeck
