#include "generator/compose/check_page.h"

#include <fmt/format.h>

#include "generator/compose/contrast.h"
#include "generator/compose/figure_text.h"
#include "generator/compose/overlap.h"

namespace owldeck {
namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n") == std::string::npos;
}

bool is_without_words(const Node& node) {
  const auto* group = std::get_if<Group>(&node.value);
  return group != nullptr && group->info.role == Role::Figure &&
         is_blank(group->info.alt);
}

void check_alternatives(const Scene& page, const SlideContext& context) {
  const std::vector<std::string> slots = slot_names(page);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (is_without_words(page.nodes[i])) {
      context.diagnostics.error(
          slot_span(slots[i], context.slide), "figure-alt",
          fmt::format("{} of slide {} has no alternative text", slots[i],
                      context.slide.label),
          "say in 'alt' what it shows, or leave 'alt' out");
    }
  }
}

}  // namespace

void check_page(const Scene& page, bool fits, const SlideContext& context) {
  if (fits) {
    check_overlaps(page, context);
  }
  check_figure_texts(page, context);
  check_contrast(page, context);
  check_alternatives(page, context);
}

}  // namespace owldeck
