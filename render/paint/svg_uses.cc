#include "render/paint/svg_uses.h"

#include <algorithm>

namespace owldeck {
namespace {

constexpr int kDeepestUse = 64;

}  // namespace

void SvgUses::open(std::string_view id, std::string_view used) {
  open_.emplace_back(id);
  const auto add = [used](Part& part) {
    ++part.elements;
    if (!used.empty()) {
      part.uses.emplace_back(used);
    }
  };
  add(all_);
  for (const std::string& around : open_) {
    if (!around.empty()) {
      add(named_[around]);
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
