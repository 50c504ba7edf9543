#include "generator/check/anchor_plan.h"

#include <algorithm>
#include <functional>
#include <map>
#include <queue>

namespace owldeck {
namespace {

/// Who needs whom, by index; assumed anchors are left out.
struct Needs {
  std::vector<std::vector<std::size_t>> of;  ///< what each needs
  std::vector<std::vector<std::size_t>> by;  ///< who needs each
};

Needs needs_of(const AnchorGraph& graph) {
  std::map<std::string, std::size_t, std::less<>> index;
  for (std::size_t i = 0; i < graph.anchors.size(); ++i) {
    index.emplace(graph.anchors[i].id, i);
  }
  Needs needs;
  needs.of.resize(graph.anchors.size());
  needs.by.resize(graph.anchors.size());
  for (std::size_t i = 0; i < graph.anchors.size(); ++i) {
    for (const std::string& id : graph.anchors[i].needs) {
      if (const auto found = index.find(id); found != index.end()) {
        needs.of[i].push_back(found->second);
        needs.by[found->second].push_back(i);
      }
    }
  }
  return needs;
}

/// What is ready first comes first in the course.
std::vector<std::size_t> order_of(const Needs& needs) {
  std::vector<std::size_t> open(needs.of.size());
  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>>
      ready;
  for (std::size_t i = 0; i < needs.of.size(); ++i) {
    open[i] = needs.of[i].size();
    if (open[i] == 0) {
      ready.push(i);
    }
  }
  std::vector<std::size_t> order;
  while (!ready.empty()) {
    const std::size_t anchor = ready.top();
    ready.pop();
    order.push_back(anchor);
    for (const std::size_t next : needs.by[anchor]) {
      if (--open[next] == 0) {
        ready.push(next);
      }
    }
  }
  return order;
}

/// Back from the highest level, each time to what made it so high.
std::vector<std::size_t> longest_chain(const Needs& needs,
                                       const std::vector<std::size_t>& order,
                                       const std::vector<int>& levels) {
  std::vector<std::size_t> chain;
  if (order.empty()) {
    return chain;
  }
  std::size_t anchor = *std::ranges::max_element(
      order, {}, [&levels](std::size_t each) { return levels[each]; });
  chain.push_back(anchor);
  while (levels[anchor] > 0) {
    anchor = *std::ranges::find_if(needs.of[anchor], [&](std::size_t each) {
      return levels[each] == levels[anchor] - 1;
    });
    chain.push_back(anchor);
  }
  std::ranges::reverse(chain);
  return chain;
}

}  // namespace

AnchorPlan plan_anchors(const AnchorGraph& graph) {
  const Needs needs = needs_of(graph);
  AnchorPlan plan;
  plan.order = order_of(needs);
  plan.levels.assign(graph.anchors.size(), -1);
  int highest = -1;
  for (const std::size_t anchor : plan.order) {
    int level = 0;
    for (const std::size_t need : needs.of[anchor]) {
      level = std::max(level, plan.levels[need] + 1);
    }
    plan.levels[anchor] = level;
    highest = std::max(highest, level);
  }
  plan.critical_path = longest_chain(needs, plan.order, plan.levels);
  for (std::size_t i = 0; i < plan.levels.size(); ++i) {
    if (plan.levels[i] < 0) {
      plan.levels[i] = highest + 1;
      plan.order.push_back(i);
    }
  }
  return plan;
}

std::vector<std::size_t> missed_without(const AnchorGraph& graph,
                                        std::size_t skipped) {
  const Needs needs = needs_of(graph);
  std::vector<bool> missed(graph.anchors.size());
  std::vector<std::size_t> open{skipped};
  while (!open.empty()) {
    const std::size_t anchor = open.back();
    open.pop_back();
    for (const std::size_t next : needs.by[anchor]) {
      if (!missed[next]) {
        missed[next] = true;
        open.push_back(next);
      }
    }
  }
  missed[skipped] = false;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < missed.size(); ++i) {
    if (missed[i]) {
      out.push_back(i);
    }
  }
  return out;
}

}  // namespace owldeck
