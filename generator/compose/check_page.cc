#include "generator/compose/check_page.h"

#include <fmt/format.h>

#include "generator/compose/contrast.h"
#include "generator/compose/overlap.h"

namespace owldeck {
namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n") == std::string::npos;
}

void check_alternatives(const std::vector<Node>& nodes,
                        const SlideContext& context) {
  for (const Node& node : nodes) {
    const auto* group = std::get_if<Group>(&node.value);
    if (group == nullptr) {
      continue;
    }
    if (group->info.role == Role::Figure && is_blank(group->info.alt)) {
      context.diagnostics.error(
          slot_span("figure", context.slide), "figure-alt",
          fmt::format("the figure of slide {} has no alternative text",
                      context.slide.number),
          "say in 'alt' what it shows, or leave 'alt' out");
    }
    check_alternatives(group->children, context);
  }
}

}  // namespace

void check_page(const Scene& page, bool fits, const SlideContext& context) {
  if (fits) {
    check_overlaps(page, context);
  }
  check_contrast(page, context);
  check_alternatives(page.nodes, context);
}

}  // namespace owldeck
