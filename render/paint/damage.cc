#include "render/paint/damage.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "render/paint/ink.h"

namespace owldeck {
namespace {

/// More areas than these cost more than painting what lies between them.
constexpr std::size_t kMostAreas = 12;

const NodeInfo& info_of(const Node& node) {
  return std::visit(
      [](const auto& value) -> const NodeInfo& { return value.info; },
      node.value);
}

bool is_same_thing(const Node& a, const Node& b) {
  return a.value.index() == b.value.index() && info_of(a).id == info_of(b).id;
}

/// Whether only the children of two groups can look different.
bool stands_alike(const Group& a, const Group& b) {
  return a.offset == b.offset && a.scale == b.scale && a.opacity == b.opacity &&
         a.clip == b.clip;
}

double size_of(const Rect& rect) {
  return rect.width * rect.height;
}

/// How much is painted in vain if two areas become one.
double waste(const Rect& a, const Rect& b) {
  return size_of(united(a, b)) - size_of(a) - size_of(b);
}

/// Areas, of which those that are near each other become one.
class Areas {
 public:
  void add(Rect area) {
    if (is_empty(area)) {
      return;
    }
    for (bool has_grown = true; has_grown;) {
      const auto near = std::ranges::find_if(areas_, [&](const Rect& other) {
        return waste(area, other) <= kAreaCost;
      });
      has_grown = near != areas_.end();
      if (has_grown) {
        area = united(area, *near);
        areas_.erase(near);
      }
    }
    areas_.push_back(area);
    if (areas_.size() > kMostAreas) {
      join_cheapest();
    }
  }

  [[nodiscard]] std::vector<Rect> take() { return std::move(areas_); }

 private:
  void join_cheapest() {
    std::size_t first = 0;
    std::size_t second = 1;
    for (std::size_t i = 0; i < areas_.size(); ++i) {
      for (std::size_t k = i + 1; k < areas_.size(); ++k) {
        if (waste(areas_[i], areas_[k]) <
            waste(areas_[first], areas_[second])) {
          first = i;
          second = k;
        }
      }
    }
    const Rect both = united(areas_[first], areas_[second]);
    areas_.erase(areas_.begin() + static_cast<std::ptrdiff_t>(second));
    areas_.erase(areas_.begin() + static_cast<std::ptrdiff_t>(first));
    add(both);
  }

  /// What an area more costs, in the square page units that are painted in the
  /// same time.
  static constexpr double kAreaCost = 10000;
  std::vector<Rect> areas_;
};

/// Compares lists of nodes. Both pictures are equal wherever the nodes that
/// reach are equal and in the same order, so nodes may be paired in any way
/// that keeps their order; what has no partner is damage as a whole.
class Comparison {
 public:
  Comparison(const TextEngine& text, const Rect& page)
      : text_(text), page_(page) {}

  void compare(const std::vector<Node>& before, const std::vector<Node>& after,
               const Frame& frame, const Rect& seen) {
    const auto [from, to] = std::ranges::mismatch(before, after);
    std::size_t i = static_cast<std::size_t>(from - before.begin());
    std::size_t k = static_cast<std::size_t>(to - after.begin());
    // Most often no node has come or gone.
    std::optional<Places> old_places;
    std::optional<Places> new_places;
    const auto know_places = [&] {
      if (!old_places) {
        old_places = places(before, i);
        new_places = places(after, k);
      }
    };
    while (i < before.size() && k < after.size()) {
      if (is_same_thing(before[i], after[k])) {
        compare(before[i++], after[k++], frame, seen);
        continue;
      }
      know_places();
      if (comes_later(before[i], *new_places, k) &&
          !comes_later(after[k], *old_places, i)) {
        add(after[k++], frame, seen);
      } else {
        add(before[i++], frame, seen);
      }
    }
    for (; i < before.size(); ++i) {
      add(before[i], frame, seen);
    }
    for (; k < after.size(); ++k) {
      add(after[k], frame, seen);
    }
  }

  [[nodiscard]] std::vector<Rect> take() { return areas_.take(); }

 private:
  using Places = std::map<std::string_view, std::size_t>;

  /// Where the nodes from `first` on are that have a name.
  static Places places(const std::vector<Node>& nodes, std::size_t first) {
    Places places;
    for (std::size_t i = first; i < nodes.size(); ++i) {
      const std::string& id = info_of(nodes[i]).id;
      if (!id.empty()) {
        places[id] = i;
      }
    }
    return places;
  }

  static bool comes_later(const Node& node, const Places& places,
                          std::size_t now) {
    const auto place = places.find(info_of(node).id);
    return place != places.end() && place->second > now;
  }

  void compare(const Node& before, const Node& after, const Frame& frame,
               const Rect& seen) {
    if (before == after) {
      return;
    }
    const Group* const old_group = std::get_if<Group>(&before.value);
    const Group* const new_group = std::get_if<Group>(&after.value);
    if (old_group != nullptr && new_group != nullptr &&
        stands_alike(*old_group, *new_group)) {
      const Frame inside = frame.inside(*new_group);
      compare(old_group->children, new_group->children, inside,
              new_group->clip
                  ? common_part(seen, inside.on_page(*new_group->clip))
                  : seen);
      return;
    }
    add(before, frame, seen);
    add(after, frame, seen);
  }

  void add(const Node& node, const Frame& frame, const Rect& seen) {
    areas_.add(
        common_part(common_part(frame.on_page(ink(node, text_)), seen), page_));
  }

  const TextEngine& text_;
  Rect page_;
  Areas areas_;
};

}  // namespace

std::vector<Rect> damage(const Scene& before, const Scene& after,
                         const TextEngine& text) {
  const Rect page{0, 0, after.size.width, after.size.height};
  if (before.size != after.size || before.background != after.background) {
    return {page};
  }
  Comparison comparison(text, page);
  comparison.compare(before.nodes, after.nodes, {}, page);
  return comparison.take();
}

}  // namespace owldeck
