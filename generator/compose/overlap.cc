#include "generator/compose/overlap.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/compose/drawn_bounds.h"

namespace owldeck {
namespace {

// Measured sizes are sums of rounded glyph widths.
constexpr double kTolerance = 0.5;

constexpr std::string_view kFigure = "figure";

struct DrawnSlot {
  std::string name;
  Rect bounds;
};

std::vector<DrawnSlot> drawn_slots(const Scene& page,
                                   const TextMeasurer& measurer) {
  std::vector<DrawnSlot> slots;
  const std::vector<std::string> names = slot_names(page);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto bounds =
        names[i].empty() ? std::nullopt : drawn_bounds(page.nodes[i], measurer);
    if (bounds) {
      slots.push_back({names[i], *bounds});
    }
  }
  return slots;
}

/// `figure`, `figure-2`: the slot of the figure with that index.
std::string figure_slot(int index) {
  return index == 0 ? std::string(kFigure)
                    : fmt::format("{}-{}", kFigure, index + 1);
}

/// How far `rect` reaches over the edge of a page of `size`.
double outside(const Rect& rect, const Size& size) {
  return std::max({-rect.x, -rect.y, rect.right() - size.width,
                   rect.bottom() - size.height});
}

void report(const DrawnSlot& slot, const std::string& what, double units,
            const SlideContext& context) {
  context.diagnostics.error(
      slot_span(slot.name, context.slide), "slide-overlap",
      fmt::format("{} of {} {} by {:.0f} units", slot.name, page_words(context),
                  what, std::ceil(units)),
      fmt::format("shorten it, or give it more room in "
                  "templates/layouts/{}.yaml",
                  context.layout.type));
}

/// Reports the pair at the one that the deck has a place for.
void report_pair(const DrawnSlot& first, const DrawnSlot& second, double units,
                 const SlideContext& context) {
  const bool at_second =
      slot_span(first.name, context.slide) == context.slide.span;
  const DrawnSlot& one = at_second ? second : first;
  const DrawnSlot& other = at_second ? first : second;
  report(one, "overlaps " + other.name, units, context);
}

}  // namespace

std::string page_words(const SlideContext& context) {
  const bool notes = context.layout.type == "notes";
  return fmt::format("{}slide {}", notes ? "the notes of " : "",
                     context.slide.label);
}

std::vector<std::string> slot_names(const Scene& page) {
  std::vector<std::string> names;
  int figures = 0;
  for (const Node& node : page.nodes) {
    const NodeInfo& info = std::visit(
        [](const auto& part) -> const NodeInfo& { return part.info; },
        node.value);
    if (info.id.empty() && info.role == Role::Figure) {
      names.push_back(figure_slot(figures++));
    } else {
      names.push_back(info.id);
    }
  }
  return names;
}

Span slot_span(std::string_view slot, const AudienceSlide& slide) {
  if (slot == "title") {
    return slide.title.span;
  }
  if (slot == "body") {
    return slide.body.span;
  }
  if (slot == "owl") {
    return slide.owl.span;
  }
  for (std::size_t i = 0; i < slide.figures.size(); ++i) {
    const Figure& figure = slide.figures[i];
    const std::string name = figure_slot(static_cast<int>(i));
    if (slot == name) {
      return figure.span;
    }
    if (slot == "caption" + name.substr(kFigure.size())) {
      return figure.caption.span;
    }
  }
  if ((slot == "code" || slot == "steps" || slot == "facts") && slide.code) {
    return slide.code->span;
  }
  if (slot == "options" && !slide.options.empty()) {
    return slide.options.front().span;
  }
  if (slot == "strip" && slide.beginner) {
    return slide.beginner->span;
  }
  if (slot == "anchor" && slide.anchor) {
    return slide.anchor->id.span;
  }
  return slide.span;
}

void check_overlaps(const Scene& page, const SlideContext& context) {
  const std::vector<DrawnSlot> slots = drawn_slots(page, context.measurer());
  for (auto slot = slots.begin(); slot != slots.end(); ++slot) {
    const double over = outside(slot->bounds, page.size);
    if (over > kTolerance) {
      report(*slot, "leaves the page", over, context);
    }
    for (auto other = slot + 1; other != slots.end(); ++other) {
      const auto both = shared_part(slot->bounds, other->bounds);
      const double units = both ? std::min(both->width, both->height) : 0;
      if (units > kTolerance) {
        report_pair(*slot, *other, units, context);
      }
    }
  }
}

}  // namespace owldeck
