#include "generator/theme/layout.h"

#include <algorithm>

namespace owldeck {
namespace {

bool holds(const Slot& slot, std::string_view kind) {
  return std::ranges::find(slot.holds, kind) != slot.holds.end();
}

int count_slots(const std::vector<Slot>& slots, std::string_view kind) {
  return static_cast<int>(std::ranges::count_if(
      slots, [kind](const Slot& slot) { return holds(slot, kind); }));
}

/// Whether each of the slots that must be filled has a content.
bool is_filled(const LayoutVariant& variant, const ContentCounts& contents) {
  return std::ranges::all_of(variant.slots, [&](const Slot& slot) {
    return slot.optional || slot.holds.empty() ||
           std::ranges::any_of(slot.holds, [&](const std::string& kind) {
             const auto found = contents.find(kind);
             return found != contents.end() &&
                    found->second >= count_slots(variant.slots, kind);
           });
  });
}

}  // namespace

const std::vector<std::string>& content_kinds() {
  static const std::vector<std::string> kinds{
      "title",   "subtitle", "text",     "columns", "figure",  "code",
      "options", "beginner", "outcomes", "anchor",  "sources", "owl"};
  return kinds;
}

const Slot* LayoutVariant::find(std::string_view slot) const {
  const auto found = std::ranges::find(slots, slot, &Slot::name);
  return found == slots.end() ? nullptr : &*found;
}

const LayoutVariant* Layout::find(std::string_view variant) const {
  const auto found = std::ranges::find(variants, variant, &LayoutVariant::name);
  return found == variants.end() ? nullptr : &*found;
}

int room_for(std::string_view kind, const LayoutVariant& variant,
             const Layout& layout) {
  return count_slots(variant.slots, kind) + count_slots(layout.slots, kind);
}

bool fits(const ContentCounts& contents, const LayoutVariant& variant,
          const Layout& layout) {
  return is_filled(variant, contents) &&
         std::ranges::all_of(contents, [&](const auto& content) {
           return content.second <= room_for(content.first, variant, layout);
         });
}

}  // namespace owldeck
