#include "render/paint/svg_uses.h"

#include <algorithm>

namespace owldeck {
namespace {

constexpr int kDeepestUse = 64;

}  // namespace

void SvgUses::open(const SvgElement& element) {
  open_.push_back(element.id);
  const auto add_uses = [&element](Part& part) {
    part.uses.insert(part.uses.end(), element.uses.begin(), element.uses.end());
  };
  add_uses(all_);
  for (const std::string& around : open_) {
    if (!around.empty()) {
      add_uses(named_[around]);
    }
  }
  add(element.weight);
}

void SvgUses::add(long weight) {
  all_.elements += weight;
  for (const std::string& around : open_) {
    if (!around.empty()) {
      named_[around].elements += weight;
    }
  }
}

void SvgUses::close() {
  if (!open_.empty()) {
    open_.pop_back();
  }
}

long SvgUses::count(long most) const {
  std::map<std::string, long> known;
  return count(all_, most, 0, known);
}

long SvgUses::count_of(std::string_view id, long most) const {
  const auto found = named_.find(id);
  std::map<std::string, long> known;
  return found == named_.end() ? 0 : count(found->second, most, 0, known);
}

long SvgUses::count(const Part& part, long most, int depth,
                    std::map<std::string, long>& known) const {
  if (depth > kDeepestUse) {
    return most + 1;
  }
  long total = part.elements;
  for (const std::string& used : part.uses) {
    const auto target = named_.find(used);
    if (target == named_.end()) {
      continue;
    }
    const auto counted = known.find(used);
    const long elements = counted != known.end()
                              ? counted->second
                              : count(target->second, most, depth + 1, known);
    known[used] = elements;
    total = std::min(total + elements, most + 1);
    if (total > most) {
      break;
    }
  }
  return total;
}

}  // namespace owldeck
